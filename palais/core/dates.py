"""Partial dates and periods: the arithmetic every rule about dates stands on.

It knows days, months and years that are known only in part, and the periods that treaties count in.
It does not know today, holidays, time zones, or which rule asks for which period.
The law is in the treaties' own wording ("on the thirtieth day after", "three months after"); see
docs/rules/dates.md.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class DateNotUnderstood(ValueError):
    """The text is not a year, a month or a day that exists."""


class PeriodNotUnderstood(ValueError):
    """The text is not a period this project can count."""


class DateOutOfRange(ValueError):
    """The sum lies before the year 1 or after the year 9999."""


class Precision(StrEnum):
    """How much of a date its source tells."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


_DATE = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A window of days, one of which is meant: a day, a month, a year, or what became of one after a sum.

    ``earliest`` and ``latest`` are both included. ``precision`` is that of the source and is kept through
    every sum, so "2019" plus three months is still known to a year only: "2019 or 2020".
    """

    earliest: date
    latest: date
    precision: Precision

    def __post_init__(self) -> None:
        if self.latest < self.earliest:
            raise DateNotUnderstood(f"a window cannot end ({self.latest}) before it begins ({self.earliest})")
        if self.precision is Precision.DAY and self.earliest != self.latest:
            raise DateNotUnderstood(f"one day cannot run from {self.earliest} to {self.latest}")

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read "2019", "2019-05" or "2019-05-17"; DateNotUnderstood for anything else."""
        found = _DATE.fullmatch(text)
        if found is None:
            raise DateNotUnderstood(f"{text!r} is not a date: expected 2019, 2019-05 or 2019-05-17")
        year = int(found["year"])
        month = int(found["month"] or 1)
        try:
            first = date(year, month, int(found["day"] or 1))
        except ValueError as error:
            raise DateNotUnderstood(f"{text!r} is not a day of the calendar: {error}") from None
        if found["day"]:
            return cls.of(first)
        if found["month"]:
            return cls(first, first.replace(day=_length_of_month(year, month)), Precision.MONTH)
        return cls(first, date(year, 12, 31), Precision.YEAR)

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """The date that is known to the day."""
        return cls(day, day, Precision.DAY)

    @classmethod
    def between(cls, *, earliest: date, latest: date, precision: Precision) -> PartialDate:
        """A window known to ``precision``; a window of one day is that day, whatever its source told."""
        if earliest == latest:
            return cls.of(earliest)
        return cls(earliest, latest, precision)

    @property
    def is_exact(self) -> bool:
        """True when one day is meant and known."""
        return self.earliest == self.latest

    @property
    def years(self) -> tuple[int, ...]:
        """The years the window touches, in order: (2019,) or (2019, 2020)."""
        return tuple(range(self.earliest.year, self.latest.year + 1))

    def has_come_by(self, day: date) -> bool | None:
        """True or False when certain on ``day``; None when ``day`` falls inside the window and nobody can
        say."""
        if self.latest <= day:
            return True
        if self.earliest > day:
            return False
        return None

    def isoformat(self) -> str:
        """Write the date back: "2019", "2019-05", "2019-05-17"; windows over two years "2019/2020".

        A window that a sum has moved over a boundary is written by its ends, at the precision of its source.
        This is for people and logs; to store such a window, store its two days and its precision.
        """
        if self.precision is Precision.DAY:
            return self.earliest.isoformat()
        length = 7 if self.precision is Precision.MONTH else 4
        first, last = self.earliest.isoformat()[:length], self.latest.isoformat()[:length]
        return first if first == last else f"{first}/{last}"


_PERIOD = re.compile(
    r"(?P<sign>-?)P(?:(?P<years>[0-9]{1,4})Y)?(?:(?P<months>[0-9]{1,5})M)?"
    r"(?:(?P<weeks>[0-9]{1,5})W)?(?:(?P<days>[0-9]{1,6})D)?(?P<month_start>-FIRST-OF-NEXT-MONTH)?",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Period:
    """A length of calendar time: so many months, then so many days, forwards or (below zero) backwards.

    A month later is the same day of the month, or the last day where the month is too short. With
    ``then_month_start`` the result is the first day of the month after the one reached.
    """

    months: int
    days: int
    then_month_start: bool = False

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read "P30D", "P3M", "P2Y", "-P10W" or "P3M-FIRST-OF-NEXT-MONTH"; PeriodNotUnderstood otherwise."""
        found = _PERIOD.fullmatch(text)
        if found is None or not any(found[part] for part in ("years", "months", "weeks", "days")):
            raise PeriodNotUnderstood(f"{text!r} is not a period: expected P30D, P3M, P2Y or -P10W")
        sign = -1 if found["sign"] else 1
        if sign < 0 and found["month_start"]:
            raise PeriodNotUnderstood(f"{text!r} is not a period: a first of the next month lies ahead")
        months = int(found["years"] or 0) * 12 + int(found["months"] or 0)
        days = int(found["weeks"] or 0) * 7 + int(found["days"] or 0)
        return cls(sign * months, sign * days, bool(found["month_start"]))

    def isoformat(self) -> str:
        """Write the period back in its usual form: "P2Y", "P3M", "-P70D"."""
        sign = "-" if self.months < 0 or self.days < 0 else ""
        years, months = divmod(abs(self.months), 12)
        parts = [
            f"{number}{unit}"
            for number, unit in ((years, "Y"), (months, "M"), (abs(self.days), "D"))
            if number
        ]
        end = "-FIRST-OF-NEXT-MONTH" if self.then_month_start else ""
        return f"{sign}P{''.join(parts) or '0D'}{end}"

    def times(self, count: int) -> Period:
        """The period ``count`` times over, counted from one start: four times five years is twenty years."""
        if self.then_month_start:
            raise PeriodNotUnderstood("a period that ends on the first of a month cannot be repeated")
        return Period(self.months * count, self.days * count)

    def add_to(self, day: date) -> date:
        """The day this period after ``day``; DateOutOfRange beyond the calendar."""
        try:
            reached = _add_months(day, self.months) + timedelta(days=self.days)
            if self.then_month_start:
                reached = _add_months(reached.replace(day=1), 1)
        except (ValueError, OverflowError):
            raise DateOutOfRange(f"{day} and {self.isoformat()} leave the calendar") from None
        return reached

    def shift(self, moment: PartialDate) -> PartialDate:
        """Move both ends of a window; the precision stays, unless both ends meet on one day."""
        return PartialDate.between(
            earliest=self.add_to(moment.earliest),
            latest=self.add_to(moment.latest),
            precision=moment.precision,
        )


def whole_months_between(*, start: date, end: date) -> int:
    """Completed months from ``start`` to ``end``: 0 when ``end`` is earlier than a month after ``start``.

    A month is complete on the same day of the month, or on the last day of a month that is too short.
    """
    if end < start:
        return 0
    months = (end.year - start.year) * 12 + end.month - start.month
    return months - 1 if _add_months(start, months) > end else months


def _add_months(day: date, months: int) -> date:
    year, month_index = divmod(day.year * 12 + day.month - 1 + months, 12)
    month = month_index + 1
    if not date.min.year <= year <= date.max.year:
        raise ValueError("year out of range")
    return date(year, month, min(day.day, _length_of_month(year, month)))


def _length_of_month(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]
