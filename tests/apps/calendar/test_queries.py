"""What comes next, for whom, and how it stands: filters, dossiers, clashes, and what it costs."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from palais.apps.calendar import queries, services
from palais.apps.calendar.models import CommitteeSession, Deadline, Review, ReviewStep
from palais.apps.calendar.queries import Filter
from palais.apps.office.models import Source

SPRING = date(2026, 4, 2)


@pytest.fixture
def events(facts_loaded, editor):
    """One event for everyone and one for members, both in the autumn."""
    common = {"first": date(2026, 10, 1), "last": date(2026, 10, 1)}
    return [
        services.add_event(words=services.EventWords(title="Open day", states=("SWE",), **common), by=editor),
        services.add_event(
            words=services.EventWords(title="Closed day", visibility="members", **common), by=editor
        ),
    ]


def slugs(entries) -> list[str]:
    return [entry.slug for entry in entries]


def test_next_things_come_first_and_nothing_that_is_over(facts_loaded):
    entries = queries.upcoming(on=SPRING, limit=None)
    assert [entry.order for entry in entries] == sorted(entry.order for entry in entries)
    assert min(entry.last for entry in entries) >= SPRING
    assert slugs(queries.upcoming(on=SPRING, limit=3)) == slugs(entries)[:3]
    assert slugs(queries.upcoming(on=SPRING, until=date(2026, 5, 1), wanted=Filter(kind="session"))) == [
        "crc-101",
        "upr-52",
    ]


def test_what_goes_on_today_is_not_over(facts_loaded):
    assert "crc-99" in slugs(queries.upcoming(on=date(2025, 5, 30)))
    assert "crc-99" not in slugs(queries.upcoming(on=date(2025, 5, 31)))


FILTERS = [
    (Filter(kind="session", body="crc"), ["crc-101"]),
    (Filter(state="MDA", kind="session"), ["upr-54"]),
    (Filter(state="MDA", audience="state"), ["upr-54-upr-national-report-state", "upr-54"]),
    (
        Filter(body="upr", audience="ngo", kind="deadline", state="GRC"),
        ["upr-53-upr-stakeholder-joint-ngo", "upr-53-upr-stakeholder-ngo"],
    ),
    (Filter(state="AUT"), []),
    (Filter(region="eastern-european", kind="session"), ["upr-52", "upr-53", "upr-54"]),
    (Filter(region="151", kind="session", body="upr"), ["upr-53", "upr-54"]),
]


@pytest.mark.parametrize(("wanted", "found"), FILTERS)
def test_a_filter_shows_what_was_asked_for(wanted, found, facts_loaded):
    assert slugs(queries.upcoming(on=SPRING, wanted=wanted)) == found


def test_an_entry_names_the_states_it_concerns(facts_loaded):
    entries = {
        entry.slug: entry.states
        for entry in queries.between(first=date(2020, 7, 1), last=date(2021, 2, 12), on=SPRING)
    }
    assert entries["crc-pre-session-87-loipr-input-all-simplified"] == ("FRA", "IRL")
    assert entries["crc-pre-session-87-alternative-report-all-standard"][:2] == ("CAN", "ISL")
    assert "FRA" not in entries["crc-pre-session-87-alternative-report-all-standard"]
    assert entries["crc-pre-session-88"] == (
        *("AFG", "AZE", "BOL", "DEU", "GBR", "LUX", "MKD", "SSD", "UZB", "ZAF"),
    )
    assert entries["crc-85"] == ()


def test_the_public_never_sees_what_is_for_members(events):
    public = queries.upcoming(on=SPRING, limit=None)
    assert [entry.record.title for entry in public if entry.kind == "other"] == ["Open day"]
    inside = queries.upcoming(on=SPRING, wanted=Filter(members=True), limit=None)
    assert [entry.record.title for entry in inside if entry.kind == "other"] == ["Closed day", "Open day"]
    assert "Closed day" not in str(queries.next_dates_of_state(iso3="SWE", on=SPRING))


def test_an_event_is_found_by_its_state(events):
    found = queries.next_dates_of_state(iso3="SWE", on=SPRING)
    assert [entry.record.title for entry in found if entry.kind == "other"] == ["Open day"]
    assert [
        entry for entry in queries.next_dates_of_state(iso3="NOR", on=SPRING) if entry.kind == "other"
    ] == []


def test_yearly_days_stand_between_the_others(facts_loaded):
    found = queries.between(first=date(2018, 9, 1), last=date(2018, 9, 30), on=SPRING)
    assert [entry.kind for entry in found] == ["session", "discussion-day"]
    assert queries.between(
        first=date(2022, 3, 1), last=date(2022, 3, 31), on=SPRING, wanted=Filter(kind="annual-day")
    )[0].first == date(2022, 3, 9)


def test_lists_cost_the_same_with_few_rows_and_with_many(events):
    costs = []
    for limit in (10, 50):
        with CaptureQueriesContext(connection) as ran:
            queries.upcoming(on=SPRING, wanted=Filter(members=True), limit=limit)
        costs.append(len(ran))
    assert costs == [8, 8]
    with CaptureQueriesContext(connection) as ran:
        queries.upcoming(on=SPRING, wanted=Filter(state="SWE", members=True))
    assert len(ran) <= 10


def test_history_is_not_read_to_say_what_comes_next(facts_loaded):
    with CaptureQueriesContext(connection) as ran:
        entries = queries.upcoming(on=SPRING, wanted=Filter(kind="session"))
    sql = next(query["sql"] for query in ran if "calendar_committeesession" in query["sql"])
    with connection.cursor() as cursor:
        prefix = "EXPLAIN QUERY PLAN " if connection.vendor == "sqlite" else "EXPLAIN "
        if connection.vendor == "postgresql":
            cursor.execute("SET enable_seqscan = off")
        cursor.execute(prefix + sql)
        plan = " ".join(str(row) for row in cursor.fetchall())
    assert "session_days" in plan
    assert len(entries) < CommitteeSession.public.count() / 10


@pytest.mark.parametrize("slug", ["crc-101", "crc-97", "upr-54", "crc-pre-session-88"])
def test_a_session_costs_the_same_however_much_there_is(slug, facts_loaded, django_assert_max_num_queries):
    with django_assert_max_num_queries(10):
        dossier = queries.session_dossier(slug=slug, on=SPRING)
        for review in (*dossier.reviews, *dossier.prepared):
            assert review.state.name and review.session is not None
        for deadline in dossier.deadlines:
            assert deadline.meeting.body.code
    assert queries.session_dossier(slug="nothing", on=SPRING) is None


def test_a_review_says_where_it_stands(facts_loaded, django_assert_max_num_queries):
    with django_assert_max_num_queries(7):
        dossier = queries.review_dossier(slug="crc-93-fra", on=SPRING)
    marks = {
        one.step.value: (one.mark.value, one.on.isoformat() if one.on else "")
        for one in dossier.standing.steps
    }
    assert marks["loipr-inputs-closed"] == ("done", "2020-07-01")
    assert marks["loipr-adopted"] == ("done", "2020-10-02")
    assert marks["report-received"] == ("passed-day-not-known", "")
    assert marks["observations-published"] == ("outcome-not-known", "2023-06-01")
    assert [review.slug for review in dossier.earlier][:1] == ["crc-71-fra"]
    assert queries.review_dossier(slug="nothing", on=SPRING) is None
    assert queries.review_dossier(slug="upr-54-mda", on=SPRING).standing is None


def test_what_is_written_of_a_step_stands_above_what_follows_from_the_session(facts_loaded):
    ReviewStep.everything.create(
        fact_key="CRC/98/PER/CRC/report-received",
        body_id="crc",
        state_id="PER",
        session_number=98,
        instruments="CRC",
        step="report-received",
        happened_on="2022-05",
        source=Source.objects.get(pk="crc98-closing"),
    )
    steps = {
        one.step.value: one for one in queries.review_dossier(slug="crc-98-per", on=SPRING).standing.steps
    }
    assert steps["report-received"].on.isoformat() == "2022-05"
    assert steps["observations-published"].on.isoformat() == "2025-02-06"


def test_a_cancelled_session_leaves_its_reviews_without_a_day(facts_loaded, on_the_day, editor):
    on_the_day("2026-04-02")
    Review.public.filter(slug="crc-100-uga").update(session_number=101, outcome="scheduled")
    services.recompute_deadlines()
    session = CommitteeSession.public.get(slug="crc-101")
    plan = services.plan_change(session=session, change=services.SessionChange("cancel"))
    services.apply_change(plan=plan, by=editor, reason="no money", source="a note")
    dossier = queries.review_dossier(slug="crc-100-uga", on=SPRING)
    marks = {one.step.value: one.mark.value for one in dossier.standing.steps}
    assert (dossier.review.is_off, marks["dialogue-held"]) == (True, "cancelled")


def test_a_body_shows_its_sessions_its_rules_and_its_ways(facts_loaded, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        dossier = queries.body_dossier(key="crc", on=SPRING)
    assert [row.slug for row in dossier.ahead] == ["crc-101"]
    assert [row.slug for row in dossier.past][:2] == ["crc-pre-session-2026-02", "crc-100"]
    keys = {rule.key for rule in dossier.rules}
    assert "crc-srp-alternative-report" in keys
    assert "crc-old-alternative-report" not in keys
    assert len(dossier.methods) > 10 and len(dossier.shocks) > 10
    assert queries.body_dossier(key="nothing", on=SPRING) is None


def test_reviews_of_one_state_that_crowd_together_are_a_clash(facts_loaded):
    on = date(2026, 1, 2)
    assert queries.clashes_of_state(iso3="BEL", on=on) == []
    Review.public.filter(slug="crc-80-bel").update(session_number=101, outcome="scheduled")
    services.recompute_deadlines()
    (clash,) = queries.clashes_of_state(iso3="BEL", on=on)
    assert {clash.first.body_id, clash.second.body_id} == {"crc", "upr"}
    assert (clash.overlaps, clash.days) == (True, -31)
    CommitteeSession.public.filter(slug="upr-52").update(
        first_day=date(2026, 7, 1), last_day=date(2026, 7, 14)
    )
    (clash,) = queries.clashes_of_state(iso3="BEL", on=on)
    assert (clash.overlaps, clash.days) == (False, 30)
    assert queries.clashes_of_state(iso3="BEL", on=on, within=timedelta(days=20)) == []


def test_a_past_session_that_is_still_planned_has_an_outcome_not_known_here(facts_loaded, today):
    found = queries.outcome_not_known(on=today)
    assert [row.slug for row in found] == ["hrc-63", "hrc-62", "crc-101", "upr-52", "crc-pre-session-91"]
    assert {row.standing(on=today) for row in found} == {"outcome-not-known"}
    assert [row.slug for row in queries.outcome_not_known(on=today, body="crc", limit=1)] == ["crc-101"]


def test_where_the_facts_end_is_said_for_each_body(facts_loaded):
    assert queries.reach()["upr"] == date(2027, 2, 28)
    assert queries.reach()["crc"] == date(2026, 5, 31)


def test_no_deadline_without_a_day_is_in_any_list(facts_loaded):
    nowhere = set(Deadline.objects.filter(first_day=None).values_list("slug", flat=True))
    everything = queries.between(first=date(1990, 1, 1), last=date(2100, 1, 1), on=SPRING)
    assert nowhere != set()
    assert nowhere.isdisjoint(slugs(everything))
