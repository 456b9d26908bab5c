"""Dates as documents write them, in six languages, also with blanks lost or gained.

It knows "19septembre 2014", "15 حزيران/ يونيه 2012", "2020年3月6日" and a day without its year. It does not know
dates in figures only ("03/04/2015"), whose order is not sure.
There is no law here: the forms are those of United Nations documents.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from palais.core.documents.wording.tables import table

_CHINESE = re.compile(r"(?P<year>[12][0-9]{3})\s?年\s?(?P<month>[0-9]{1,2})\s?月\s?(?P<day>[0-9]{1,2})\s?日")


@dataclass(frozen=True, slots=True)
class Day:
    """A day in a folded text and where; ``on`` is None where its year is missing or it does not exist."""

    on: date | None
    start: int
    end: int


def days(folded: str) -> list[Day]:
    """The days named in a folded text, in order. Of "13 and 14 September 2016" it gives the last."""
    pattern, numbers = _pattern()
    found = []
    for match in pattern.finditer(folded):
        name = re.sub(r"\s+", " ", match["month"] or match["first"])
        year = re.sub(r"\s+", "", match["year"] or match["year_after"] or "")
        found.append(
            Day(_date(year, numbers[name], match["day"] or match["day_after"]), match.start(), match.end())
        )
    for match in _CHINESE.finditer(folded):
        found.append(Day(_date(match["year"], int(match["month"]), match["day"]), match.start(), match.end()))
    return sorted(found, key=lambda day: day.start)


def _date(year: str, month: int, day: str) -> date | None:
    try:
        return date(int(year), month, int(day)) if year else None
    except ValueError:
        return None


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, int]]:
    numbers = {name: int(month) for month, several in table("months").items() for name in several}
    names = "|".join(
        sorted((re.escape(name).replace(r"\ ", r"\s?") for name in numbers), key=len, reverse=True)
    )
    squeezed = {name.replace(" ", ""): month for name, month in numbers.items()}
    year = r"(?:1\s?9|2\s?0)\s?[0-9]\s?[0-9](?![0-9])"
    return (
        re.compile(
            rf"(?<![0-9])(?P<day>[0-9]{{1,2}})\s?(?:er|º|th|nd|st|rd)?\s?(?:de\s)?(?P<month>{names})(?:\s?/\s?(?:{names}))?(?![a-zа-я])"
            rf"(?:,?\s?(?:de\s|del\s)?(?P<year>{year}))?"
            rf"|(?P<first>{names})\s(?P<day_after>[0-9]{{1,2}}),\s?(?P<year_after>{year})"
        ),
        {**numbers, **squeezed},
    )
