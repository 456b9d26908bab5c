"""A month as a sheet of weeks, Monday first; what is known only to the month stands beside it."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.utils import formats

from palais.web.answers.entries import EntryPoints
from palais.web.answers.entry_lines import EntryLine
from palais.web.site.present import dates, entry_lines

ONE_DAY = timedelta(days=1)
A_WEEK = 7
MONDAY = date(2024, 1, 1)


def sheet(answer: EntryPoints, *, zone: str) -> dict[str, Any]:
    """`weeks` of days, each with what touches it; a day outside the month is None."""
    assert answer.first is not None and answer.last is not None
    by_day = [line for line in answer.lines if line.is_by_day]
    start = answer.first - ONE_DAY * answer.first.weekday()
    weeks = []
    while start <= answer.last:
        days = [start + ONE_DAY * number for number in range(A_WEEK)]
        weeks.append(
            [day(one, by_day, answer=answer) if answer.first <= one <= answer.last else None for one in days]
        )
        start += ONE_DAY * A_WEEK
    return {
        "caption": dates.month(answer.first),
        "heads": [
            {
                "short": formats.date_format(MONDAY + ONE_DAY * number, "D"),
                "long": formats.date_format(MONDAY + ONE_DAY * number, "l"),
            }
            for number in range(A_WEEK)
        ],
        "weeks": weeks,
        "undated": entry_lines.entries(
            (line for line in answer.lines if not line.is_by_day), on=answer.on, zone=zone
        ),
    }


def day(one: date, lines: Iterable[EntryLine], *, answer: EntryPoints) -> dict[str, Any]:
    """A day with what begins on it, and what goes on (said in full on each Monday and on the first of the month)."""
    return {
        "number": one.day,
        "date": dates.day(one),
        "today": one == answer.on,
        "entries": [
            {
                "title": line.title,
                "url": line.path,
                "about": line.about,
                "status": entry_lines.status(line, on=answer.on)[0],
                "word": entry_lines.status(line, on=answer.on)[1],
                "goes_on": line.first < one and one.weekday() != 0 and one != answer.first,
            }
            for line in lines
            if line.first <= one <= line.last
        ],
    }
