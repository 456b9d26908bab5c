"""One line of the calendar, whole: what, when, for whom, why, from where; in the language of the request.

Pages, files, feeds and the API are made from these lines, so that they cannot disagree.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from palais.apps.calendar import queries as calendar
from palais.apps.calendar.models import AnnualDay, CommitteeSession, Deadline, DiscussionDay, Event
from palais.apps.office.models import Source
from palais.core.dates import PartialDate, Precision
from palais.core.deadlines import NoSuchMoment, ZoneNotKnown
from palais.web import date_words
from palais.web.answers import names
from palais.web.answers.marks import Mark, mark, older_than_a_year
from palais.web.calendar_words import addresses, history, reasons, titles

SESSION, DEADLINE, EVENT = "session", "deadline", "event"


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One line. `about` is session, deadline or event; `kind` is narrower (pre-session, webinar, …).

    `first` and `last` are both included; `precision` says how much of them is known, and `when` says it in words.
    `days_left` counts to the first day, None once it has come or where no day is known. `closes` is the first moment
    at which something sent is late, None where there is none; `begins` and `ends` are moments of an event with hours.
    `planned` is the first day that a session was planned for, None where only the month is known.
    `states` maps codes to names; empty: none is known here. `mark` is None for what an editor entered.
    """

    about: str
    kind: str
    slug: str
    title: str
    path: str
    body: str
    first: date
    last: date
    precision: str
    when: str
    days_left: int | None
    status: str
    states: Mapping[str, str]
    mark: Mark | None
    sentences: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    meeting: str = ""
    stage: str = ""
    audience: str = ""
    procedure: str = ""
    number: int | None = None
    place: str = ""
    mode: str = ""
    closes_at: str = ""
    zone: str = ""
    closes: datetime | None = None
    begins: datetime | None = None
    ends: datetime | None = None
    changed_at: datetime | None = None
    sequence: int = 0
    planned: date | None = None

    @property
    def partial(self) -> PartialDate:
        return PartialDate.between(earliest=self.first, latest=self.last, precision=Precision(self.precision))

    @property
    def is_by_day(self) -> bool:
        return self.precision == Precision.DAY


def lines(entries: Iterable[calendar.Entry], *, on: date) -> list[EntryLine]:
    """Entries as lines, with the names of their States."""
    found = list(entries)
    called = names_of({iso3 for one in found for iso3 in one.states})
    return [line(one, called=called, on=on) for one in found]


def names_of(codes: Iterable[str]) -> dict[str, str]:
    known = names.states()
    return {code: known[code] for code in codes if code in known}


def line(one: calendar.Entry, *, called: Mapping[str, str], on: date) -> EntryLine:
    row = one.record
    given: dict[str, Any] = {
        "kind": one.kind,
        "slug": one.slug,
        "title": titles.of_record(row),
        "body": one.body,
        "first": one.first,
        "last": one.last,
        "precision": one.precision,
        "when": span(one.first, one.last, precision=one.precision),
        "days_left": (one.first - on).days if one.first > on and one.precision == Precision.DAY else None,
        "status": one.status,
        "states": {iso3: called[iso3] for iso3 in one.states if iso3 in called},
    }
    if isinstance(row, CommitteeSession):
        return of_session(row, given, on=on)
    if isinstance(row, Deadline):
        return of_deadline(row, given, on=on)
    if isinstance(row, Event):
        return of_event(row, given)
    return of_yearly_day(row, given, on=on)


def of_session(row: CommitteeSession, given: dict[str, Any], *, on: date) -> EntryLine:
    first, last = row.last_known
    return EntryLine(
        **{**given, "when": titles.when(first, last)},
        about=SESSION,
        path=addresses.session(row),
        mark=mark(row, table="committee_sessions", on=on),
        sentences=(text,) if (text := history.reason(row)) else (),
        meeting=row.slug,
        number=row.number,
        place=row.place,
        mode=row.mode,
        changed_at=row.last_changed,
        sequence=row.sequence,
        planned=row.planned[0].earliest if row.planned_start and row.planned[0].is_exact else None,
    )


def of_deadline(row: Deadline, given: dict[str, Any], *, on: date) -> EntryLine:
    return EntryLine(
        **given,
        about=DEADLINE,
        path=addresses.deadline(row),
        mark=mark_of_deadline(row, on=on),
        sentences=tuple(reasons.of_deadline(row)),
        limits=tuple(reasons.limits(row)),
        meeting=row.meeting.slug,
        stage=row.stage,
        audience=row.audience,
        procedure=row.procedure,
        number=row.meeting.number,
        closes_at=row.closes_at,
        zone=row.zone,
        closes=closing_moment(row),
        changed_at=row.last_changed,
        sequence=row.sequence,
    )


def mark_of_deadline(row: Deadline, *, on: date) -> Mark | None:
    """The mark of the print or the rule behind it; None where an editor's word or nothing stands behind it."""
    if row.override_on is not None:
        return None
    if row.printed_source is not None:
        return mark_of_print(row, row.printed_source, on=on)
    return mark(row.rule, table="deadline_rules", on=on) if row.rule else None


def mark_of_print(row: Deadline, source: Source, *, on: date) -> Mark:
    return Mark(
        table="upr_deadlines",
        key=str(row.meeting.number),
        source=source.key,
        title=source.title,
        publisher=source.publisher,
        as_of=source.as_of,
        layer=source.layer,
        verified=row.verified,
        may_have_changed=older_than_a_year(source.as_of, on=on),
        note="",
    )


def closing_moment(row: Deadline) -> datetime | None:
    """None where no day is known, or where the clock there skips that hour."""
    if row.first_day is None or (row.is_window and row.precision != Precision.DAY):
        return None
    try:
        return row.closes()
    except (NoSuchMoment, ZoneNotKnown):
        return None


def of_event(row: Event, given: dict[str, Any]) -> EntryLine:
    return EntryLine(
        **given,
        about=EVENT,
        path=addresses.event(row),
        mark=None,
        sentences=(row.description,) if row.description else (),
        place=row.place,
        mode=row.mode,
        zone=row.zone if row.has_hours else "",
        begins=row.starts_at,
        ends=row.ends_at,
        changed_at=row.last_changed,
        sequence=row.sequence,
    )


def of_yearly_day(row: DiscussionDay | AnnualDay, given: dict[str, Any], *, on: date) -> EntryLine:
    table = (
        "days_of_general_discussion"
        if isinstance(row, DiscussionDay)
        else "annual_days_on_rights_of_the_child"
    )
    return EntryLine(
        **{**given, "status": "planned"},
        about=EVENT,
        path=f"{addresses.body(given['body'])}#days",
        mark=mark(row, table=table, on=on),
    )


def span(first: date, last: date, *, precision: str) -> str:
    if precision == Precision.DAY:
        return date_words.days(first, last)
    return date_words.partial(
        PartialDate.between(earliest=first, latest=last, precision=Precision(precision))
    )
