"""Days as people write them in spreadsheets: 2015-04-03, 3 Apr 2015, 23/4/2015.

It does not guess: a day that may be a month is refused until somebody says which comes first.
There is no law on this, only habit; docs/guides/your-own-facts.md lists the forms.
"""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum

from palais.core.words import fold

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_WORDED = re.compile(r"([0-9]{1,2})[ .-]{1,2}([a-z]{3,9})\.?[ ,.-]{1,2}([0-9]{4})")
_NUMBERED = re.compile(r"([0-9]{1,2})([./-])([0-9]{1,2})\2([0-9]{4})")


class DateOrder(StrEnum):
    """Which comes first in dates such as 3/4/2015. Nobody can tell from the file; a person must."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


class DayNotUnderstood(ValueError):
    """``code`` says why: "two-days" (the order is not known), "no-such-day", or "not-a-day"."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


def read_day(text: str, *, order: DateOrder | None) -> date:
    """The day; DayNotUnderstood for what is none, is in no calendar, or can be two."""
    if iso := _ISO.fullmatch(text):
        return _existing(int(iso[1]), int(iso[2]), int(iso[3]))
    if worded := _WORDED.fullmatch(fold(text)):
        if worded[2][:3] in _MONTHS:
            return _existing(int(worded[3]), _MONTHS.index(worded[2][:3]) + 1, int(worded[1]))
    elif numbered := _NUMBERED.fullmatch(text):
        first, second, year = int(numbered[1]), int(numbered[3]), int(numbered[4])
        if order is None and first <= 12 and second <= 12 and first != second:
            raise DayNotUnderstood("two-days")
        day_first = order is DateOrder.DAY_FIRST or (order is None and first > 12)
        day, month = (first, second) if day_first else (second, first)
        return _existing(year, month, day)
    raise DayNotUnderstood("not-a-day")


def _existing(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise DayNotUnderstood("no-such-day") from None
