"""Where a review stands: what the records know of its steps, handed to the rules on stages."""

from collections.abc import Iterable, Sequence
from datetime import date

from palais.apps.calendar.models import CommitteeSession, DateRule, Deadline, Review, ReviewStep
from palais.apps.calendar.queries.filters import LIST_STAGES
from palais.core.cycles import stages
from palais.core.cycles.stages import Procedure, ReviewFacts, Standing, Step
from palais.core.dates import PartialDate, Period, Precision

AT_SESSION = (Step.DIALOGUE_HELD, Step.OBSERVATIONS_ADOPTED, Step.OBSERVATIONS_PUBLISHED)
CLOSINGS = {
    "loipr-input": Step.LOIPR_INPUTS_CLOSED,
    "alternative-report": Step.ALTERNATIVE_REPORTS_CLOSED,
    "additional-submission": Step.ADDITIONAL_SUBMISSIONS_CLOSED,
}
RUNS_AS = {"op-initial": "standard"}


def procedure_of(review: Review) -> Procedure | None:
    """None where the review has no such steps: those of the UPR."""
    return Procedure(review.procedure) if review.procedure in set(Procedure) else None


def concerns(deadline: Deadline, *, review: Review) -> bool:
    """Whether a deadline holds for a review: its meeting, its stage, its procedure as far as that is known."""
    if (deadline.stage in LIST_STAGES) != (deadline.meeting_id == review.list_session_id):
        return False
    if deadline.meeting_id not in (review.session_id, review.pre_session_id, review.list_session_id):
        return False
    runs_as = RUNS_AS.get(review.procedure, review.procedure)
    return deadline.procedure in ("any", runs_as) or runs_as == "unknown"


def standing_of(
    *,
    review: Review,
    steps: Iterable[ReviewStep],
    deadlines: Sequence[Deadline],
    publication: DateRule | None,
    on: date,
) -> Standing | None:
    """Where a review stands on a day; None for a review of the UPR, which has no such steps.

    `publication` is the rule for when concluding observations usually come out, None where none is known. What
    an editor or a file says of a step stands above what follows from the days of its meetings.
    """
    procedure = procedure_of(review)
    if procedure is None:
        return None
    order = stages.STEPS[procedure]
    happened, expected, cancelled = from_meetings(review)
    if publication is not None and (adopted := (happened | expected).get(Step.OBSERVATIONS_ADOPTED)):
        expected[Step.OBSERVATIONS_PUBLISHED] = Period.parse(publication.rule).shift(adopted)
    for deadline in deadlines:
        step = CLOSINGS.get(deadline.stage)
        if step and deadline.last_day and deadline.first_day and step not in expected:
            if deadline.status in ("cancelled", "postponed"):
                cancelled.add(step)
            expected[step] = window(deadline.first_day, deadline.last_day)
    not_yet: dict[Step, date] = {}
    for row in steps:
        step = Step(row.step)
        if row.happened_on:
            happened[step] = PartialDate.parse(row.happened_on)
            cancelled.discard(step)
        if row.expected_on:
            expected[step] = PartialDate.parse(row.expected_on)
        if row.not_yet_on:
            not_yet[step] = PartialDate.parse(row.not_yet_on).latest
    facts = ReviewFacts(
        procedure=procedure,
        happened={step: day for step, day in happened.items() if step in order},
        expected={step: day for step, day in expected.items() if step in order},
        not_yet={step: day for step, day in not_yet.items() if step in order},
        cancelled=frozenset(cancelled.intersection(order)),
    )
    return stages.standing(facts=facts, on=on)


Days = dict[Step, PartialDate]


def from_meetings(review: Review) -> tuple[Days, Days, set[Step]]:
    """Days that follow from the session, the pre-session and the one that adopted the list of issues."""
    happened: Days = {}
    expected: Days = {}
    cancelled: set[Step] = set()
    if (session := review.session) is not None:
        days = dict.fromkeys((Step.DIALOGUE_HELD,), days_of(session)) | {
            Step.OBSERVATIONS_ADOPTED: session.last_known[1]
        }
        if review.outcome == "held":
            happened |= days
            if session.observations_on:
                happened[Step.OBSERVATIONS_PUBLISHED] = PartialDate.parse(session.observations_on)
        elif session.is_cancelled or session.waits_for_days or review.outcome in ("postponed", "not-held"):
            cancelled |= set(AT_SESSION)
        else:
            expected |= days
    for meeting, step in (
        (review.pre_session, Step.PRE_SESSION_HELD),
        (review.list_session, Step.LOIPR_ADOPTED),
    ):
        if meeting is None:
            continue
        if meeting.is_cancelled or meeting.waits_for_days:
            cancelled.add(step)
        elif meeting.held_start:
            happened[step] = meeting.last_known[1]
        else:
            expected[step] = meeting.last_known[1]
    return happened, expected, cancelled


def days_of(session: CommitteeSession) -> PartialDate:
    first, last = session.last_known
    return window(first.earliest, last.latest)


def window(first: date, last: date) -> PartialDate:
    """One of these days; which one is not known here."""
    return PartialDate.between(earliest=first, latest=last, precision=Precision.MONTH)
