"""Partial dates and periods: reading, writing, and sums that keep what is not known."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palais.core.dates import (
    DateNotUnderstood,
    DateOutOfRange,
    PartialDate,
    Period,
    PeriodNotUnderstood,
    Precision,
    whole_months_between,
)


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2019", date(2019, 1, 1), date(2019, 12, 31), Precision.YEAR),
        ("2019-05", date(2019, 5, 1), date(2019, 5, 31), Precision.MONTH),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29), Precision.MONTH),
        ("2019-05-17", date(2019, 5, 17), date(2019, 5, 17), Precision.DAY),
    ],
)
def test_a_date_is_read_and_written_back(text, earliest, latest, precision):
    read = PartialDate.parse(text)
    assert read == PartialDate(earliest, latest, precision)
    assert read.isoformat() == text


@pytest.mark.parametrize(
    "text",
    ["", " 2019", "2019 ", "19", "2019-5", "2019-00", "2019-13", "2019-02-29", "2019-05-32", "0000",
     "2019/2020", "2019-05-17T00:00", "٢٠١٩", "May 2019", "2019\n"],
)  # fmt: skip
def test_what_is_no_date_is_refused_with_the_text_in_the_sentence(text):
    with pytest.raises(DateNotUnderstood) as refusal:
        PartialDate.parse(text)
    assert repr(text) in str(refusal.value)


def test_a_window_cannot_run_backwards_and_a_day_is_one_day():
    with pytest.raises(DateNotUnderstood, match="cannot end"):
        PartialDate(date(2020, 1, 1), date(2019, 1, 1), Precision.YEAR)
    with pytest.raises(DateNotUnderstood, match="one day"):
        PartialDate(date(2019, 1, 1), date(2019, 1, 2), Precision.DAY)


def test_a_year_plus_three_months_is_two_years_and_still_known_to_the_year():
    moved = Period.parse("P3M").shift(PartialDate.parse("2019"))
    assert moved == PartialDate(date(2019, 4, 1), date(2020, 3, 31), Precision.YEAR)
    assert (moved.years, moved.isoformat(), moved.is_exact) == ((2019, 2020), "2019/2020", False)


def test_a_month_that_moves_over_a_boundary_names_both_months():
    assert Period.parse("P30D").shift(PartialDate.parse("2019-05")).isoformat() == "2019-05/2019-06"


def test_a_month_whose_days_all_lead_to_one_day_becomes_that_day():
    moved = Period.parse("P3M-FIRST-OF-NEXT-MONTH").shift(PartialDate.parse("2019-05"))
    assert moved == PartialDate.of(date(2019, 9, 1))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2018-12-31", False),
        ("2019-01-01", None),
        ("2019-06-01", None),
        ("2019-12-31", True),
        ("2020-01-01", True),
    ],
)
def test_whether_a_year_has_come_is_not_known_inside_it(day, expected):
    assert PartialDate.parse("2019").has_come_by(date.fromisoformat(day)) is expected


@pytest.mark.parametrize(
    ("period", "day", "expected"),
    [
        ("P30D", "1991-01-07", "1991-02-06"),
        ("P1M", "2005-01-31", "2005-02-28"),
        ("P1M", "2003-12-01", "2004-01-01"),
        ("P3M", "2013-11-30", "2014-02-28"),
        ("P2Y", "2012-02-29", "2014-02-28"),
        ("P1Y6M", "2010-08-31", "2012-02-29"),
        ("-P10W", "2024-03-11", "2024-01-01"),
        ("-P6M", "2024-08-31", "2024-02-29"),
        ("P3M-FIRST-OF-NEXT-MONTH", "2003-03-14", "2003-07-01"),
        ("P3M-FIRST-OF-NEXT-MONTH", "2003-09-30", "2004-01-01"),
        ("P3M-FIRST-OF-NEXT-MONTH", "2003-11-30", "2004-03-01"),
    ],
)
def test_periods_are_counted(period, day, expected):
    assert Period.parse(period).add_to(date.fromisoformat(day)) == date.fromisoformat(expected)


@pytest.mark.parametrize(
    "text", ["", "P", "30D", "P30", "PT3H", "P1.5Y", "P-3M", "P3M-FIRST", "-P3M-FIRST-OF-NEXT-MONTH", "P3M "]
)
def test_what_is_no_period_is_refused(text):
    with pytest.raises(PeriodNotUnderstood) as refusal:
        Period.parse(text)
    assert repr(text) in str(refusal.value)


@pytest.mark.parametrize("text", ["P30D", "P3M", "P2Y", "P1Y6M", "-P6M", "P3M-FIRST-OF-NEXT-MONTH", "P0D"])
def test_a_period_is_written_as_it_was_read(text):
    assert Period.parse(text).isoformat() == text


def test_weeks_are_written_as_days():
    assert Period.parse("-P10W").isoformat() == "-P70D"


def test_leaving_the_calendar_says_so():
    with pytest.raises(DateOutOfRange, match="9999-01-01 and P2Y leave the calendar"):
        Period.parse("P2Y").add_to(date(9999, 1, 1))
    with pytest.raises(DateOutOfRange):
        Period.parse("-P1D").add_to(date.min)


def test_a_period_taken_several_times_is_counted_from_one_start():
    five_years = Period.parse("P5Y")
    assert five_years.times(4).add_to(date(1996, 2, 29)) == date(2016, 2, 29)
    with pytest.raises(PeriodNotUnderstood):
        Period.parse("P3M-FIRST-OF-NEXT-MONTH").times(2)


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("2020-01-31", "2020-02-28", 0),
        ("2020-01-31", "2020-02-29", 1),
        ("2020-01-15", "2021-03-14", 13),
        ("2020-01-15", "2021-03-15", 14),
        ("2020-01-15", "2019-01-15", 0),
    ],
)
def test_whole_months(start, end, months):
    counted = whole_months_between(start=date.fromisoformat(start), end=date.fromisoformat(end))
    assert counted == months


_days = st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 12, 31))
_periods = st.builds(
    Period, months=st.integers(0, 200), days=st.integers(0, 400), then_month_start=st.booleans()
)


@given(day=_days)
def test_every_day_survives_writing_and_reading(day):
    assert PartialDate.parse(PartialDate.of(day).isoformat()) == PartialDate.of(day)


@given(period=_periods)
def test_every_period_survives_writing_and_reading(period):
    assert Period.parse(period.isoformat()) == period


@given(first=_days, gap=st.integers(0, 800), period=_periods)
def test_a_later_start_never_ends_earlier(first, gap, period):
    assert period.add_to(first) <= period.add_to(first + timedelta(days=gap))


@given(start=_days, end=_days)
def test_whole_months_fit_and_one_more_does_not(start, end):
    months = whole_months_between(start=start, end=end)
    if end >= start:
        assert Period(months, 0).add_to(start) <= end < Period(months + 1, 0).add_to(start)
