"""What a feed of the calendar holds: the lines of a page with the same filters, and what changed of them.

Feeds reach back a year, so that a date which has passed does not vanish from people's calendars at once.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from palais.apps.calendar import queries as calendar
from palais.apps.calendar.choices import DeadlineStatus, Standing
from palais.apps.calendar.models import CalendarChange
from palais.apps.treaties import queries as treaties
from palais.core.dates import DateNotUnderstood, PartialDate
from palais.core.spans import Days, Hours
from palais.web import listing
from palais.web.answers import dates
from palais.web.answers.dates import DatedChange, DatedItem, DatedList, Happened, Kind
from palais.web.answers.entries import Choices, as_filter, choices_for
from palais.web.answers.entry_lines import DEADLINE, SESSION, EntryLine, lines
from palais.web.calendar_words import addresses, history, titles

BACK = timedelta(days=365)
AHEAD = timedelta(days=366 * 10)
MOST_CHANGES = 200
AS_IT_FIRST_STOOD = datetime(1989, 11, 20, tzinfo=UTC)
"""The moment of the last change of what never changed: it stays the same, so nothing looks new that is not."""

SURE = {
    str(Standing.CANCELLED): dates.Standing.CANCELLED,
    str(Standing.ANNOUNCED): dates.Standing.TENTATIVE,
    str(Standing.POSTPONED): dates.Standing.TENTATIVE,
    str(DeadlineStatus.CANCELLED): dates.Standing.CANCELLED,
    str(DeadlineStatus.POSTPONED): dates.Standing.TENTATIVE,
}


def entry_points(*, key: str, asked: Mapping[str, str], on: date) -> DatedList | None:
    """The feed of the entry points; None where a filter asks for something that does not exist."""
    return of_filter(asked, on=on, title=_("UN entry points"), path=reverse("entry-points"))


def of_state(*, key: str, asked: Mapping[str, str], on: date) -> DatedList | None:
    """The dates of one State; None for no such State."""
    state = treaties.state(iso3=key)
    if state is None or asked.get("state", key) != key:
        return None
    wanted = {**asked, "state": key}
    title = _("%(name)s: dates at the United Nations") % {"name": state.name}
    return of_filter(wanted, on=on, title=title, path=reverse("state", args=[key]))


def of_body(*, key: str, asked: Mapping[str, str], on: date) -> DatedList | None:
    """The dates of one body; None for no such body."""
    if asked.get("body", key) != key:
        return None
    return of_filter({**asked, "body": key}, on=on, title="", path=addresses.body(key))


def of_members(*, on: date) -> DatedList:
    """The meetings of the network that its people alone see. It has no address without a person who asks."""
    shown = lines(calendar.events_of_members(on=on), on=on)
    return DatedList(
        title=_("Meetings of the network"),
        about=_("For the people of the network."),
        path=reverse("meetings"),
        items=tuple(map(item, shown)),
        changes=(),
        known_until=None,
    )


def of_filter(asked: Mapping[str, str], *, on: date, title: str, path: str) -> DatedList | None:
    choices, wrong = choices_for(asked)
    session = asked.get("session", "")
    if wrong or (session and calendar.session(slug=session) is None):
        return None
    entries = calendar.between(first=on - BACK, last=on + AHEAD, on=on, wanted=as_filter(asked))
    shown = [line for line in lines(entries, on=on) if not session or line.meeting == session]
    named = {body.key: body.name for body in choices.bodies}
    about = [named.get(asked.get("body", ""), ""), choices.states.get(asked.get("state", ""), "")]
    about.append(choices.regions.get(asked.get("region", ""), ""))
    return DatedList(
        title=title or named.get(asked.get("body", ""), "") or _("UN entry points"),
        about=" · ".join(text for text in about if text)
        or _("Sessions, deadlines and events at the United Nations, with their changes."),
        path=path,
        items=tuple(item(line) for line in shown),
        changes=changes_of(shown),
        known_until=reach_of(asked, choices),
    )


def reach_of(asked: Mapping[str, str], choices: Choices) -> date | None:
    body = asked.get("body")
    return max(
        (one.reach for one in choices.bodies if one.reach and body in (None, "", one.key)), default=None
    )


def item(line: EntryLine) -> DatedItem:
    """A line as calendars take it. Of a deadline the day to plan by, where the rule leaves a window."""
    sure = SURE.get(line.status, dates.Standing.CONFIRMED)
    changed = line.changed_at or AS_IT_FIRST_STOOD
    off = sure is dates.Standing.CANCELLED
    return DatedItem(
        uid=uid(line.about, line.slug),
        kind=kind_of(line),
        title=line.title,
        when=when(line),
        path=line.path,
        changed_at=changed,
        place=line.place,
        lines=(*told(line), *line.limits),
        categories=tuple(filter(None, (line.body.upper(), *line.states.values()))),
        standing=sure,
        cancelled_on=(changed.date() if line.changed_at else line.last) if off else None,
        sequence=line.sequence,
        closes_at=time.fromisoformat(line.closes_at) if line.closes_at else None,
        **({"zone": line.zone} if line.zone else {}),
    )


def told(line: EntryLine) -> list[str]:
    said = list(line.sentences)
    if line.about == SESSION:
        said.insert(0, _("Status: %(status)s.") % {"status": history.standing(line.status)})
    if line.about == DEADLINE:
        said.insert(0, _("For: %(who)s.") % {"who": titles.audience(line.audience)})
    if line.states:
        said.append(_("States: %(names)s.") % {"names": listing.listed(line.states.values())})
    if line.mark and not line.mark.verified:
        said.append(_("Unverified: not read in a document of the United Nations."))
    return said


def uid(about: str, slug: str) -> str:
    """The name of an item for good: slugs are set once and never changed."""
    return f"{about}-{slug}@palais"


def kind_of(line: EntryLine) -> Kind:
    if line.about == DEADLINE:
        return Kind.DEADLINE
    if line.about == SESSION:
        return Kind.PRE_SESSION if line.kind == "pre-session" else Kind.SESSION
    return Kind.EVENT


def when(line: EntryLine) -> dates.When:
    if line.begins is not None:
        return Hours(line.begins, line.ends or line.begins, line.zone)
    if not line.is_by_day:
        return line.partial
    return Days(line.first, line.first if line.about == DEADLINE else line.last)


def changes_of(shown: Iterable[EntryLine]) -> tuple[DatedChange, ...]:
    """What changed of these lines, newest first."""
    known = {(line.about, line.slug): line for line in shown if line.slug}
    rows = calendar.changes_of(
        sessions=[slug for about, slug in known if about == SESSION],
        deadlines=[slug for about, slug in known if about == DEADLINE],
        events=[slug for about, slug in known if about == "event"],
        limit=MOST_CHANGES,
    )
    deeds: dict[tuple[str, str, datetime], list[CalendarChange]] = {}
    for row in rows:
        deeds.setdefault((row.about, slug_of(row), row.at), []).append(row)
    told_of = ((several, known.get(place[:2])) for place, several in deeds.items())
    return tuple(one for several, line in told_of if line is not None and (one := change(several, line)))


def slug_of(row: CalendarChange) -> str:
    record = row.session if row.about == SESSION else row.deadline if row.about == DEADLINE else row.event
    return record.slug if record else ""


def change(rows: Sequence[CalendarChange], line: EntryLine) -> DatedChange | None:
    """What happened to an item at one moment, in one piece; None for values that move nobody's calendar."""
    happened = next((kind for kind in map(what_happened, by_weight(rows)) if kind is not None), None)
    if happened is None:
        return None
    old = {row.field: day(row.old) for row in rows}
    new = {row.field: day(row.new) for row in rows}
    return DatedChange(
        uid=uid(line.about, line.slug),
        number=max(row.pk for row in rows),
        at=rows[0].at,
        happened=happened,
        kind=kind_of(line),
        title=line.title,
        path=line.path,
        before=days(old) if old.get("first") or old.get("last") else None,
        after=days(new) if new.get("first") or new.get("last") else None,
        reason=rows[0].reason,
    )


def by_weight(rows: Iterable[CalendarChange]) -> list[CalendarChange]:
    """What became of it first, then its days, then the rest."""
    order = ("status", "confirmed", "first", "last", "starts_at", "ends_at")
    return sorted(rows, key=lambda row: order.index(row.field) if row.field in order else len(order))


def days(values: Mapping[str, PartialDate | None]) -> dates.When | None:
    """The days that changed: from the first to the last, or the one of them that did."""
    first, last = values.get("first"), values.get("last")
    if first is not None and last is not None and first.is_exact and last.is_exact and first <= last:
        return Days(first.earliest, last.latest)
    return first or last


def what_happened(row: CalendarChange) -> Happened | None:
    if row.field == "status":
        return {
            "moved": Happened.MOVED,
            "shortened": Happened.SHORTENED,
            "postponed": Happened.POSTPONED,
            "cancelled": Happened.CANCELLED,
        }.get(row.new, Happened.CORRECTED)
    if row.field == "confirmed" and row.new:
        return Happened.CONFIRMED
    return Happened.MOVED if row.field in ("first", "last", "starts_at", "ends_at") else None


def day(text: str) -> PartialDate | None:
    try:
        return PartialDate.parse(text)
    except DateNotUnderstood:
        return None
