"""The days that come of a rule, within a period, and never more work than a bound allows.

It knows how days, weeks, months and years are counted on, and looks at each day of them at most once.
It does not know hours or time zones: an event keeps its hour on the clock of its place.
The law is RFC 5545, section 3.3.10; a library for it exists (dateutil), but looks for a day that never comes until the
year 9999, so it serves as the judge in the tests.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, timedelta

from palais.core.ics.rules import Every, Rule

MOST_LOOKED_AT = 100_000
"""Days looked at for all events of one file."""

_WEEK = timedelta(days=7)
_DAY = timedelta(days=1)


class TooMuchWork(ValueError):
    """The rules of a file would make more work than any calendar needs."""


class Budget:
    """How many days may still be looked at for one file."""

    def __init__(self, *, days: int = MOST_LOOKED_AT) -> None:
        self.left = days

    def spend(self, days: int) -> None:
        """Take so many days off; TooMuchWork when none are left."""
        self.left -= days
        if self.left < 0:
            raise TooMuchWork("too many days would have to be looked at")


def days(*, rule: Rule, start: date, first: date, last: date, budget: Budget) -> Iterator[date]:
    """The days of a rule from ``first`` to ``last``, both included, in order. ``start`` is the day of the event.

    A rule that counts is counted from ``start`` on, whatever ``first`` is. The rule's own ``until`` is the caller's to
    compare: it may be a moment. Raises TooMuchWork.
    """
    counted = 0
    for period in _periods(rule, start=start, first=first, last=last):
        budget.spend(1)
        for day in _chosen(rule, period, start=start, budget=budget):
            if day < start:
                continue
            counted += 1
            if rule.count is not None and counted > rule.count:
                return
            if day > last:
                return
            if day >= first:
                yield day


def _periods(rule: Rule, *, start: date, first: date, last: date) -> Iterator[date]:
    """The first day of each day, week, month or year that the rule comes to; earlier ones are skipped if they may."""
    skip = rule.count is None
    if rule.every in (Every.DAY, Every.WEEK):
        begin, step = start, _DAY * rule.interval
        if rule.every is Every.WEEK:
            begin = start - _DAY * ((start.weekday() - rule.week_start) % 7)
            step = _WEEK * rule.interval
        if skip and first - _WEEK > begin:
            begin += (first - _WEEK - begin) // step * step
        while begin <= last:
            yield begin
            begin += step
        return
    length = rule.interval * (12 if rule.every is Every.YEAR else 1)
    month = start.year * 12 + (start.month - 1 if rule.every is Every.MONTH else 0)
    earliest = first.year * 12 + (first.month - 1 if rule.every is Every.MONTH else 0)
    if skip and earliest > month:
        month += (earliest - month) // length * length  # at or before the first that counts
    latest = last.year * 12 + last.month - 1
    while month <= latest and month // 12 < date.max.year:
        yield date(month // 12, month % 12 + 1, 1)
        month += length


def _chosen(rule: Rule, period: date, *, start: date, budget: Budget) -> list[date]:
    """The days of one period that the rule names, in order, by their positions where it names those."""
    found = sorted(_named(rule, period, start=start, budget=budget))
    if not rule.positions:
        return found
    places = (place - 1 if place > 0 else len(found) + place for place in rule.positions)
    return sorted({found[place] for place in places if 0 <= place < len(found)})


def _named(rule: Rule, period: date, *, start: date, budget: Budget) -> Iterator[date]:
    if rule.every is Every.DAY:
        yield from (day for day in (period,) if _fits(rule, day))
    elif rule.every is Every.WEEK:
        wanted = {weekday for _, weekday in rule.weekdays} or {start.weekday()}
        for day in (period + _DAY * number for number in range(7)):
            if day.weekday() in wanted and _in_month(rule, day):
                yield day
    elif rule.every is Every.MONTH:
        if _in_month(rule, period):
            yield from _of_month(rule, period, start=start, budget=budget)
    elif rule.year_days:
        yield from _of_year(rule, period.year, budget=budget)
    elif rule.weekdays and not rule.months and not rule.month_days:
        yield from _weekdays_of_year(rule, period.year, budget=budget)
    else:
        anywhere = range(1, 13) if rule.month_days else (start.month,)
        for month in rule.months or anywhere:
            yield from _of_month(rule, date(period.year, month, 1), start=start, budget=budget)


def _of_month(rule: Rule, first: date, *, start: date, budget: Budget) -> Iterator[date]:
    """The days of a month by number, by weekday, or by both; by neither the number of the event's day."""
    length = calendar.monthrange(first.year, first.month)[1]
    if not rule.month_days and not rule.weekdays:
        if start.day <= length:
            yield first.replace(day=start.day)
        return
    budget.spend(length)
    for number in range(1, length + 1):
        if rule.month_days and not _numbered(rule.month_days, number, length):
            continue
        day = first.replace(day=number)
        if not rule.weekdays or _weekday_fits(rule, day, number=number, length=length):
            yield day


def _weekdays_of_year(rule: Rule, year: int, *, budget: Budget) -> Iterator[date]:
    length = 366 if calendar.isleap(year) else 365
    budget.spend(length)
    first = date(year, 1, 1)
    for number in range(1, length + 1):
        day = first + _DAY * (number - 1)
        if _weekday_fits(rule, day, number=number, length=length):
            yield day


def _of_year(rule: Rule, year: int, *, budget: Budget) -> Iterator[date]:
    """The days of a year by number, narrowed by whatever else the rule names."""
    length = 366 if calendar.isleap(year) else 365
    budget.spend(length)
    first = date(year, 1, 1)
    for number in range(1, length + 1):
        if _numbered(rule.year_days, number, length):
            day = first + _DAY * (number - 1)
            if _fits(rule, day):
                yield day


def _fits(rule: Rule, day: date) -> bool:
    weekdays = {weekday for _, weekday in rule.weekdays}
    return _in_month(rule, day) and _on_month_day(rule, day) and (not weekdays or day.weekday() in weekdays)


def _in_month(rule: Rule, day: date) -> bool:
    return not rule.months or day.month in rule.months


def _on_month_day(rule: Rule, day: date) -> bool:
    if not rule.month_days:
        return True
    return _numbered(rule.month_days, day.day, calendar.monthrange(day.year, day.month)[1])


def _numbered(numbers: tuple[int, ...], number: int, length: int) -> bool:
    """Whether a number is among those named, from the beginning or, below zero, from the end."""
    return number in numbers or number - length - 1 in numbers


def _weekday_fits(rule: Rule, day: date, *, number: int, length: int) -> bool:
    """Whether the day is one of the weekdays named: each of them, or the so-manieth of the month or year."""
    weekday, so_manieth, from_the_end = day.weekday(), (number - 1) // 7 + 1, -((length - number) // 7 + 1)
    return any(
        weekday == wanted and place in (0, so_manieth, from_the_end) for place, wanted in rule.weekdays
    )
