"""One session or pre-session: States, deadlines with their reasons, documents, and what changed."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from palais.apps.calendar import queries as calendar
from palais.apps.calendar.models import (
    CalendarChange,
    CommitteeSession,
    Deadline,
    PreSessionReview,
    PrintedDeadline,
    Review,
)
from palais.core.dates import PartialDate
from palais.web.answers.entries import as_entry, event_entry
from palais.web.answers.entry_lines import EntryLine, lines
from palais.web.answers.marks import Mark, mark
from palais.web.answers.plain import plain
from palais.web.calendar_words import addresses, history, titles


@dataclass(frozen=True, slots=True)
class StateLine:
    """A State at a session or on the list of a pre-session. `purpose` is empty for a review; `path` is the page of
    the review, empty where only the list is known. `symbol` of the concluding observations: empty where not known."""

    iso3: str
    name: str
    instruments: tuple[str, ...]
    procedure: str
    outcome: str
    purpose: str
    symbol: str
    symbol_seen: bool
    path: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class DeadlineLine:
    """A deadline of the meeting; one without a day has that of the meeting in `line`, and `dated` is False."""

    line: EntryLine
    dated: bool


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One value that changed; `old` and `new` in words. `reason` and `source` are empty where none was given."""

    at: datetime
    about: str
    field: str
    old: str
    new: str
    reason: str
    source: str


@dataclass(frozen=True, slots=True)
class Days:
    """Days of the session by how they stood: planned, moved, held. `first` and `last` as far as they are known."""

    how: str
    first: PartialDate
    last: PartialDate


@dataclass(frozen=True, slots=True)
class Addenda:
    """Between which days the States of a UPR session answer what was recommended to them, as a source prints it."""

    first: PartialDate
    last: PartialDate
    mark: Mark


@dataclass(frozen=True, slots=True)
class SessionPage:
    """Everything of one session. `neighbour` is the one it is easily taken for (title, path, whether it is the
    pre-session), None where none is known here; `problems` are rules that clash, in sentences."""

    on: date
    line: EntryLine
    body_name: str
    body_code: str
    round: str
    is_pre_session: bool
    announced_on: str
    confirmed_on: str
    observations_on: str
    reason: str
    report_symbol: str
    days: tuple[Days, ...]
    addenda: Addenda | None
    reviews: tuple[StateLine, ...]
    prepared: tuple[StateLine, ...]
    deadlines: tuple[DeadlineLine, ...]
    neighbour: "Neighbour | None"
    events: tuple[EntryLine, ...]
    problems: tuple[str, ...]
    changes: tuple[ChangeLine, ...]


@dataclass(frozen=True, slots=True)
class Neighbour:
    title: str
    path: str
    number: int | None


def session_page(*, slug: str, on: date) -> SessionPage | None:
    """The page; None where there is no such session. The number of queries does not depend on the session."""
    found = calendar.session_dossier(slug=slug, on=on)
    if found is None:
        return None
    row = found.session
    own, *events = lines(
        [as_entry(row, on=on), *(event_entry(event) for event in found.events if event.first_day)], on=on
    )
    listed = {line.state_id for line in found.prepared}
    return SessionPage(
        on=on,
        line=own,
        body_name=row.body.name,
        body_code=row.body.code,
        round=row.round,
        is_pre_session=row.is_pre_session,
        announced_on=row.announced_on,
        confirmed_on=row.confirmed_on,
        observations_on=row.observations_on,
        reason=history.reason(row),
        report_symbol=row.report_symbol,
        days=days_of(row),
        addenda=addenda(found.printed, on=on),
        reviews=tuple(state_line(review, on=on) for review in found.reviews),
        prepared=(
            *(state_line(review, on=on, at=row) for review in found.prepared),
            *(listed_line(line, on=on) for line in found.line_up if line.state_id not in listed),
        ),
        deadlines=tuple(deadline_line(deadline, on=on) for deadline in found.deadlines),
        neighbour=neighbour(found.neighbour),
        events=tuple(events),
        problems=tuple(problem.sentence for problem in found.problems),
        changes=change_lines(found.changes),
    )


def as_data(page: SessionPage) -> dict[str, Any]:
    """The page as plain data, for the API."""
    content: dict[str, Any] = plain(page)
    return content


def addenda(row: PrintedDeadline | None, *, on: date) -> Addenda | None:
    if row is None or not row.addendum_first:
        return None
    first, last = row.addendum_first, row.addendum_last or row.addendum_first
    return Addenda(PartialDate.parse(first), PartialDate.parse(last), mark(row, table="upr_deadlines", on=on))


def days_of(row: CommitteeSession) -> tuple[Days, ...]:
    """Each set of days that was ever announced, in order; one that says the same again is left out."""
    found: list[Days] = []
    for how in ("planned", "moved", "held"):
        start, end = getattr(row, f"{how}_start"), getattr(row, f"{how}_end")
        if not start:
            continue
        days = Days(how, PartialDate.parse(start), PartialDate.parse(end or start))
        if found and (found[-1].first, found[-1].last) == (days.first, days.last):
            found.pop()
        found.append(days)
    return tuple(found)


def state_line(review: Review, *, on: date, at: CommitteeSession | None = None) -> StateLine:
    """`at` is the pre-session that prepares the review."""
    purpose = "loipr" if at is not None and review.list_session_id == at.pk else ""
    return StateLine(
        iso3=review.state_id,
        name=review.state.name,
        instruments=tuple(review.instruments.split("|")),
        procedure=review.procedure,
        outcome=review.outcome_on(on),
        purpose=purpose,
        symbol="" if review.lies_ahead(on) else review.symbol,
        symbol_seen=review.symbol_seen,
        path=addresses.review(review),
        mark=mark(review, table="reviews", on=on),
    )


def listed_line(row: PreSessionReview, *, on: date) -> StateLine:
    return StateLine(
        iso3=row.state_id,
        name=row.state.name,
        instruments=tuple(row.instruments.split("|")),
        procedure=row.procedure,
        outcome="",
        purpose=row.purpose,
        symbol="",
        symbol_seen=False,
        path="",
        mark=mark(row, table="pre_session_reviews", on=on),
    )


def deadline_line(row: Deadline, *, on: date) -> DeadlineLine:
    meeting = row.meeting
    first = row.first_day or meeting.first_day or meeting.last_known[0].earliest
    last = row.last_day or first
    entry = calendar.Entry(
        kind="deadline",
        slug=row.slug,
        first=first,
        last=last,
        precision=row.precision,
        status=row.status,
        body=meeting.body_id,
        states=(),
        record=row,
    )
    (line,) = lines([entry], on=on)
    return DeadlineLine(line=line, dated=row.first_day is not None)


def neighbour(row: CommitteeSession | None) -> Neighbour | None:
    return None if row is None else Neighbour(titles.session(row), addresses.session(row), row.number)


def change_lines(rows: tuple[CalendarChange, ...]) -> tuple[ChangeLine, ...]:
    return tuple(
        ChangeLine(
            at=row.at,
            about=history.about(row),
            field=history.field(row),
            old=history.value(row, row.old),
            new=history.value(row, row.new),
            reason=row.reason,
            source=row.source,
        )
        for row in rows
    )
