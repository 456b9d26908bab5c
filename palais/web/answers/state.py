"""The dossier of a State: what it has ratified, where it stands, what was reviewed, and where each figure is from."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from palais.apps.calendar import queries as calendar
from palais.apps.treaties import queries
from palais.apps.treaties.models import State
from palais.web.answers import entry_lines
from palais.web.answers.entry_lines import EntryLine
from palais.web.answers.marks import Mark, mark
from palais.web.answers.membership import TreatyLine, treaty_lines
from palais.web.answers.plain import plain
from palais.web.answers.reporting import Reporting, ReviewLine, reporting, review_lines
from palais.web.calendar_words import addresses, titles

NEXT_DATES = 8


@dataclass(frozen=True, slots=True)
class StateName:
    """What a State is called and where it belongs. Empty texts are not known or do not apply."""

    iso3: str
    name: str
    name_in_sentence: str
    kind: str
    formal_name_en: str
    names: dict[str, str]
    m49: str
    un_status: str
    un_group: str
    region: str
    subregion: str
    ldc: bool
    lldc: bool
    sids: bool
    mark: Mark


@dataclass(frozen=True, slots=True)
class ClashLine:
    """Two reviews of the State by different bodies that lie close together, as titles and addresses.

    `days` counts those between them; below zero they overlap by so many days.
    """

    first: str
    first_path: str
    second: str
    second_path: str
    days: int


@dataclass(frozen=True, slots=True)
class StateDossier:
    """Everything the page, the JSON and the CSV of a State are made from, as on one day.

    `next_dates` are its sessions and deadlines ahead across all bodies, next things first.
    """

    on: date
    state: StateName
    treaties: tuple[TreatyLine, ...]
    reporting: Reporting
    reviews: tuple[ReviewLine, ...]
    upr: tuple[ReviewLine, ...]
    next_dates: tuple[EntryLine, ...]
    clashes: tuple[ClashLine, ...]

    @property
    def family(self) -> tuple[TreatyLine, ...]:
        """The Convention on the Rights of the Child and its three protocols, in this order."""
        return tuple(line for line in self.treaties if line.key in queries.FAMILY)

    def line(self, key: str) -> TreatyLine:
        return next(line for line in self.treaties if line.key == key)


def state_dossier(*, iso3: str, on: date) -> StateDossier | None:
    """The dossier, None where there is no such State. The number of queries does not depend on the State."""
    state = queries.state(iso3=iso3)
    if state is None:
        return None
    lines = treaty_lines(
        state=state,
        treaties=queries.treaties(),
        acts=queries.acts_of_state(iso3=iso3),
        declarations=queries.declarations(iso3=iso3),
        reservations=queries.reservations(iso3=iso3),
        conflicts=queries.conflicts_of_state(iso3=iso3),
        on=on,
    )
    reviews = calendar.reviews_of_state(iso3=iso3)
    sessions = calendar.sessions(wanted=((row.body_id, row.session_number) for row in reviews))
    return StateDossier(
        on=on,
        state=state_name(state, on=on),
        treaties=lines,
        reporting=reporting(
            standings={line.key: line.standing for line in lines},
            in_force={line.key: line.in_force for line in lines if line.in_force},
            reviews=reviews,
            sessions=sessions,
            due_dates=queries.due_dates(iso3=iso3),
            rules=calendar.due_rules(),
            on=on,
        ),
        reviews=review_lines((row for row in reviews if row.body_id != "upr"), sessions=sessions, on=on),
        upr=review_lines((row for row in reviews if row.body_id == "upr"), sessions=sessions, on=on),
        next_dates=tuple(
            entry_lines.lines(calendar.next_dates_of_state(iso3=iso3, on=on, limit=NEXT_DATES), on=on)
        ),
        clashes=tuple(map(clash_line, calendar.clashes_of_state(iso3=iso3, on=on))),
    )


def clash_line(found: calendar.Clash) -> ClashLine:
    sessions = [review.session for review in (found.first, found.second)]
    for review, session in zip((found.first, found.second), sessions, strict=True):
        if session is not None:
            session.body = review.body
    first, second = (titles.session(session) if session else "" for session in sessions)
    return ClashLine(first, addresses.review(found.first), second, addresses.review(found.second), found.days)


def state_name(state: State, *, on: date) -> StateName:
    return StateName(
        iso3=state.iso3,
        name=state.name,
        name_in_sentence=state.name_in_sentence,
        kind=state.kind,
        formal_name_en=state.formal_name,
        names=state.names,
        m49=state.m49,
        un_status=state.un_status,
        un_group=state.un_group,
        region=state.region.name if state.region else "",
        subregion=state.subregion.name if state.subregion else "",
        ldc=state.ldc,
        lldc=state.lldc,
        sids=state.sids,
        mark=mark(state, table="states", on=on),
    )


def as_data(dossier: StateDossier) -> dict[str, Any]:
    """The dossier as plain data: the JSON of the page, and the answer of the API."""
    content: dict[str, Any] = plain(dossier)
    for line in content["treaties"]:
        line.pop("standing")
    return content
