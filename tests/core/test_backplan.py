"""Plans counted backwards: the worked case, leap days, new year, lead times of one's own, what has no day."""

from datetime import date, timedelta
from itertools import product

import pytest

from palais.core import backplan as rules
from palais.core.backplan import Anchor, Basis, Family, Ground, KnownDay, OwnDay, Role
from palais.core.dates import DateOutOfRange, PartialDate
from palais.core.deadlines import Procedure


def plan(known, *, role=Role.COALITION, family=Family.CRC, procedure=Procedure.SIMPLIFIED, weeks=None):
    return rules.backplan(known=known, role=role, family=family, procedure=procedure, weeks=weeks)


def days(found) -> dict[str, date]:
    return {one.task.key: one.first for one in found.tasks}


def papers(day: date) -> dict[Anchor, KnownDay]:
    return {Anchor.PAPERS: KnownDay(day, day, Basis.COMPUTED, rule="crc-srp-alternative-report")}


def test_the_worked_case_of_pre_session_100():
    """3 to 7 February 2025, papers due on 1 December 2024 (docs/rules/backplan.md)."""
    known = papers(date(2024, 12, 1))
    known[Anchor.PRE_SESSION] = rules.of_meeting(PartialDate.of(date(2025, 2, 3)), verified=True)
    found = days(plan(known))
    assert found["gather-partners"] == date(2024, 6, 16)
    assert found["draft"] == date(2024, 9, 22)
    assert found["ask-children-meeting"] == date(2024, 10, 28)
    assert found["papers-due"] == date(2024, 12, 1)
    assert found["travel"] == date(2024, 11, 25)
    assert found["pre-session"] == date(2025, 2, 3)


@pytest.mark.parametrize(
    ("due", "send"),
    [
        (date(2024, 3, 7), date(2024, 2, 29)),
        (date(2024, 3, 1), date(2024, 2, 23)),
        (date(2023, 3, 1), date(2023, 2, 22)),
        (date(2025, 1, 1), date(2024, 12, 25)),
    ],
)
def test_weeks_go_over_leap_days_and_new_year(due, send):
    assert days(plan(papers(due)))["send"] == send


def test_the_tasks_stand_in_order_of_their_days():
    found = plan(papers(date(2027, 4, 1)))
    assert [one.first for one in found.tasks] == sorted(one.first for one in found.tasks)
    assert found.tasks[-1].task.key == "papers-due"


def test_what_it_counts_from_is_not_guessed():
    found = plan(papers(date(2027, 4, 1)))
    assert {task.anchor for task in found.without_a_day} == {
        Anchor.LIST_PAPERS,
        Anchor.PRE_SESSION,
        Anchor.SESSION,
    }
    assert plan({}).tasks == ()


def test_a_window_is_planned_by_its_first_day():
    known = {Anchor.PAPERS: KnownDay(date(2024, 1, 8), date(2024, 1, 15), Basis.COMPUTED, verified=False)}
    found = plan(known, family=Family.COMMITTEE, procedure=Procedure.UNKNOWN)
    last = {one.task.key: (one.first, one.last) for one in found.tasks}
    assert last["papers-due"] == (date(2024, 1, 8), date(2024, 1, 15))
    assert last["send"] == (date(2024, 1, 1), date(2024, 1, 1))


def test_lead_times_of_ones_own():
    usual = days(plan(papers(date(2027, 4, 1))))
    own = days(plan(papers(date(2027, 4, 1)), weeks={"draft": 0, "send": 104}))
    assert own["draft"] == date(2027, 4, 1)
    assert own["send"] == date(2027, 4, 1) - timedelta(weeks=104)
    assert own["collect"] == usual["collect"]


@pytest.mark.parametrize(
    ("weeks", "says"),
    [
        ({"dance": 3}, "no task 'dance'"),
        ({"papers-due": 3}, "set by the UN"),
        ({"draft": -1}, "expected 0 to 104"),
        ({"draft": 105}, "expected 0 to 104"),
    ],
)
def test_a_lead_time_that_cannot_be_is_refused(weeks, says):
    with pytest.raises(rules.LeadNotPossible, match=says):
        plan(papers(date(2027, 4, 1)), weeks=weeks)


def test_the_calendar_has_a_beginning():
    with pytest.raises(DateOutOfRange):
        plan(papers(date(1, 2, 1)))


@pytest.mark.parametrize(
    ("procedure", "pre_session", "due"),
    [
        (Procedure.SIMPLIFIED, date(2028, 2, 29), date(2027, 11, 29)),
        (Procedure.STANDARD, date(2027, 11, 30), date(2027, 8, 30)),
        (Procedure.UNKNOWN, date(2027, 11, 30), date(2027, 8, 30)),
    ],
)
def test_before_a_chosen_session_the_rest_is_an_estimate(procedure, pre_session, due):
    """31 May 2028: a month that is too short ends on its last day, in a leap year too."""
    day = date(2028, 5, 31) if procedure is Procedure.SIMPLIFIED else date(2028, 5, 30)
    known = rules.of_own_day(day, meant=OwnDay.SESSION, procedure=procedure)
    assert (known[Anchor.PRE_SESSION].first, known[Anchor.PAPERS].first) == (pre_session, due)
    assert known[Anchor.SESSION].basis is Basis.OWN
    assert not known[Anchor.PAPERS].verified
    assert all(one.is_estimate for one in plan(known).tasks if one.task.anchor is Anchor.PAPERS)


def test_nothing_is_estimated_forwards():
    known = rules.of_own_day(date(2027, 4, 1), meant=OwnDay.PAPERS, procedure=Procedure.SIMPLIFIED)
    assert set(known) == {Anchor.PAPERS}
    known = rules.of_own_day(date(2027, 6, 1), meant=OwnDay.PRE_SESSION, procedure=Procedure.SIMPLIFIED)
    assert known[Anchor.PAPERS].first == date(2027, 3, 1)
    assert Anchor.SESSION not in known


@pytest.mark.parametrize(("role", "family"), list(product(Role, Family)))
def test_every_role_has_a_plan_for_every_kind_of_review(role, family):
    tasks = rules.tasks_for(role=role, family=family, procedure=Procedure.UNKNOWN)
    keys = [task.key for task in tasks]
    assert len(keys) == len(set(keys))
    assert {"papers-due", "session", "send"} <= set(keys)
    assert ("pre-session" in keys) == (family is Family.CRC)


def test_children_are_asked_for_no_draft_and_the_procedures_differ():
    children = rules.tasks_for(role=Role.CHILDREN, family=Family.CRC, procedure=Procedure.SIMPLIFIED)
    assert not {"draft", "check-words"} & {task.key for task in children}
    standard = rules.tasks_for(role=Role.NHRI, family=Family.CRC, procedure=Procedure.STANDARD)
    keys = {task.key for task in standard}
    assert "additional-due" in keys and "list-due" not in keys


def test_rules_have_no_lead_time_and_advice_has_no_source():
    for task in rules.TASKS:
        assert (task.ground is Ground.RULE) == (task.weeks == 0)
        assert bool(task.source) == (task.ground is Ground.PRACTICE)


def test_what_has_passed_is_counted():
    found = plan(papers(date(2027, 4, 1)))
    assert found.behind(date(2027, 3, 26)) == len(found.tasks) - 1
    assert found.behind(date(2026, 1, 1)) == 0
