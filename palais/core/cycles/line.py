"""What happened so far and what comes next, in order: the line on which a reader finds "you are here".

It knows how to put acts, entry into force, due dates and reviews in one order, with today among them.
It does not know how the line is drawn, and leaves out what has no date rather than guess a place for it.
The law is that of the reports; see docs/rules/reporting-cycle.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from palais.core.cycles.answers import Basis, Report, ReportDue
from palais.core.cycles.counting import initial_due
from palais.core.cycles.facts import DueRule, Outcome, PastReview, ReportingFacts
from palais.core.dates import PartialDate
from palais.core.treaties import Status


class PointKind(StrEnum):
    """What a point on the line stands for; the order breaks ties on one day."""

    JOINED = "joined"
    IN_FORCE = "in-force"
    INITIAL_DUE = "initial-due"
    REVIEW_HELD = "review-held"
    REVIEW_POSTPONED = "review-postponed"
    REVIEW_SCHEDULED = "review-scheduled"
    NEXT_DUE = "next-due"
    TODAY = "today"


_REVIEW_KINDS = {
    Outcome.HELD: PointKind.REVIEW_HELD,
    Outcome.POSTPONED: PointKind.REVIEW_POSTPONED,
    Outcome.SCHEDULED: PointKind.REVIEW_SCHEDULED,
}
_ORDER = tuple(PointKind)


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the line. ``basis`` is set for due dates; ``review`` for reviews."""

    kind: PointKind
    on: PartialDate
    basis: Basis | None = None
    review: PastReview | None = None


def cycle_line(
    *, facts: ReportingFacts, rules: Iterable[DueRule], report: ReportDue, on: date
) -> tuple[Point, ...]:
    """The points of one instrument in order of time, ``report`` being its next one and ``on`` today."""
    past = _past(facts, rules=tuple(rules), report=report, on=on)
    points = [*past, Point(PointKind.TODAY, PartialDate.of(on))]
    if report.due is not None and report.report is not Report.INITIAL:
        points.append(Point(PointKind.NEXT_DUE, report.due, basis=report.basis))
    return tuple(sorted(points, key=lambda point: (point.on.latest, _ORDER.index(point.kind))))


def _past(
    facts: ReportingFacts, *, rules: tuple[DueRule, ...], report: ReportDue, on: date
) -> Iterator[Point]:
    instrument = report.instrument
    standing = facts.standings.get(instrument)
    if standing is not None and standing.status is Status.PARTY and standing.since is not None:
        yield Point(PointKind.JOINED, standing.since.on)
    in_force = facts.in_force.get(instrument)
    if in_force is not None and in_force.on is not None:
        yield Point(PointKind.IN_FORCE, in_force.on)
    if report.report is Report.INITIAL and report.due is not None:
        yield Point(PointKind.INITIAL_DUE, report.due, basis=report.basis)
    elif (first := initial_due(instrument, in_force=in_force, rules=rules)) is not None:
        yield Point(PointKind.INITIAL_DUE, first.due, basis=Basis.CALCULATED)
    for review in facts.reviews:
        if instrument in review.instruments and review.held_on is not None:
            yield Point(_review_kind(review, on=on), review.held_on, review=review)


def _review_kind(review: PastReview, *, on: date) -> PointKind:
    """A review that was held after `on` still lies ahead on that day."""
    ahead = review.held_on is not None and review.held_on.earliest > on
    kind = _REVIEW_KINDS[review.outcome]
    return PointKind.REVIEW_SCHEDULED if ahead and kind is PointKind.REVIEW_HELD else kind
