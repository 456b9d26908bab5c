"""Entry into force for a State, judged by history and by the hard cases."""

import csv
from datetime import date
from pathlib import Path

import pytest

from palais.core.dates import PartialDate, Period, Precision
from palais.core.entry_into_force import How, Why, in_force_for_state
from palais.core.treaties import Act, MixedActs, Treaty, TreatyAct, UnknownTreaty

TREATIES = {
    key: Treaty(key, date.fromisoformat(start), Period.parse(period), verified=True)
    for key, start, period in [
        ("cat", "1987-06-26", "P30D"),
        ("cedaw", "1981-09-03", "P30D"),
        ("crc", "1990-09-02", "P30D"),
        ("crpd", "2008-05-03", "P30D"),
        ("iccpr", "1976-03-23", "P3M"),
        ("icescr", "1976-01-03", "P3M"),
        ("icmw", "2003-07-01", "P3M-FIRST-OF-NEXT-MONTH"),
        ("op-cedaw", "2000-12-22", "P3M"),
        ("op-icescr", "2013-05-05", "P3M"),
        ("opac", "2002-02-12", "P1M"),
        ("opic", "2014-04-14", "P3M"),
        ("opsc", "2002-01-18", "P1M"),
    ]
}
ORACLE = Path(__file__).parents[1] / "oracles" / "entry_into_force.csv"


def after(treaty: str, on: str, act: Act = Act.RATIFICATION, *, verified: bool = True):
    deed = TreatyAct(treaty, "XXA", act, PartialDate.parse(on), verified)
    return in_force_for_state(treaty=TREATIES[treaty], act=deed)


def history():
    with ORACLE.open(encoding="utf-8", newline="") as rows:
        return [pytest.param(row, id=f"{row['treaty']}-{row['state']}") for row in csv.DictReader(rows)]


@pytest.mark.parametrize("row", history())
def test_history_is_the_judge(row):
    found = after(row["treaty"], row["deposit"], Act(row["act"]))
    assert found.on == PartialDate.parse(row["in_force"])
    # The instrument that brought the treaty to life has one day by either paragraph.
    assert found.article == row["article"]


def test_an_original_party_starts_on_the_general_day():
    found = after("crc", "1990-06-29")
    assert (found.on, found.how, found.why) == (
        PartialDate.of(date(1990, 9, 2)),
        How.ORIGINAL_PARTY,
        Why.GENERAL_DAY,
    )
    assert (found.article, found.general_date, found.verified) == ("49(1)", date(1990, 9, 2), True)


def test_between_the_last_needed_instrument_and_the_general_day_the_two_forms_differ():
    """In the last weeks a deposit waits its full period under "after the nth instrument" only."""
    crc, opac = after("crc", "1990-08-21"), after("opac", "2002-02-01")
    assert (crc.on, crc.article) == (PartialDate.parse("1990-09-20"), "49(2)")
    assert (opac.on, opac.article) == (PartialDate.parse("2002-02-12"), "10(1)")


def test_a_deposit_on_the_general_day_itself_is_computed_but_marked():
    found = after("opac", "2002-02-12")
    assert (found.on, found.why, found.verified) == (
        PartialDate.parse("2002-03-12"),
        Why.DEPOSIT_ON_GENERAL_DAY,
        False,
    )


def test_a_year_stays_a_year():
    found = after("opic", "2019")
    assert found.on == PartialDate(date(2019, 4, 1), date(2020, 3, 31), Precision.YEAR)
    assert (found.on.years, found.how, found.article) == ((2019, 2020), How.COMPUTED, "19(2)")


def test_a_year_that_holds_the_turning_point_may_fall_under_either_paragraph():
    found = after("opac", "2002")
    assert found.on == PartialDate(date(2002, 2, 12), date(2003, 1, 31), Precision.YEAR)
    assert (found.why, found.article) == (Why.MAY_BE_EITHER, "10")


def test_a_year_wholly_before_the_start_gives_the_general_day_exactly():
    assert after("opac", "2001").on == PartialDate.of(date(2002, 2, 12))
    assert after("opac", "2001").how is How.ORIGINAL_PARTY


@pytest.mark.parametrize(
    ("act", "why"),
    [(Act.SUCCESSION, Why.SUCCESSION), (Act.SIGNATURE, Why.NOT_BINDING), (Act.WITHDRAWAL, Why.NOT_BINDING)],
)
def test_what_is_not_computed_says_why(act, why):
    found = after("crc", "1993-02-22", act)
    assert (found.on, found.how, found.why, found.verified) == (None, How.NOT_COMPUTED, why, False)


def test_a_treaty_without_a_known_start_is_not_computed():
    deed = TreatyAct("crc", "XXA", Act.ACCESSION, PartialDate.parse("1991-01-01"))
    found = in_force_for_state(treaty=Treaty("crc", None, Period.parse("P30D"), verified=False), act=deed)
    assert (found.on, found.why) == (None, Why.GENERAL_DAY_NOT_KNOWN)


def test_what_is_unverified_stays_so():
    assert after("crc", "1995-01-01").verified is True
    assert after("cat", "1995-01-01").verified is False
    assert after("crc", "1995-01-01", verified=False).verified is False
    unread_day = Treaty("crc", date(1990, 9, 2), Period.parse("P30D"), verified=False)
    early = TreatyAct("crc", "SWE", Act.RATIFICATION, PartialDate.parse("1990-06-29"))
    late = TreatyAct("crc", "SWE", Act.RATIFICATION, PartialDate.parse("1995-06-29"))
    assert in_force_for_state(treaty=unread_day, act=early).verified is False
    assert in_force_for_state(treaty=unread_day, act=late).verified is True


def test_an_act_on_another_treaty_and_an_unknown_treaty_are_refused():
    deed = TreatyAct("opac", "XXA", Act.ACCESSION, PartialDate.parse("2003-01-01"))
    with pytest.raises(MixedActs):
        in_force_for_state(treaty=TREATIES["crc"], act=deed)
    unknown = Treaty("CRC", date(1990, 9, 2), Period.parse("P30D"), verified=True)
    with pytest.raises(UnknownTreaty, match="'CRC'"):
        in_force_for_state(treaty=unknown, act=TreatyAct("CRC", "XXA", Act.ACCESSION, deed.on))
