"""The entry points: what comes next, a month, a year; filtered, and how far the facts reach."""

import calendar as days_of_months
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from palais.apps.calendar import queries as calendar
from palais.apps.calendar.choices import Audience, EventKind, SessionKind
from palais.apps.calendar.models import CommitteeSession, Event
from palais.apps.treaties import queries as treaties
from palais.apps.treaties.choices import RegionalGroup
from palais.apps.treaties.models import Region, TreatyBody
from palais.web.answers.entry_lines import EntryLine, lines
from palais.web.answers.plain import plain

FILTERS = ("body", "state", "region", "audience", "kind")
DEADLINE = "deadline"
KINDS = (*SessionKind.values, DEADLINE, *EventKind.values)
A_PAGE = 40
LAST_PAGE = 25
UNKNOWN_SHOWN = 12
FIRST_YEAR, LAST_YEAR = 1989, 2100


@dataclass(frozen=True, slots=True)
class Body:
    """An owner of sessions. `reach` is the last day of which a session is known here, None for none at all."""

    key: str
    code: str
    name: str
    reach: date | None


@dataclass(frozen=True, slots=True)
class Choices:
    """What the filters offer: States and regions by key and name, bodies that have sessions here."""

    bodies: tuple[Body, ...]
    states: Mapping[str, str]
    regions: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class EntryPoints:
    """Lines in order. `first` and `last` are the days shown, both None where the list is open to the end.

    `unknown` are past sessions of whose outcome nothing is known here, newest first; `wrong` names filters that ask
    for something that does not exist, and then nothing is found. `more`: there is a page after this one.
    """

    on: date
    lines: tuple[EntryLine, ...]
    choices: Choices
    unknown: tuple[EntryLine, ...]
    wrong: tuple[str, ...]
    first: date | None = None
    last: date | None = None
    page: int = 1
    more: bool = False

    @property
    def reach(self) -> date | None:
        """The last day known of any body shown."""
        return max((body.reach for body in self.choices.bodies if body.reach), default=None)


def what_is_next(*, wanted: Mapping[str, str], on: date, page: int = 1) -> EntryPoints:
    """What goes on or lies ahead, next things first; as many queries with much history as with none."""
    page = min(max(page, 1), LAST_PAGE)
    choices, wrong = choices_for(wanted)
    found = [] if wrong else calendar.upcoming(on=on, wanted=as_filter(wanted), limit=page * A_PAGE + 1)
    shown = found[(page - 1) * A_PAGE : page * A_PAGE]
    unknown = [] if wrong or page > 1 else outcome_not_known(wanted, on=on)
    made = lines([*shown, *unknown], on=on)
    return EntryPoints(
        on=on,
        lines=tuple(made[: len(shown)]),
        choices=choices,
        unknown=tuple(made[len(shown) :]),
        wrong=wrong,
        page=page,
        more=len(found) > page * A_PAGE,
    )


def listed(
    *, about: str, wanted: Mapping[str, str], since: date, until: date, on: date
) -> tuple[list[calendar.Entry], tuple[str, ...]]:
    """Sessions, deadlines or events alone, as records in order, and the filters that ask for nothing that exists.

    `entry_lines.lines` makes lines of those that are shown.
    """
    wrong = choices_for(wanted)[1]
    if wrong:
        return [], wrong
    found = calendar.between(first=since, last=until, on=on, wanted=as_filter(wanted), about=(about,))
    return found, ()


def all_ahead(*, wanted: Mapping[str, str], on: date) -> EntryPoints:
    """Everything that goes on or lies ahead, for files."""
    choices, wrong = choices_for(wanted)
    found = [] if wrong else calendar.upcoming(on=on, wanted=as_filter(wanted), limit=None)
    return EntryPoints(on=on, lines=tuple(lines(found, on=on)), choices=choices, unknown=(), wrong=wrong)


def in_month(*, wanted: Mapping[str, str], on: date, year: int, month: int) -> EntryPoints:
    """What touches one month."""
    length = days_of_months.monthrange(year, month)[1]
    return within(wanted=wanted, on=on, first=date(year, month, 1), last=date(year, month, length))


def in_year(*, wanted: Mapping[str, str], on: date, year: int) -> EntryPoints:
    """What touches one year."""
    return within(wanted=wanted, on=on, first=date(year, 1, 1), last=date(year, 12, 31))


def within(*, wanted: Mapping[str, str], on: date, first: date, last: date) -> EntryPoints:
    choices, wrong = choices_for(wanted)
    found = [] if wrong else calendar.between(first=first, last=last, on=on, wanted=as_filter(wanted))
    return EntryPoints(
        on=on,
        lines=tuple(lines(found, on=on)),
        choices=choices,
        unknown=(),
        wrong=wrong,
        first=first,
        last=last,
    )


def outcome_not_known(wanted: Mapping[str, str], *, on: date) -> list[calendar.Entry]:
    """Past sessions still planned by the facts; none where something narrower than a body is asked for."""
    if any(wanted.get(name) for name in ("state", "region", "audience")) or wanted.get("kind") == DEADLINE:
        return []
    rows = calendar.outcome_not_known(on=on, body=wanted.get("body", ""), limit=UNKNOWN_SHOWN)
    return [as_entry(row, on=on) for row in rows if wanted.get("kind", "") in ("", row.kind)]


def as_entry(row: CommitteeSession, *, on: date) -> calendar.Entry:
    """A session outside a list, as the lists have it."""
    return calendar.Entry(
        kind=row.kind,
        slug=row.slug,
        first=row.first_day or row.last_known[0].earliest,
        last=row.last_day or row.last_known[1].latest,
        precision=row.precision,
        status=row.standing(on=on),
        body=row.body_id,
        states=(),
        record=row,
    )


def event_entry(row: Event) -> calendar.Entry:
    """An event outside a list; its States are left out."""
    return calendar.Entry(
        kind=row.kind,
        slug=row.slug,
        first=row.first_day or date.min,
        last=row.last_day or date.min,
        precision=row.precision,
        status=row.status,
        body=row.body_id or "",
        states=(),
        record=row,
    )


def as_filter(wanted: Mapping[str, str]) -> calendar.Filter:
    """Only what everybody may see: meetings of the network for its members alone are left out."""
    asked: dict[str, Any] = {name: wanted.get(name, "") for name in FILTERS}
    return calendar.Filter(**asked)


def choices_for(wanted: Mapping[str, str]) -> tuple[Choices, tuple[str, ...]]:
    """What the filters offer, and which of those asked for do not exist: four queries."""
    reach = calendar.reach()
    bodies = tuple(
        Body(row.key, row.code, row.name, reach.get(row.key)) for row in ordered(TreatyBody.public.all())
    )
    states = {state.iso3: state.name for state in treaties.states()}
    regions = {row.code: row.name for row in Region.public.all()}
    regions |= {value: str(label) for value, label in RegionalGroup.choices if value != "none"}
    known: dict[str, Any] = {
        "body": {body.key for body in bodies},
        "state": states,
        "region": regions,
        "audience": Audience.values,
        "kind": KINDS,
    }
    wrong = tuple(name for name in FILTERS if wanted.get(name) and wanted[name] not in known[name])
    with_sessions = tuple(body for body in bodies if body.reach or body.key == wanted.get("body"))
    return Choices(with_sessions, states, regions), wrong


def ordered(bodies: Any) -> list[TreatyBody]:
    """The Committee on the Rights of the Child first, the others by code."""
    return sorted(bodies, key=lambda body: (body.key != "crc", body.code))


def as_data(answer: EntryPoints) -> list[dict[str, Any]]:
    """The lines as plain data, without what only feeds need."""
    return [data_of(line) for line in answer.lines]


def data_of(line: EntryLine) -> dict[str, Any]:
    content: dict[str, Any] = plain(line)
    return content
