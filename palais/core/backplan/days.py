"""The days a plan counts from: a deadline, a meeting, or a day that somebody chose.

It knows how a day came to be known, and the two estimates made from a chosen day.
It does not compute deadlines: those come from `core.deadlines`.
The law is in docs/rules/deadlines.md; the estimates are advice, see docs/rules/backplan.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from palais.core.dates import PartialDate, Period
from palais.core.deadlines import GENEVA, Procedure


class Anchor(StrEnum):
    """What a task is counted from."""

    LIST_PAPERS = "list-papers"
    PAPERS = "papers"
    ADDITIONAL = "additional"
    PRE_SESSION = "pre-session"
    SESSION = "session"


class Basis(StrEnum):
    """How a day came to be known."""

    COMPUTED = "computed"
    PRINTED = "printed"
    EDITOR = "editor"
    MEETING = "meeting"
    OWN = "own"
    ESTIMATE = "estimate"


class OwnDay(StrEnum):
    """What a chosen day is the day of."""

    PAPERS = "papers"
    PRE_SESSION = "pre-session"
    SESSION = "session"


@dataclass(frozen=True, slots=True)
class KnownDay:
    """A day, or the window in which it lies; ``first`` is the day to plan by.

    ``rule`` is the key of the rule it was computed by, empty for none. ``verified`` is False where the rule or the
    days were not read in a document; a chosen day is as sure as who chose it. ``closes_at`` is the hour of a deadline
    on a clock in ``zone``, None for the end of the day.
    """

    first: date
    last: date
    basis: Basis
    verified: bool = True
    rule: str = ""
    closes_at: time | None = None
    zone: str = GENEVA


PAPERS_BEFORE_PRE_SESSION = Period(-3, 0)
"""The longer of the two distances known for the Committee on the Rights of the Child: nobody is late by it."""

PRE_SESSION_BEFORE_SESSION = {Procedure.SIMPLIFIED: Period(-3, 0), Procedure.STANDARD: Period(-6, 0)}
"""About three months under the simplified procedure, two sessions or about six months under the standard one."""


def of_meeting(start: PartialDate, *, verified: bool) -> KnownDay:
    """The first day of a session or pre-session."""
    return KnownDay(start.earliest, start.latest, Basis.MEETING, verified)


def of_own_day(day: date, *, meant: OwnDay, procedure: Procedure) -> dict[Anchor, KnownDay]:
    """A chosen day, and before it what can be estimated. Nothing is estimated forwards.

    Where the procedure is not known the longer distance is taken. Raises DateOutOfRange at the calendar's beginning.
    """
    own = KnownDay(day, day, Basis.OWN)
    if meant is OwnDay.PAPERS:
        return {Anchor.PAPERS: own}
    if meant is OwnDay.PRE_SESSION:
        return {Anchor.PAPERS: estimate(day, PAPERS_BEFORE_PRE_SESSION), Anchor.PRE_SESSION: own}
    before = PRE_SESSION_BEFORE_SESSION.get(procedure, PRE_SESSION_BEFORE_SESSION[Procedure.STANDARD])
    pre_session = estimate(day, before)
    return {
        Anchor.PAPERS: estimate(pre_session.first, PAPERS_BEFORE_PRE_SESSION),
        Anchor.PRE_SESSION: pre_session,
        Anchor.SESSION: own,
    }


def estimate(day: date, period: Period) -> KnownDay:
    """The day a period away from a chosen one, marked as an estimate."""
    reached = period.add_to(day)
    return KnownDay(reached, reached, Basis.ESTIMATE, verified=False)
