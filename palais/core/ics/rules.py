"""How an event repeats, as the file writes it: every so often, on which days, until when or how many times.

It knows the rules that name days, not those that number weeks, which nobody writes. It refuses those that repeat
within a day: no calendar of a network needs them.
It does not know which days come of a rule (see repeating.py).
The law is RFC 5545, section 3.3.10.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from palais.core.ics.values import ValueNotUnderstood, day_or_moment


class RuleNotUnderstood(ValueError):
    """The rule is not one of RFC 5545, or of a kind that is not counted here."""


class RepeatsWithinTheDay(ValueError):
    """The rule would make several dates of one day."""


class Every(StrEnum):
    """The length of time after which a rule begins anew."""

    DAY = "DAILY"
    WEEK = "WEEKLY"
    MONTH = "MONTHLY"
    YEAR = "YEARLY"


LONGEST_INTERVAL = 10_000
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WEEKDAY = re.compile(r"([+-]?[0-9]{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_BOUNDS = {"BYMONTH": (1, 12), "BYMONTHDAY": (-31, 31), "BYYEARDAY": (-366, 366)}
_WITHIN_A_DAY = ("BYHOUR", "BYMINUTE", "BYSECOND")
_KNOWN = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", "BYSETPOS", *_BOUNDS, *_WITHIN_A_DAY}


@dataclass(frozen=True, slots=True)
class Rule:
    """How an event repeats. Empty lists mean that the rule does not name such days.

    ``weekdays`` are pairs of a number (0: each) and a weekday (Monday is 0). ``until`` is included; of ``count``
    and ``until`` at least one is None.
    """

    every: Every
    interval: int
    count: int | None
    until: date | datetime | None
    week_start: int
    months: tuple[int, ...]
    year_days: tuple[int, ...]
    month_days: tuple[int, ...]
    weekdays: tuple[tuple[int, int], ...]
    positions: tuple[int, ...]


def read_rule(text: str) -> Rule:
    """The rule as the file writes it. Raises RuleNotUnderstood, or RepeatsWithinTheDay."""
    given = _given(text)
    frequency = given.get("FREQ", "")
    if frequency in ("SECONDLY", "MINUTELY", "HOURLY"):
        raise RepeatsWithinTheDay(f"{frequency} repeats within the day")
    if frequency not in set(Every):
        raise RuleNotUnderstood(f"{frequency!r} is not how often an event repeats")
    if any("," in given.get(name, "") for name in _WITHIN_A_DAY):
        raise RepeatsWithinTheDay("several hours of one day")
    rule = Rule(
        every=Every(frequency),
        interval=_one(given.get("INTERVAL", "1"), most=LONGEST_INTERVAL),
        count=_one(given["COUNT"], most=999_999) if "COUNT" in given else None,
        until=_until(given["UNTIL"]) if "UNTIL" in given else None,
        week_start=_weekday(given.get("WKST", "MO"))[1],
        months=_numbers(given, "BYMONTH"),
        year_days=_numbers(given, "BYYEARDAY"),
        month_days=_numbers(given, "BYMONTHDAY"),
        weekdays=tuple(_weekday(part) for part in given["BYDAY"].split(",")) if "BYDAY" in given else (),
        positions=_numbers(given, "BYSETPOS", bounds=(-366, 366)),
    )
    return _sound(rule)


def _given(text: str) -> dict[str, str]:
    given: dict[str, str] = {}
    for part in text.strip().upper().split(";"):
        name, equals, value = part.partition("=")
        if part and (not equals or name not in _KNOWN or name in given or not value or len(value) > 2_000):
            raise RuleNotUnderstood(f"{part[:40]!r} is not a part of a rule")
        if part:
            given[name] = value
    return given


def _sound(rule: Rule) -> Rule:
    """The rule, unless its parts do not go together."""
    numbered = any(number for number, _ in rule.weekdays)
    in_a_year = rule.every is Every.YEAR and not rule.year_days and (rule.months or not rule.month_days)
    if numbered and not (rule.every is Every.MONTH or in_a_year):
        raise RuleNotUnderstood("a numbered weekday needs a month or a year to be counted in")
    if rule.year_days and rule.every is not Every.YEAR:
        raise RuleNotUnderstood("days of a year need a rule for years")
    if rule.month_days and rule.every is Every.WEEK:
        raise RuleNotUnderstood("days of a month do not go with weeks")
    if rule.count is not None and rule.until is not None:
        raise RuleNotUnderstood("a rule ends after so many times or on a day, not both")
    return rule


def _one(text: str, *, most: int) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 6) or not 1 <= int(text) <= most:
        raise RuleNotUnderstood(f"{text[:20]!r} is not a number from 1 to {most}")
    return int(text)


def _until(text: str) -> date | datetime:
    try:
        return day_or_moment(text)
    except ValueNotUnderstood as error:
        raise RuleNotUnderstood(str(error)) from None


def _weekday(text: str) -> tuple[int, int]:
    found = _WEEKDAY.fullmatch(text)
    number = int(found[1] or 0) if found else 0
    if found is None or abs(number) > 53 or (found[1] and number == 0):
        raise RuleNotUnderstood(f"{text[:20]!r} is not a weekday")
    return number, WEEKDAYS.index(found[2])


def _numbers(given: dict[str, str], name: str, *, bounds: tuple[int, int] | None = None) -> tuple[int, ...]:
    least, most = bounds or _BOUNDS[name]
    if name not in given:
        return ()
    found = []
    for part in given[name].split(","):
        plain = part.removeprefix("+").removeprefix("-")
        if not (plain.isascii() and plain.isdigit() and len(plain) <= 3):
            raise RuleNotUnderstood(f"{part[:20]!r} is not a number of {name}")
        number = int(part)
        if number == 0 or not least <= number <= most:
            raise RuleNotUnderstood(f"{number} is not a number of {name}")
        found.append(number)
    return tuple(sorted(set(found)))
