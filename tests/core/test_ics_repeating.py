"""The days of repeating events: the library dateutil is the judge."""

from datetime import date, datetime, timedelta
from unittest import mock

import pytest
from dateutil import rrule
from hypothesis import given, settings
from hypothesis import strategies as st

from palais.core.ics import repeating, rules

START = date(2024, 1, 1)
LAST = date(2033, 12, 31)


def some(values: st.SearchStrategy[int], *, most: int = 3) -> st.SearchStrategy[list[int]]:
    return st.lists(values, max_size=most, unique=True)


@st.composite
def written_rules(draw: st.DrawFn) -> str:
    """A rule as a file writes it, of those that are counted here."""
    every = draw(st.sampled_from(list(rules.Every)))
    parts = [f"FREQ={every.value}", f"INTERVAL={draw(st.integers(1, 5))}"]

    def add(name: str, values: list[int]) -> None:
        if values:
            parts.append(f"{name}={','.join(map(str, values))}")

    add("BYMONTH", draw(some(st.integers(1, 12))))
    months = "BYMONTH" in parts[-1]
    month_days: list[int] = []
    if every is not rules.Every.WEEK:
        month_days = draw(some(st.one_of(st.integers(1, 31), st.integers(-31, -1))))
        add("BYMONTHDAY", month_days)
    numbered = every is rules.Every.MONTH or (every is rules.Every.YEAR and (months or not month_days))
    weekdays = draw(st.lists(st.sampled_from(rules.WEEKDAYS), max_size=3, unique=True))
    if weekdays:
        number = draw(st.sampled_from(["", "1", "2", "-1", "5"])) if numbered else ""
        parts.append("BYDAY=" + ",".join(f"{number}{day}" for day in weekdays))
    # The library counts positions in the first week from the event's day on, in later weeks from the week's first.
    if len(parts) > 2 and every is not rules.Every.WEEK:
        add("BYSETPOS", draw(some(st.sampled_from([1, 2, -1, -2]), most=2)))
    parts.append(f"WKST={draw(st.sampled_from(['MO', 'SU', 'TH']))}")
    if draw(st.booleans()):
        parts.append(f"COUNT={draw(st.integers(1, 12))}")
    return ";".join(parts)


def judged(written: str, start: date, first: date) -> list[date]:
    begin = datetime.combine(start, datetime.min.time())
    rule = rrule.rrulestr(f"RRULE:{written}", dtstart=begin)
    end = datetime.combine(LAST, datetime.min.time())
    with mock.patch("datetime.MAXYEAR", LAST.year):  # where it would otherwise look until the year 9999
        return [moment.date() for moment in rule.between(begin, end, inc=True) if moment.date() >= first]


def counted(written: str, start: date, first: date = START) -> list[date]:
    rule = rules.read_rule(written)
    budget = repeating.Budget()
    return list(repeating.days(rule=rule, start=start, first=first, last=LAST, budget=budget))


@settings(max_examples=250, deadline=None)
@given(written_rules(), st.dates(START, date(2028, 2, 29)), st.integers(0, 1500))
def test_every_rule_gives_the_days_that_the_library_gives(written, start, later):
    first = start + timedelta(days=later)
    assert counted(written, start, first) == judged(written, start, first)


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("FREQ=YEARLY;BYYEARDAY=1,-1;COUNT=3", ["2024-01-01", "2024-12-31", "2025-01-01"]),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", ["2024-02-29", "2028-02-29", "2032-02-29"]),
        (
            "FREQ=YEARLY;INTERVAL=4;BYMONTHDAY=13;BYDAY=FR",
            ["2024-09-13", "2024-12-13", "2028-10-13", "2032-02-13", "2032-08-13"],
        ),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", []),
        ("FREQ=MONTHLY;INTERVAL=10000", ["2024-01-01"]),
    ],
)
def test_rare_days(written, days):
    assert [day.isoformat() for day in counted(written, START)] == days


@pytest.mark.parametrize(
    "written",
    [
        *("", "FREQ=", "FREQ=FORTNIGHTLY", "INTERVAL=2", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;INTERVAL=x"),
        *(
            "FREQ=DAILY;COUNT=0",
            "FREQ=DAILY;COUNT=1;UNTIL=20270101",
            "FREQ=DAILY;UNTIL=soon",
            "FREQ=DAILY;FREQ=DAILY",
        ),
        *(
            "FREQ=WEEKLY;BYDAY=1MO",
            "FREQ=MONTHLY;BYDAY=0MO",
            "FREQ=MONTHLY;BYDAY=54MO",
            "FREQ=MONTHLY;BYDAY=XX",
        ),
        *(
            "FREQ=MONTHLY;BYMONTHDAY=0",
            "FREQ=MONTHLY;BYMONTHDAY=32",
            "FREQ=YEARLY;BYMONTH=13",
            "FREQ=YEARLY;BYMONTH=-1",
        ),
        *(
            "FREQ=DAILY;BYYEARDAY=1",
            "FREQ=WEEKLY;BYMONTHDAY=1",
            "FREQ=YEARLY;BYMONTHDAY=1;BYDAY=1MO",
            "FREQ=DAILY;X=1",
        ),
        *("FREQ=YEARLY;BYWEEKNO=1", "FREQ=DAILY;INTERVAL=10001", "FREQ=MONTHLY;BYMONTHDAY=٣"),
    ],
)
def test_what_is_no_rule_is_refused(written):
    with pytest.raises(rules.RuleNotUnderstood):
        rules.read_rule(written)


@pytest.mark.parametrize("written", ["FREQ=SECONDLY", "FREQ=MINUTELY;COUNT=1", "FREQ=DAILY;BYSECOND=1,2"])
def test_what_repeats_within_the_day_is_refused(written):
    with pytest.raises(rules.RepeatsWithinTheDay):
        rules.read_rule(written)


def test_work_has_a_bound():
    rule = rules.read_rule("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=1")
    with pytest.raises(repeating.TooMuchWork):
        list(
            repeating.days(
                rule=rule, start=date(1900, 1, 1), first=START, last=LAST, budget=repeating.Budget(days=1000)
            )
        )
