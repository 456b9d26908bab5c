"""What is due, what is late, and why: judged by dates printed in documents and by what must not be said."""

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from palais.core.cycles import (
    Anchor,
    Basis,
    Coverage,
    DueRule,
    Instrument,
    KnownDueDate,
    LatenessValue,
    Outcome,
    PastReview,
    PointKind,
    Report,
    ReportingFacts,
    RulesClash,
    Why,
    cycle_line,
    history,
    reports_due,
)
from palais.core.dates import PartialDate, Period
from palais.core.entry_into_force import in_force_for_state
from palais.core.treaties import Act, Treaty, TreatyAct, standing

TODAY = date(2026, 2, 15)
SOURCE = "crc-c-58-rev-3"
RULES = (
    DueRule("crc-initial-report-due", Period.parse("P2Y"), date(1990, 9, 2), None, SOURCE, True),
    DueRule("crc-periodic-report-due", Period.parse("P5Y"), date(1990, 9, 2), None, SOURCE, True),
    DueRule(
        "crc-periodic-report-due-8y", Period.parse("P8Y"), date(2022, 2, 11), None, "crc89-closing", True
    ),
    DueRule("opac-initial-report-due", Period.parse("P2Y"), date(2002, 2, 12), None, SOURCE, True),
    DueRule("opsc-initial-report-due", Period.parse("P2Y"), date(2002, 1, 18), None, SOURCE, True),
    DueRule("op-non-crc-party", Period.parse("P5Y"), date(2002, 2, 12), None, SOURCE, True),
)
TREATIES = {
    "crc": Treaty("crc", date(1990, 9, 2), Period.parse("P30D"), verified=True),
    "opac": Treaty("opac", date(2002, 2, 12), Period.parse("P1M"), verified=True),
    "opsc": Treaty("opsc", date(2002, 1, 18), Period.parse("P1M"), verified=True),
}


def facts(
    *reviews: PastReview, known: tuple[KnownDueDate, ...] = (), act: Act = Act.RATIFICATION, **joined: str
) -> ReportingFacts:
    """A State that joined each named treaty on the given day."""
    acts = {key: TreatyAct(key, "XXA", act, PartialDate.parse(day)) for key, day in joined.items()}
    return ReportingFacts(
        standings={key: standing([deed], on=TODAY) for key, deed in acts.items()},
        in_force={key: in_force_for_state(treaty=TREATIES[key], act=deed) for key, deed in acts.items()},
        reviews=reviews,
        known_due_dates=known,
    )


def held(day: str, numbers: tuple[int, int] | None, *instruments: Instrument) -> PastReview:
    return PastReview(
        session="x",
        held_on=PartialDate.parse(day),
        instruments=frozenset(instruments or (Instrument.CRC,)),
        numbers=numbers,
        numbers_verified=True,
    )


def crc(given: ReportingFacts, on: date = TODAY):
    return reports_due(facts=given, rules=RULES, on=on)[0]


def opac(given: ReportingFacts, on: date = TODAY):
    return reports_due(facts=given, rules=RULES, on=on)[1]


def printed():
    oracle = Path(__file__).parents[1] / "oracles" / "reporting_due_dates.csv"
    with oracle.open(encoding="utf-8", newline="") as rows:
        return [pytest.param(row, id=row["state"]) for row in csv.DictReader(rows)]


@pytest.mark.parametrize("row", printed())
def test_the_series_gives_the_dates_printed_in_documents(row):
    """Asked from a review just before the printed date, the next report is the one the document names."""
    number, due = int(row["number"]), PartialDate.parse(row["due_on"])
    before = held(f"{due.earliest.year - 1}-06-01", (number - 1, number - 1))
    found = crc(facts(before, crc=row["deposit"]))
    assert (found.numbers, found.due) == ((number, number), due)


@pytest.mark.parametrize("row", [case for case in printed() if case.id in ("RWA", "PHL")])
def test_reports_whose_dates_had_passed_are_combined_as_the_committee_did(row):
    examined = int(row["examined"])
    found = crc(facts(held(row["reviewed_on"], (1, examined)), crc=row["deposit"]))
    assert (found.numbers, found.due) == (
        (examined + 1, int(row["number"])),
        PartialDate.parse(row["due_on"]),
    )
    assert (found.why, found.lateness.value) == (Why.PASSED_DATES_COMBINED, LatenessValue.NOT_KNOWN)


def test_an_initial_report_shows_its_sum():
    found = crc(facts(crc="1990-06-29"))
    assert (found.report, found.numbers, found.due) == (
        Report.INITIAL,
        (1, 1),
        PartialDate.of(date(1992, 9, 1)),
    )
    (step,) = found.steps
    assert (step.anchor, step.start, step.period, step.to_the_eve) == (
        Anchor.IN_FORCE_FOR_STATE,
        PartialDate.of(date(1990, 9, 2)),
        Period.parse("P2Y"),
        True,
    )
    assert (found.article, found.rule_key, found.source) == ("44(1)(a)", "crc-initial-report-due", SOURCE)


def test_no_review_known_is_never_a_late_report():
    found = crc(facts(crc="1990-06-29"))
    assert (found.why, found.lateness.value, found.lateness.by) == (
        Why.NO_REVIEW_KNOWN,
        LatenessValue.NOT_KNOWN,
        None,
    )


def test_a_date_still_to_come_is_not_due_up_to_its_own_day():
    given = facts(opac="2023-01-20")  # in force 20 February 2023
    assert opac(given, on=date(2025, 2, 19)).lateness.value is LatenessValue.NOT_DUE
    assert opac(given, on=date(2025, 2, 20)).lateness.value is LatenessValue.NOT_KNOWN


def test_a_year_stays_a_window_all_the_way():
    found = crc(facts(crc="2015"))
    assert (found.due.years, found.due.precision) == ((2017, 2018), "year")


def test_after_2022_the_calendar_counts_from_the_concluding_observations():
    found = crc(facts(held("2023-05-26", (6, 7)), crc="1991-12-16"))
    assert (found.numbers, found.due, found.lateness.value) == (
        (8, 8),
        PartialDate.of(date(2031, 5, 26)),
        LatenessValue.NOT_DUE,
    )
    assert (found.rule_key, found.why, found.verified) == (
        "crc-periodic-report-due-8y",
        Why.COMMITTEE_SETS_DATE,
        False,
    )
    assert [step.anchor for step in found.steps] == [Anchor.CONCLUDING_OBSERVATIONS]


def test_the_calendar_begins_on_its_first_day_and_not_before():
    assert crc(facts(held("2022-02-11", (4, 5)), crc="1994-01-01")).rule_key == "crc-periodic-report-due-8y"
    assert crc(facts(held("2022-02-10", (4, 5)), crc="1994-01-01")).rule_key == "crc-periodic-report-due"


def test_an_unknown_number_keeps_the_date_and_says_so():
    found = crc(facts(held("2003-01-31", None), crc="1991-01-07"))
    assert (found.numbers, found.due, found.why, found.verified) == (
        None,
        PartialDate.of(date(2003, 2, 5)),
        Why.NUMBER_NOT_KNOWN,
        False,
    )


def test_after_a_succession_the_number_is_known_and_the_date_is_not():
    found = crc(facts(held("2021-09-24", (5, 6)), act=Act.SUCCESSION, crc="1993-02-22"))
    assert (found.numbers, found.due, found.basis, found.why) == (
        (7, 7),
        None,
        Basis.NOT_KNOWN,
        Why.ENTRY_NOT_KNOWN,
    )
    assert found.lateness.value is LatenessValue.NOT_KNOWN


def test_a_review_without_a_day_gives_no_date():
    undated = replace(held("2003-01-31", (2, 2)), held_on=None)
    assert crc(facts(undated, crc="1991-01-07")).why is Why.REVIEW_DATE_NOT_KNOWN


def test_only_held_reviews_up_to_the_day_count():
    postponed = replace(held("2012-02-03", (1, 1)), outcome=Outcome.POSTPONED)
    assert crc(facts(postponed, crc="1995-12-20")).why is Why.NO_REVIEW_KNOWN
    later = held("2023-05-26", (6, 7))
    assert crc(facts(later, crc="1991-12-16"), on=date(2020, 1, 1)).why is Why.NO_REVIEW_KNOWN


def test_who_is_no_party_owes_nothing():
    found = reports_due(facts=facts(), rules=RULES, on=TODAY)
    assert [(one.report, one.why, one.lateness.value) for one in found] == [
        (Report.NONE, Why.NOT_A_PARTY, LatenessValue.NOT_DUE)
    ] * 3


def test_a_protocol_report_once_examined_is_folded_into_the_next_report():
    given = facts(
        held("2023-02-03", (6, 7)),
        held("2007-06-08", None, Instrument.OPAC),
        crc="1990-06-29",
        opac="2003-02-20",
        opsc="2007-01-19",
    )
    first, second, third = reports_due(facts=given, rules=RULES, on=TODAY)
    assert (second.report, second.numbers, second.due) == (Report.FOLDED, (8, 8), first.due)
    assert (second.article, second.source, second.why) == ("8(2)", SOURCE, Why.FOLDED)
    assert (third.report, third.due, third.why) == (
        Report.INITIAL,
        PartialDate.of(date(2009, 2, 18)),
        Why.NO_REVIEW_KNOWN,
    )


def test_folding_into_an_unknown_report_gives_no_date():
    found = opac(facts(held("2007-06-08", None, Instrument.OPAC), crc="1990-06-29", opac="2003-02-20"))
    assert (found.report, found.numbers, found.due, found.basis) == (
        Report.FOLDED,
        None,
        None,
        Basis.NOT_KNOWN,
    )


def test_outside_the_convention_protocol_reports_come_every_five_years():
    """The United States: both in force on 23 January 2003, third and fourth reports examined in 2017."""
    given = facts(
        held("2017-06-02", (3, 4), Instrument.OPAC),
        held("2017-06-02", (3, 4), Instrument.OPSC),
        opac="2002-12-23",
        opsc="2002-12-23",
    )
    first, second, third = reports_due(facts=given, rules=RULES, on=TODAY)
    assert first.report is Report.NONE
    for found in (second, third):
        assert (found.report, found.numbers, found.due) == (
            Report.SEPARATE,
            (5, 5),
            PartialDate.of(date(2025, 1, 22)),
        )
        assert (found.rule_key, found.lateness.value, found.verified) == (
            "op-non-crc-party",
            LatenessValue.NOT_KNOWN,
            False,
        )


def documented(due: str, **more) -> KnownDueDate:
    return KnownDueDate(Instrument.CRC, PartialDate.parse(due), "doc", set_in="CRC/C/XXA/CO/5", **more)


def arrived(day: str) -> dict[str, object]:
    return {"received_known": True, "received_on": PartialDate.parse(day)}


def missing(as_of: str) -> dict[str, object]:
    return {"received_known": True, "as_of": date.fromisoformat(as_of)}


@pytest.mark.parametrize(
    ("due", "more", "value", "by", "received_late_by"),
    [
        ("2027-01-01", {}, "not-due", None, None),
        ("2026-02-15", {}, "not-due", None, None),
        ("2024-12-01", {}, "not-known", None, None),
        ("2024-12-01", arrived("2024-12-01"), "not-late", None, None),
        ("2024-12-01", arrived("2024-11-01"), "not-late", None, None),
        ("2024-12-01", arrived("2026-02-02"), "not-late", None, (1, 2)),
        ("2024-12-01", missing("2026-02-02"), "late", (1, 2), None),
        ("2024-12-01", missing("2026-12-31"), "late", (1, 2), None),
        ("2024-12-01", missing("2024-12-20"), "late", (0, 0), None),
        ("2024-12-01", missing("2024-11-30"), "not-known", None, None),
        ("2024-12-01", arrived("2027-01-01"), "late", (1, 2), None),
        ("2024", arrived("2024"), "not-late", None, None),
        ("2026", {}, "not-known", None, None),
    ],
)
def test_four_answers_to_a_documented_date(due, more, value, by, received_late_by):
    found = crc(facts(known=(documented(due, numbers=(6, 6), **more),), crc="1990-06-29"))
    assert (found.basis, found.why, found.set_in) == (Basis.DOCUMENT, Why.DATE_IN_DOCUMENT, "CRC/C/XXA/CO/5")
    assert (found.lateness.value, found.lateness.by) == (value, by)
    assert found.lateness.received_late_by == received_late_by


def test_late_is_said_as_of_the_day_it_was_known():
    found = crc(facts(known=(documented("2024-12-01", **missing("2025-06-01")),), crc="1990-06-29"))
    assert (found.lateness.by, found.lateness.as_of) == ((0, 6), date(2025, 6, 1))


def test_a_documented_date_goes_before_any_sum():
    given = facts(
        held("2023-05-26", (6, 7)), known=(documented("2030-01-14", numbers=(8, 8)),), crc="1991-12-16"
    )
    assert (crc(given).report, crc(given).due) == (Report.PERIODIC, PartialDate.parse("2030-01-14"))


@pytest.mark.parametrize(
    ("numbers", "reviewed"), [((6, 7), held("2023-05-26", (6, 7))), (None, held("2023-05-26", (6, 7)))]
)
def test_a_documented_date_is_spent_once_its_report_was_examined(numbers, reviewed):
    given = facts(reviewed, known=(documented("2022-01-14", numbers=numbers),), crc="1991-12-16")
    assert crc(given).why is Why.COMMITTEE_SETS_DATE


def test_rules_that_clash_are_an_error_and_missing_ones_a_reason():
    given = facts(crc="1990-06-29")
    with pytest.raises(RulesClash):
        reports_due(facts=given, rules=(*RULES, RULES[0]), on=TODAY)
    found = reports_due(facts=given, rules=(), on=TODAY)[0]
    assert (found.due, found.why) == (None, Why.NO_RULE)


def test_a_rule_must_lead_forward():
    with pytest.raises(ValueError, match="does not lead forward"):
        DueRule("back", Period.parse("-P1Y"), date(2000, 1, 1), None, SOURCE, True)


def test_history_counts_what_is_known_and_says_how_far_that_goes():
    given = facts(held("2015-01-30", (5, 5)), held("2009-06-12", (4, 4)), crc="1990-06-29")
    found = history(Instrument.CRC, facts=given, on=TODAY)
    assert [review.numbers for review in found.reviews] == [(4, 4), (5, 5)]
    assert (found.known, found.coverage) == (2, Coverage.LINE_UPS_MISSING)
    assert history(Instrument.CRC, facts=facts(), on=TODAY).coverage is Coverage.LINE_UPS_MISSING


def test_the_line_puts_today_in_its_place():
    given = facts(held("2015-01-30", (5, 5)), held("2023-02-03", (6, 7)), crc="1990-06-29")
    points = cycle_line(facts=given, rules=RULES, report=crc(given), on=TODAY)
    assert [(point.kind, point.on.isoformat()) for point in points] == [
        (PointKind.JOINED, "1990-06-29"),
        (PointKind.IN_FORCE, "1990-09-02"),
        (PointKind.INITIAL_DUE, "1992-09-01"),
        (PointKind.REVIEW_HELD, "2015-01-30"),
        (PointKind.REVIEW_HELD, "2023-02-03"),
        (PointKind.TODAY, "2026-02-15"),
        (PointKind.NEXT_DUE, "2031-02-03"),
    ]


def test_the_line_shows_one_due_point_for_an_initial_report():
    given = facts(opac="2024-12-01")
    points = cycle_line(facts=given, rules=RULES, report=opac(given), on=TODAY)
    assert [point.kind for point in points] == [
        PointKind.JOINED,
        PointKind.IN_FORCE,
        PointKind.TODAY,
        PointKind.INITIAL_DUE,
    ]
