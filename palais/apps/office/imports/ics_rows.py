"""A calendar as rows of a table: one for each date of each event, and one for each event left out. Runs in the child.

The headings are fixed, so that its columns are known by themselves. Dates that repeat are read from a quarter of a year
ago to two years ahead. What a person should look at stands in the row, as codes.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, timedelta
from pathlib import Path

from palais.apps.office.intake.faults import Fault
from palais.core.ics import CalendarRefused, Doubt, Doubtful, Read, ReadEvent, Refusal, read_calendar
from palais.core.ics.answers import LARGEST, LEAVES_OUT
from palais.core.spans import Days

HEADINGS = (
    *("UID", "Title", "First day", "Last day", "Starts", "Ends", "Time zone", "Place", "Page", "Description"),
    *("Status", "Source", "To look at", "Left out"),
)
BEFORE, AHEAD = timedelta(days=91), timedelta(days=730)
LONGEST_UID = 480


def rows(path: Path, *, on: date) -> Iterator[tuple[int, list[str]]]:
    """The headings, then each date; Fault where the calendar is refused."""
    size = path.stat().st_size
    try:
        if size > LARGEST:
            raise CalendarRefused(Refusal.TOO_LARGE, number=size, most=LARGEST)
        found = read_calendar(path.read_bytes(), window=Days(on - BEFORE, on + AHEAD))
    except CalendarRefused as refused:
        raise fault(refused) from refused
    yield 0, list(HEADINGS)
    doubts = by_event(found)
    for event in found.events:
        yield event.line, cells(event, found, doubts[event.line])
    for doubt in found.doubts:
        if doubt.about in LEAVES_OUT:
            yield doubt.line, [*[""] * (len(HEADINGS) - 1), doubt.about.name]


def fault(refused: CalendarRefused) -> Fault:
    """The refusal by a code of its own, so that it can be said in the language of the reader."""
    facts = dict(refused.facts)
    if refused.why is Refusal.NONE_USABLE:
        why = Doubtful(facts.pop("why")).name.lower().replace("_", "-")
        return Fault(f"ics-none-{why}", **facts)
    return Fault(f"ics-{refused.why.value}", **facts)


def by_event(found: Read) -> defaultdict[int, list[Doubt]]:
    doubts: defaultdict[int, list[Doubt]] = defaultdict(list)
    for doubt in found.doubts:
        if doubt.event and doubt.about not in LEAVES_OUT:
            doubts[doubt.event].append(doubt)
    return doubts


def cells(event: ReadEvent, found: Read, doubts: list[Doubt]) -> list[str]:
    first, last, starts, ends, zone = when(event)
    status = "cancelled" if event.cancelled else "planned"
    codes = " ".join(dict.fromkeys(doubt.about.name for doubt in doubts))
    return [
        *(identity(event), event.title, first, last, starts, ends, zone, event.place, event.url, event.text),
        *(status, found.name, codes, ""),
    ]


def identity(event: ReadEvent) -> str:
    """What tells one date of one event from all others, also next time."""
    return f"{event.uid[:LONGEST_UID]}#{event.occurrence}" if event.occurrence else event.uid[:LONGEST_UID]


def when(event: ReadEvent) -> tuple[str, str, str, str, str]:
    """First and last day, the hours of both on one clock, and its zone; a zone of the file's own is told in UTC."""
    span = event.when
    if isinstance(span, Days):
        return span.first.isoformat(), span.last.isoformat(), "", "", ""
    begins, ends = (one if span.zone else one.astimezone(UTC) for one in (span.begins, span.ends))
    to = "" if begins == ends else ends.time().isoformat()
    return (
        begins.date().isoformat(),
        ends.date().isoformat(),
        begins.time().isoformat(),
        to,
        span.zone or "UTC",
    )
