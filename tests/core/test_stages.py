"""Where a review stands, judged by reviews that took place and by what must not be said."""

from datetime import date

import pytest

from palais.core.cycles import stages
from palais.core.cycles.stages import Actor, Mark, Procedure, ReviewFacts, Step, StepNotInProcedure
from palais.core.dates import PartialDate


def days(**known: str) -> dict[Step, PartialDate]:
    return {Step(name.replace("_", "-")): PartialDate.parse(text) for name, text in known.items()}


# Luxembourg: heard at the 88th pre-session under the simplified procedure, reviewed at the 87th session.
LUXEMBOURG = ReviewFacts(
    Procedure.SIMPLIFIED,
    happened=days(pre_session_held="2021-02-12"),
    expected=days(dialogue_held="2021-06-04", observations_adopted="2021-06-04"),
)


def marks(facts: ReviewFacts, on: date) -> dict[str, str]:
    return {one.step.value: one.mark.value for one in stages.standing(facts=facts, on=on).steps}


def test_between_pre_session_and_session():
    found = stages.standing(facts=LUXEMBOURG, on=date(2021, 4, 15))
    assert found.last is not None
    assert found.next is not None
    assert (found.last.step, found.next.step, found.next.actor) == (
        Step.PRE_SESSION_HELD,
        Step.DIALOGUE_HELD,
        Actor.BOTH,
    )
    assert marks(LUXEMBOURG, date(2021, 4, 15)) == {
        "loipr-inputs-closed": "passed-day-not-known",
        "loipr-adopted": "passed-day-not-known",
        "report-received": "passed-day-not-known",
        "alternative-reports-closed": "passed-day-not-known",
        "pre-session-held": "done",
        "dialogue-held": "next",
        "observations-adopted": "ahead",
        "observations-published": "ahead",
        "follow-up-reported": "ahead",
    }


def test_a_past_day_without_news_is_an_outcome_not_known():
    assert marks(LUXEMBOURG, date(2021, 6, 5))["dialogue-held"] == "outcome-not-known"


def test_on_the_day_itself_nothing_is_past():
    assert marks(LUXEMBOURG, date(2021, 6, 4))["dialogue-held"] == "next"


def test_what_lies_ahead_on_a_day_has_not_happened_yet():
    """The same facts are asked for an earlier day, as a demonstration of a past year does."""
    assert marks(LUXEMBOURG, date(2021, 1, 1))["pre-session-held"] == "ahead"


def test_a_report_is_overdue_only_as_of_a_day_on_which_it_was_missing():
    facts = ReviewFacts(
        Procedure.STANDARD,
        expected=days(report_received="2020-01-15"),
        not_yet={Step.REPORT_RECEIVED: date(2021, 5, 30)},
    )
    found = stages.standing(facts=facts, on=date(2024, 1, 1)).next
    assert found is not None
    assert (found.mark, found.overdue_by, found.as_of) == (Mark.OVERDUE, (1, 4), date(2021, 5, 30))


def test_without_such_a_day_nobody_is_called_late():
    facts = ReviewFacts(Procedure.STANDARD, expected=days(report_received="2020-01-15"))
    found = stages.standing(facts=facts, on=date(2024, 1, 1)).next
    assert found is not None
    assert (found.mark, found.overdue_by) == (Mark.OUTCOME_NOT_KNOWN, None)


def test_a_closing_day_that_has_passed_has_closed():
    facts = ReviewFacts(Procedure.SIMPLIFIED, expected=days(loipr_inputs_closed="2024-08-01"))
    assert marks(facts, date(2024, 8, 1))["loipr-inputs-closed"] == "next"
    assert marks(facts, date(2024, 8, 2))["loipr-inputs-closed"] == "done"
    assert marks(facts, date(2024, 8, 2))["loipr-adopted"] == "next"


def test_a_cancelled_meeting_is_what_comes_next_until_it_is_set_again():
    facts = ReviewFacts(
        Procedure.SIMPLIFIED,
        happened=days(report_received="2024-02-01"),
        expected=days(alternative_reports_closed="2024-04-01", pre_session_held="2024-05-31"),
        cancelled=frozenset({Step.PRE_SESSION_HELD}),
    )
    found = stages.standing(facts=facts, on=date(2024, 4, 20)).next
    assert found is not None
    assert (found.step, found.mark) == (Step.PRE_SESSION_HELD, Mark.CANCELLED)


def test_of_a_procedure_that_is_not_known_only_the_common_steps_are_shown():
    assert set(stages.STEPS[Procedure.UNKNOWN]) == set(stages.STEPS[Procedure.STANDARD]) & set(
        stages.STEPS[Procedure.SIMPLIFIED]
    )


def test_nothing_known_is_nothing_said():
    found = stages.standing(facts=ReviewFacts(Procedure.UNKNOWN), on=date(2024, 1, 1))
    assert found.last is None
    assert [one.mark for one in found.steps] == [Mark.NEXT, *[Mark.AHEAD] * 6]


def test_when_all_is_done_nothing_comes_next():
    steps = stages.STEPS[Procedure.SIMPLIFIED]
    facts = ReviewFacts(Procedure.SIMPLIFIED, happened=dict.fromkeys(steps, PartialDate.parse("2020")))
    assert stages.standing(facts=facts, on=date(2021, 1, 1)).next is None


def test_a_day_in_a_year_that_is_not_over_is_not_yet_done():
    facts = ReviewFacts(Procedure.STANDARD, happened=days(report_received="2024"))
    assert marks(facts, date(2024, 6, 1))["report-received"] == "next"


def test_a_step_of_the_other_procedure_is_refused():
    with pytest.raises(StepNotInProcedure, match="simplified procedure has no step 'loi-adopted'"):
        ReviewFacts(Procedure.SIMPLIFIED, happened=days(loi_adopted="2020-01-01"))
