"""Where one review stands: what has happened, what comes next, who acts, and what is overdue.

It knows the steps of the standard and of the simplified reporting procedure, in order.
It does not know a session's days or a report's arrival: both are passed in, and what is not passed in is not known.
The law is in CRC/C/58/Rev.3 and the Committee's pages on its two procedures; see docs/rules/stages.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from palais.core.dates import PartialDate, whole_months_between


class Step(StrEnum):
    """A step of a review. Each is an event: on some day it has happened."""

    LOIPR_INPUTS_CLOSED = "loipr-inputs-closed"
    LOIPR_ADOPTED = "loipr-adopted"
    REPORT_RECEIVED = "report-received"
    ALTERNATIVE_REPORTS_CLOSED = "alternative-reports-closed"
    PRE_SESSION_HELD = "pre-session-held"
    LOI_ADOPTED = "loi-adopted"
    REPLIES_RECEIVED = "replies-received"
    ADDITIONAL_SUBMISSIONS_CLOSED = "additional-submissions-closed"
    DIALOGUE_HELD = "dialogue-held"
    OBSERVATIONS_ADOPTED = "observations-adopted"
    OBSERVATIONS_PUBLISHED = "observations-published"
    FOLLOW_UP_REPORTED = "follow-up-reported"


class Actor(StrEnum):
    """Who makes a step happen."""

    STATE = "state"
    COMMITTEE = "committee"
    BOTH = "state-and-committee"
    SOCIETY = "civil-society-children-nhris-un"
    SECRETARIAT = "secretariat"


class Procedure(StrEnum):
    """How a review runs. ``OP_INITIAL`` is an initial report under a protocol alone; it runs as the standard one."""

    STANDARD = "standard"
    SIMPLIFIED = "simplified"
    OP_INITIAL = "op-initial"
    UNKNOWN = "unknown"


class Mark(StrEnum):
    """What is known of one step on a day."""

    DONE = "done"
    PASSED = "passed-day-not-known"
    OVERDUE = "overdue"
    OUTCOME_NOT_KNOWN = "outcome-not-known"
    NEXT = "next"
    AHEAD = "ahead"
    CANCELLED = "cancelled"


ACTORS = {
    Step.LOIPR_INPUTS_CLOSED: Actor.SOCIETY,
    Step.LOIPR_ADOPTED: Actor.COMMITTEE,
    Step.REPORT_RECEIVED: Actor.STATE,
    Step.ALTERNATIVE_REPORTS_CLOSED: Actor.SOCIETY,
    Step.PRE_SESSION_HELD: Actor.COMMITTEE,
    Step.LOI_ADOPTED: Actor.COMMITTEE,
    Step.REPLIES_RECEIVED: Actor.STATE,
    Step.ADDITIONAL_SUBMISSIONS_CLOSED: Actor.SOCIETY,
    Step.DIALOGUE_HELD: Actor.BOTH,
    Step.OBSERVATIONS_ADOPTED: Actor.COMMITTEE,
    Step.OBSERVATIONS_PUBLISHED: Actor.SECRETARIAT,
    Step.FOLLOW_UP_REPORTED: Actor.STATE,
}
_END = (
    Step.DIALOGUE_HELD,
    Step.OBSERVATIONS_ADOPTED,
    Step.OBSERVATIONS_PUBLISHED,
    Step.FOLLOW_UP_REPORTED,
)
_STANDARD = (
    Step.REPORT_RECEIVED,
    Step.ALTERNATIVE_REPORTS_CLOSED,
    Step.PRE_SESSION_HELD,
    Step.LOI_ADOPTED,
    Step.REPLIES_RECEIVED,
    Step.ADDITIONAL_SUBMISSIONS_CLOSED,
    *_END,
)
STEPS = {
    Procedure.STANDARD: _STANDARD,
    Procedure.OP_INITIAL: _STANDARD,
    Procedure.SIMPLIFIED: (
        Step.LOIPR_INPUTS_CLOSED,
        Step.LOIPR_ADOPTED,
        Step.REPORT_RECEIVED,
        Step.ALTERNATIVE_REPORTS_CLOSED,
        Step.PRE_SESSION_HELD,
        *_END,
    ),
    # What both have in common: nothing more may be said of a review whose procedure is not known.
    Procedure.UNKNOWN: (
        Step.REPORT_RECEIVED,
        Step.ALTERNATIVE_REPORTS_CLOSED,
        Step.PRE_SESSION_HELD,
        *_END,
    ),
}
# A day that closes by itself: when it has passed, the step is done, whoever did what.
_CLOSES_BY_ITSELF = frozenset(step for step, actor in ACTORS.items() if actor is Actor.SOCIETY)


class StepNotInProcedure(ValueError):
    """A day was given for a step that this procedure does not have."""


@dataclass(frozen=True, slots=True)
class ReviewFacts:
    """What is known of one review.

    ``happened`` holds days on which steps are known to have happened; ``expected`` days on which they are due or
    planned. ``not_yet`` holds the last day on which a step was known not to have happened: without it, a day that
    has passed makes nothing overdue. ``cancelled`` are steps whose meeting was cancelled and not set again.
    """

    procedure: Procedure
    happened: Mapping[Step, PartialDate] = field(default_factory=dict)
    expected: Mapping[Step, PartialDate] = field(default_factory=dict)
    not_yet: Mapping[Step, date] = field(default_factory=dict)
    cancelled: frozenset[Step] = frozenset()

    def __post_init__(self) -> None:
        known = {*self.happened, *self.expected, *self.not_yet, *self.cancelled}
        for step in known.difference(STEPS[self.procedure]):
            raise StepNotInProcedure(f"the {self.procedure} procedure has no step {step.value!r}")


@dataclass(frozen=True, slots=True)
class StepStanding:
    """One step as it stands. ``on`` is the day it happened, else the day it is expected, None where not known.

    ``overdue_by`` counts whole years and months, for the day ``as_of``; both None unless overdue.
    """

    step: Step
    actor: Actor
    mark: Mark
    on: PartialDate | None
    overdue_by: tuple[int, int] | None = None
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a review stands: all its steps in order, the last one that has happened, and the one that comes next.

    ``last`` is None where nothing is known to have happened, ``next`` None where all has.
    """

    steps: tuple[StepStanding, ...]

    @property
    def last(self) -> StepStanding | None:
        """The last step known to be done; None where none is."""
        return next((one for one in reversed(self.steps) if one.mark is Mark.DONE), None)

    @property
    def next(self) -> StepStanding | None:
        """The first step not known to be done, whatever became of it; None after the last."""
        open_ones = (Mark.NEXT, Mark.OVERDUE, Mark.OUTCOME_NOT_KNOWN, Mark.CANCELLED)
        return next((one for one in self.steps if one.mark in open_ones), None)


def standing(*, facts: ReviewFacts, on: date) -> Standing:
    """Where the review stands on the day ``on``. Nothing is done or overdue that is not known to be."""
    order = STEPS[facts.procedure]
    done = [place for place, step in enumerate(order) if _is_done(step, facts=facts, on=on)]
    reached = max(done, default=-1)
    steps = []
    next_found = False
    for place, step in enumerate(order):
        one = _one_step(step, facts=facts, on=on, before=place <= reached, is_next=not next_found)
        next_found = next_found or (place > reached and one.mark is not Mark.AHEAD)
        steps.append(one)
    return Standing(tuple(steps))


def _is_done(step: Step, *, facts: ReviewFacts, on: date) -> bool:
    happened = facts.happened.get(step)
    if happened is not None:
        return bool(happened.has_come_by(on))
    expected = facts.expected.get(step)
    closed = step in _CLOSES_BY_ITSELF and step not in facts.cancelled
    return bool(closed and expected is not None and expected.latest < on)


def _one_step(step: Step, *, facts: ReviewFacts, on: date, before: bool, is_next: bool) -> StepStanding:
    actor, day = ACTORS[step], facts.happened.get(step) or facts.expected.get(step)
    if _is_done(step, facts=facts, on=on):
        return StepStanding(step, actor, Mark.DONE, day)
    if step in facts.cancelled:
        return StepStanding(step, actor, Mark.CANCELLED, day)
    if before:
        return StepStanding(step, actor, Mark.PASSED, facts.happened.get(step))
    expected = facts.expected.get(step)
    if expected is not None and expected.latest < on:
        return _past_its_day(step, expected=expected, facts=facts, on=on)
    return StepStanding(step, actor, Mark.NEXT if is_next else Mark.AHEAD, day)


def _past_its_day(step: Step, *, expected: PartialDate, facts: ReviewFacts, on: date) -> StepStanding:
    """Overdue only as of a day on which it was known not to have happened; else nobody here can say."""
    checked = facts.not_yet.get(step)
    if checked is None or checked <= expected.latest:
        return StepStanding(step, ACTORS[step], Mark.OUTCOME_NOT_KNOWN, expected)
    as_of = min(checked, on)
    late = divmod(whole_months_between(start=expected.latest, end=as_of), 12)
    return StepStanding(step, ACTORS[step], Mark.OVERDUE, expected, late, as_of)
