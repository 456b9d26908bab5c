"""Keeping deadlines, addresses and history up to date with the facts: twice changes nothing, nothing is lost."""

from datetime import date

import pytest

from palais.apps.calendar import queries, services
from palais.apps.calendar.models import CalendarChange, CommitteeSession, DateRule, Deadline, Problem, Review
from palais.apps.calendar.services import ChangeRefused
from palais.apps.office.models import Change
from palais.apps.office.services import corrections
from palais.apps.office.services.sync import sync
from tests.apps.calendar.conftest import ACCEPT_ALL

RULES = "deadline_rules"


def state_of_all() -> list:
    models = (CommitteeSession, Review, Deadline)
    return [list(model._base_manager.order_by("pk").values()) for model in models]


def test_a_second_time_changes_nothing(facts_loaded):
    before = state_of_all()
    assert services.recompute_deadlines() == []
    assert state_of_all() == before
    assert CalendarChange.objects.count() == 0


def test_it_costs_no_more_queries_with_more_rows(facts_loaded, django_assert_max_num_queries):
    with django_assert_max_num_queries(9):
        services.recompute_deadlines()


def test_every_row_has_an_address_of_its_own(facts_loaded):
    for model in (CommitteeSession, Review):
        slugs = list(model.everything.values_list("slug", flat=True))
        assert "" not in slugs
        assert len(set(slugs)) == len(slugs)


def correct(key: str, *, by, table: str = RULES, **texts: str) -> None:
    seen = corrections.state_of(table=table, key=key)
    corrections.change_row(
        table=table,
        key=key,
        texts={**seen["texts"], **texts},
        seen=seen,
        reason="letter of the UN",
        by=by,
        accepted=ACCEPT_ALL,
    )


def test_a_rule_that_changes_moves_its_deadlines_and_says_who_and_why(facts_loaded, editor):
    correct("upr-national-report", by=editor, rule="-P2M")
    row = Deadline.objects.get(slug="upr-54-upr-national-report-state")
    assert (row.first_day, row.last_day) == (date(2026, 11, 1), date(2026, 11, 30))
    assert (row.status, row.sequence) == ("moved", 1)
    change = CalendarChange.objects.filter(deadline=row, field="first").get()
    assert (change.old, change.new, change.by, change.reason) == (
        "2026-10-01",
        "2026-11-01",
        editor,
        "letter of the UN",
    )


def test_a_loading_that_changes_a_session_is_written_down_as_the_machines(facts_loaded, today):
    CommitteeSession.public.filter(slug="crc-101").update(
        raw={}, planned_start="2026-04", first_day=date(2026, 4, 1)
    )
    services.recompute_deadlines()
    CalendarChange.objects.all().delete()
    sync(apply=True, on=today)
    change = CalendarChange.objects.get(field="first", about="session")
    assert (change.session.slug, change.old, change.new, change.by, change.by_machine) == (
        "crc-101",
        "2026-04",
        "2026-05",
        None,
        True,
    )


def test_two_rules_that_clash_are_listed_by_name_and_stop_nothing_else(facts_loaded, editor):
    texts = dict(DateRule.public.get(key="crc-srp-alternative-report").raw) | {"key": "crc-other-alternative"}
    corrections.add_row(table=RULES, texts=texts, reason="a test", by=editor, accepted=ACCEPT_ALL)
    problems = list(Problem.objects.filter(meeting__slug="crc-pre-session-99"))
    assert [(row.stage, row.audience, sorted(row.rules)) for row in problems] == [
        ("alternative-report", "all", ["crc-other-alternative", "crc-srp-alternative-report"])
    ]
    assert "'crc-other-alternative' and 'crc-srp-alternative-report'" in problems[0].sentence
    kept = Deadline.objects.get(slug="crc-pre-session-99-alternative-report-all-simplified")
    assert kept.first_day == date(2024, 8, 1)
    seen = corrections.state_of(table=RULES, key="crc-other-alternative")
    corrections.undo(table=RULES, key="crc-other-alternative", seen=seen, by=editor)
    assert Problem.objects.count() == 0


def test_a_rule_that_cannot_be_read_is_listed_and_stops_nothing_else(facts_loaded):
    DateRule.everything.filter(key="upr-national-report").update(rule="three months")
    services.recompute_deadlines()
    (problem,) = Problem.objects.all()
    assert (problem.rules, problem.meeting) == (["upr-national-report"], None)
    assert "'three months' is not a period" in problem.sentence


def test_a_rule_that_is_withdrawn_leaves_no_date_behind(facts_loaded, editor):
    key = "upr-national-report"
    seen = corrections.state_of(table=RULES, key=key)
    corrections.withdraw_row(table=RULES, key=key, seen=seen, reason="wrong", by=editor, accepted=ACCEPT_ALL)
    row = Deadline.objects.get(slug="upr-54-upr-national-report-state")
    assert (row.status, row.why, row.first_day, row.announced_first) == (
        "none",
        "no-rule-known",
        None,
        date(2026, 10, 1),
    )


def test_a_day_set_by_hand_stays_with_the_computed_one_beside_it(facts_loaded, editor):
    row = Deadline.objects.get(slug="upr-54-upr-national-report-state")
    services.override_deadline(deadline=row, day=date(2026, 10, 12), reason="letter of the UN", by=editor)
    correct("upr-national-report", by=editor, rule="-P2M")
    row.refresh_from_db()
    assert (row.first_day, row.computed_first, row.override_reason) == (
        date(2026, 10, 12),
        date(2026, 11, 1),
        "letter of the UN",
    )
    log = Change.objects.get(deed="set-deadline")
    assert (log.by, log.about_key, log.after["day"]) == (editor, row.slug, "2026-10-12")
    services.remove_override(deadline=row, by=editor)
    row.refresh_from_db()
    assert (row.first_day, row.override_reason) == (date(2026, 11, 1), "")


def test_a_day_set_by_hand_needs_a_reason_and_a_change(facts_loaded, editor, other_editor):
    row = Deadline.objects.get(slug="upr-54-upr-national-report-state")
    day = date(2026, 10, 12)
    with pytest.raises(ChangeRefused) as refused:
        services.override_deadline(deadline=row, day=day, reason="  ", by=editor)
    assert list(refused.value.faults) == ["reason"]
    services.override_deadline(deadline=row, day=day, reason="a letter", by=editor, seen=0)
    with pytest.raises(ChangeRefused):
        services.override_deadline(deadline=row, day=day, reason="a letter", by=editor, seen=1)
    with pytest.raises(services.DeadlineHasChanged) as changed:
        services.override_deadline(deadline=row, day=day, reason="another", by=other_editor, seen=0)
    assert changed.value.now.override_reason == "a letter"


def test_what_the_un_printed_stands_above_what_the_rule_says(facts_loaded):
    row = Deadline.objects.get(slug="upr-41-upr-stakeholder-ngo")
    assert (row.first_day, row.computed_first, row.printed_source_id) == (
        date(2022, 3, 31),
        date(2022, 4, 7),
        "ilga-upr",
    )
    assert row.closes().isoformat() == "2022-03-31T13:00:00+00:00"


def test_a_day_ends_in_geneva_at_midnight_whatever_the_season(facts_loaded):
    row = Deadline.objects.get(slug="crc-pre-session-99-alternative-report-all-simplified")
    assert row.closes().isoformat() == "2024-08-01T22:00:00+00:00"
    assert row.closes(day=date(2024, 12, 31)).isoformat() == "2024-12-31T23:00:00+00:00"
    assert row.closes(day=date(2024, 2, 29)).isoformat() == "2024-02-29T23:00:00+00:00"


def test_word_limits_are_those_of_each_audience(facts_loaded):
    row = Deadline.objects.get(slug="crc-pre-session-99-alternative-report-all-simplified")
    limits = {(limit["audience"], limit["words"]) for limit in row.word_limits}
    assert limits == {("ngo", 10000), ("ngo", 3000), ("nhri", 10000), ("child", None)}


def test_nothing_is_claimed_where_no_rule_is_known(facts_loaded, today):
    dossier = queries.session_dossier(slug="crc-pre-session-99", on=today)
    answers = {(row.stage, row.procedure): (row.why, row.first_day) for row in dossier.deadlines}
    assert answers["alternative-report", "standard"] == ("no-rule-known", None)
    assert answers["additional-submission", "simplified"] == ("nothing-taken", None)
