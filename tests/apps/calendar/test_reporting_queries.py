"""Sessions, reviews ahead, and the dated rules for reports."""

from datetime import date

from palais.apps.calendar import queries
from palais.apps.calendar.models import CommitteeSession, Review
from palais.core.dates import PartialDate


def test_a_session_is_found_by_body_and_number_and_no_pre_session_with_it(facts_loaded):
    found = queries.sessions(wanted=[("crc", 96), ("upr", 49), ("crc", 999)])
    assert sorted(found) == [("crc", 96), ("upr", 49)]
    assert {session.kind for session in found.values()} == {"session"}


def test_nothing_wanted_costs_no_query(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert queries.sessions(wanted=[]) == {}


def test_reviews_ahead_are_planned_not_past_and_soonest_first(facts_loaded, today):
    ahead = queries.planned_reviews(on=today)
    pairs = [pair for pairs in ahead.values() for pair in pairs]
    assert pairs != []
    assert {review.outcome for review, _ in pairs} == {"scheduled"}
    assert min(PartialDate.parse(session.planned_end).latest for _, session in pairs) >= today
    assert all(
        [session.planned_start for _, session in own] == sorted(session.planned_start for _, session in own)
        for own in ahead.values()
    )
    assert queries.planned_reviews(on=date(2200, 1, 1)) == {}


def test_reviews_ahead_cost_two_queries_with_few_rows_and_with_many(
    facts_loaded, today, django_assert_num_queries
):
    with django_assert_num_queries(2):
        many = queries.planned_reviews(on=today)
    keep = next(iter(many.values()))[0][0].pk
    Review.public.filter(outcome="scheduled").exclude(pk=keep).update(outcome="held")
    with django_assert_num_queries(2):
        few = queries.planned_reviews(on=today)
    assert sum(map(len, few.values())) == 1


def test_every_rule_for_reports_is_there(facts_loaded):
    assert sorted(queries.due_rules()) == sorted(queries.DUE_RULES)


def test_withdrawn_reviews_and_sessions_are_left_out(facts_loaded, today):
    assert queries.reviews_of_state(iso3="SWE") != []
    Review.everything.filter(state_id="SWE").update(withdrawn_on=today)
    CommitteeSession.everything.update(withdrawn_on=today)
    assert queries.reviews_of_state(iso3="SWE") == []
    assert queries.planned_reviews(on=today) == {}
