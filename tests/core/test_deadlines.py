"""Deadlines, judged by those that were printed, and by the cases in which there must be no date."""

import csv
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palais.core import deadlines
from palais.core.dates import PartialDate, Period
from palais.core.deadlines import (
    Anchor,
    Audience,
    Due,
    Meeting,
    Offset,
    Override,
    Procedure,
    Published,
    Round,
    Rule,
    Wanted,
    Why,
)

ROOT = Path(__file__).parents[2]
ORACLE = ROOT / "tests" / "oracles" / "deadlines.csv"
COMPUTED_HERE = ("offset", "offset-range", "round-table", "none")


def shipped() -> list[Rule]:
    """The rules of the shipped table that count from a session or pre-session."""
    with (ROOT / "palais/reference/tables/deadline_rules.csv").open(encoding="utf-8", newline="") as rows:
        return [
            Rule(
                key=row["key"],
                body=row["body"],
                stage=row["stage"],
                audience=Audience(row["audience"]),
                procedure=Procedure(row["procedure"]),
                anchor=Anchor(row["anchor"]),
                sum=deadlines.read_sum(
                    key=row["key"], kind=row["rule_kind"], rule=row["rule"], rule_to=row["rule_to"]
                ),
                valid_from=date.fromisoformat(row["valid_from"]),
                valid_to=date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
                source=row["source"],
                verified=row["status"] == "ok",
                word_limit=int(row["word_limit"]) if row["word_limit"] else None,
            )
            for row in csv.DictReader(rows)
            if row["anchor"] in set(Anchor) and row["rule_kind"] in COMPUTED_HERE
        ]


RULES = shipped()


def pre_session(start: str, end: str = "", round_: str = "", **more) -> Meeting:
    return Meeting(
        key="pre-session",
        body="CRC",
        is_pre_session=True,
        start=PartialDate.parse(start) if start else None,
        end=PartialDate.parse(end or start) if start else None,
        round=Round(round_) if round_ else None,
        **more,
    )


def ask(meeting: Meeting | None, *, procedure="simplified", stage="alternative-report", rules=RULES, **more):
    return deadlines.deadline(
        body="CRC",
        stage=stage,
        audience=Audience(more.pop("audience", "ngo")),
        wanted=Wanted(Procedure(procedure), pre_session=meeting),
        rules=rules,
        **more,
    )


def history():
    with ORACLE.open(encoding="utf-8", newline="") as rows:
        return [
            pytest.param(row, id=f"{row['meeting']}-{row['stage']}-{row['audience']}")
            for row in csv.DictReader(rows)
        ]


@pytest.mark.parametrize("row", history())
def test_history_is_the_judge(row):
    meeting = pre_session(row["start"], row["end"], row["round"])
    found = ask(meeting, procedure=row["procedure"], stage=row["stage"], audience=row["audience"])
    if not row["due_first"]:
        assert (found.why, found.due) == (Why.NOTHING_TAKEN, None)
    else:
        first, last = date.fromisoformat(row["due_first"]), date.fromisoformat(row["due_last"])
        assert (found.why, found.due, found.verified) == (Why.COMPUTED, Due(first, last), True)


def test_the_round_counts_and_not_the_month():
    moved = pre_session("2021-02-08", "2021-02-12", "autumn")
    assert ask(moved, procedure="standard").due == Due(date(2021, 7, 1), date(2021, 7, 1))


def test_without_its_round_a_moved_pre_session_has_no_date():
    found = ask(pre_session("2024-09-16", "2024-09-20"))
    assert (found.why, found.due) == (Why.ROUND_NOT_KNOWN, None)
    assert found.rule is not None
    assert found.rule.key == "crc-srp-alternative-report"


def test_a_gap_is_not_filled_with_a_neighbours_rule():
    """Nothing is known of the standard procedure after January 2022."""
    found = ask(pre_session("2024-09-16", "2024-09-20", "autumn"), procedure="standard")
    assert (found.why, found.due, found.rule) == (Why.NO_RULE, None, None)


def test_two_rules_that_fit_are_named():
    srp = next(rule for rule in RULES if rule.key == "crc-srp-alternative-report")
    rules = [*RULES, replace(srp, key="crc-another")]
    with pytest.raises(deadlines.RulesClash, match="'crc-srp-alternative-report' and 'crc-another'"):
        ask(pre_session("2024-09-16", "2024-09-20", "autumn"), rules=rules)


def test_where_the_procedure_is_not_known_the_date_says_under_which_it_holds():
    found = ask(pre_session("2024-09-16", "2024-09-20", "autumn"), procedure="unknown")
    assert (found.only_if, found.due) == (Procedure.SIMPLIFIED, Due(date(2024, 8, 1), date(2024, 8, 1)))


def test_where_both_procedures_have_a_rule_neither_is_guessed():
    found = ask(pre_session("2019-10-07", "2019-10-11", "autumn"), procedure="unknown")
    assert (found.why, found.due) == (Why.PROCEDURE_NOT_KNOWN, None)


def test_a_rule_that_changes_within_the_days_known_gives_no_date():
    """Known to be in 2022 only: the old rule held in January, the new one from February on."""
    rule = next(rule for rule in RULES if rule.key == "crc-srp-alternative-report")
    found = ask(pre_session("2022", "2022", "winter"), rules=[rule])
    assert (found.why, found.due) == (Why.RULE_CHANGES_HERE, None)


def test_a_cancelled_meeting_keeps_its_rule_and_loses_its_date():
    found = ask(pre_session("2024-05-27", "2024-05-31", "spring", cancelled=True))
    assert (found.why, found.due) == (Why.MEETING_CANCELLED, None)


def test_without_a_meeting_or_its_days_the_reason_is_given():
    assert ask(None).why is Why.MEETING_NOT_KNOWN
    assert ask(pre_session("")).why is Why.DAYS_NOT_KNOWN


def test_an_editors_day_holds_and_the_computed_one_stays():
    override = Override(date(2024, 8, 15), reason="The Committee took papers for two more weeks.")
    found = ask(pre_session("2024-09-16", "2024-09-20", "autumn"), override=override)
    assert found.holds == Due(date(2024, 8, 15), date(2024, 8, 15))
    assert found.due == Due(date(2024, 8, 1), date(2024, 8, 1))


def test_an_override_without_reason_is_refused():
    with pytest.raises(ValueError, match="needs a reason"):
        Override(date(2024, 8, 15), reason="  ")


def test_a_printed_day_stands_above_a_rule():
    session = Meeting(
        "UPR 43", "UPR", False, PartialDate.parse("2023-05-01"), PartialDate.parse("2023-05-12")
    )
    printed = Published(PartialDate.parse("2022-10-11"), source="ilga-upr")
    found = deadlines.deadline(
        body="UPR",
        stage="upr-stakeholder",
        audience=Audience.NGO,
        wanted=Wanted(Procedure.ANY, session=session),
        rules=RULES,
        published=printed,
    )
    assert (found.holds, found.verified) == (Due(date(2022, 10, 11), date(2022, 10, 11)), True)
    assert (found.why, found.word_limit) == (Why.RANGE, 2815)
    assert found.due == Due(date(2022, 10, 1), date(2022, 11, 1))


def test_a_rule_between_two_offsets_gives_the_day_to_plan_by():
    session = Meeting(
        "CEDAW", "CEDAW", False, PartialDate.parse("2024-02-05"), PartialDate.parse("2024-02-23")
    )
    found = deadlines.deadline(
        body="CEDAW",
        stage="alternative-report",
        audience=Audience.NGO,
        wanted=Wanted(Procedure.UNKNOWN, session=session),
        rules=RULES,
    )
    assert found.due == Due(date(2024, 1, 8), date(2024, 1, 15))
    assert (found.why, found.only_if, found.verified) == (Why.RANGE, None, False)


def test_a_month_known_only_leaves_the_days_open():
    rule = Rule(
        "x",
        "CRC",
        "alternative-report",
        Audience.ALL,
        Procedure.ANY,
        Anchor.PRE_SESSION_START,
        Offset(Period.parse("-P1M")),
        date(2000, 1, 1),
        None,
        "s",
        verified=True,
    )
    found = ask(pre_session("2025-09"), rules=[rule])
    assert found.due == Due(date(2025, 8, 1), date(2025, 8, 30))
    assert not found.due.is_one_day


def test_children_have_no_word_limit_of_their_own_and_a_state_no_rule_for_everyone():
    everyone = Audience.ALL
    assert [one for one in Audience if everyone.includes(one)] == [
        Audience.NGO,
        Audience.NHRI,
        Audience.CHILD,
        Audience.UN,
        Audience.ALL,
    ]


@pytest.mark.parametrize(
    ("kind", "rule", "rule_to", "message"),
    [
        ("offset", "ten weeks", "", "'r': 'ten weeks' is not a period"),
        ("offset-range", "-P3W", "-P4W", "'r' runs backwards"),
        ("round-table", "winter=-1-02-29", "", "'-1-02-29' is no day of every year"),
        ("round-table", "summer=0-07-01", "", "'summer=0-07-01' is no day for a round"),
        ("round-table", "winter=-1-12-01;winter=0-01-01", "", "'winter=0-01-01' is no day for a round"),
        ("limit", "", "", "which is no sum"),
    ],
)
def test_a_rule_that_is_not_understood_is_named(kind, rule, rule_to, message):
    with pytest.raises(deadlines.RuleNotUnderstood, match=message):
        deadlines.read_sum(key="r", kind=kind, rule=rule, rule_to=rule_to)


def test_a_rule_without_source_is_refused():
    with pytest.raises(deadlines.RuleNotUnderstood, match="names no source"):
        replace(RULES[0], source="")


def test_a_meeting_that_ends_before_it_begins_is_refused():
    with pytest.raises(deadlines.MeetingNotPossible, match="before it begins"):
        pre_session("2024-09-16", "2024-09-10")


@pytest.mark.parametrize(
    ("day", "at", "place", "late_from"),
    [
        (date(2024, 8, 1), None, deadlines.GENEVA, datetime(2024, 8, 1, 22, tzinfo=UTC)),
        (date(2024, 12, 1), None, deadlines.GENEVA, datetime(2024, 12, 1, 23, tzinfo=UTC)),
        (date(2023, 12, 31), None, deadlines.GENEVA, datetime(2023, 12, 31, 23, tzinfo=UTC)),
        (date(2024, 2, 29), time(15), deadlines.GENEVA, datetime(2024, 2, 29, 14, tzinfo=UTC)),
        (date(2024, 10, 27), time(2, 30), deadlines.GENEVA, datetime(2024, 10, 27, 0, 30, tzinfo=UTC)),
        (date(2023, 9, 2), None, "America/Santiago", datetime(2023, 9, 3, 4, tzinfo=UTC)),
    ],
    ids=["summer", "winter", "year's end", "leap day", "the first of two", "a midnight that is skipped"],
)
def test_when_a_day_ends(day, at, place, late_from):
    assert deadlines.closing_moment(day=day, at=at, place=place) == late_from


def test_an_hour_that_summer_time_skips_is_refused():
    with pytest.raises(deadlines.NoSuchMoment, match="no 02:30 on 2024-03-31"):
        deadlines.closing_moment(day=date(2024, 3, 31), at=time(2, 30))


@pytest.mark.parametrize("name", ["", "Geneva", "../../etc/passwd", "Europe/Zurich\0"])
def test_a_zone_that_does_not_exist_is_refused(name):
    with pytest.raises(deadlines.ZoneNotKnown):
        deadlines.closing_moment(day=date(2024, 3, 31), place=name)


def test_the_same_moment_in_rabat():
    moment = deadlines.closing_moment(day=date(2024, 8, 1))
    assert deadlines.on_the_clock(moment, place="Africa/Casablanca").strftime("%Y-%m-%d %H:%M") == (
        "2024-08-01 23:00"
    )


@given(
    start=st.dates(date(2001, 1, 1), date(2099, 12, 31)),
    round_=st.sampled_from([*Round, None]),
    procedure=st.sampled_from(Procedure),
    stage=st.sampled_from(sorted({rule.stage for rule in RULES})),
)
def test_a_date_has_always_a_rule_and_no_date_always_a_reason(start, round_, procedure, stage):
    meeting = Meeting("m", "CRC", True, PartialDate.of(start), PartialDate.of(start), round_)
    found = deadlines.deadline(
        body="CRC",
        stage=stage,
        audience=Audience.NGO,
        wanted=Wanted(procedure, session=replace(meeting, is_pre_session=False), pre_session=meeting),
        rules=RULES,
    )
    assert (found.due is not None) == (found.why in (Why.COMPUTED, Why.RANGE))
    assert found.due is None or (found.rule is not None and found.due.first <= found.due.last)
