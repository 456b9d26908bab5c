"""What was taken in last among the answers of a question: for feeds, and for alerts by e-mail."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max, Min

from palais.apps.library import index
from palais.apps.library.models import Recommendation
from palais.web.answers.recommendation_search.page import Line, line, read
from palais.web.answers.recommendation_search.wanted import Wanted

TOLD = 15
"""So many are told by e-mail one by one; the others are counted."""


@dataclass(frozen=True, slots=True)
class NewLine:
    """A recommendation, its whole text, and when it was taken in."""

    line: Line
    text: str
    added_at: datetime


def newest(wanted: Wanted, *, most: int) -> list[NewLine]:
    """Those taken in last, the newest first. Raises NoIndex."""
    return new_lines(index.newest(wanted.asked(), limit=most)[1])


def new_lines(pks: list[int]) -> list[NewLine]:
    known = {row["pk"]: row for row in read(pks, "added_at")}
    return [as_new(known[pk]) for pk in pks if pk in known]


def as_new(row: dict[str, Any]) -> NewLine:
    return NewLine(line(row, ()), row["text"], row["added_at"])


@dataclass(frozen=True, slots=True)
class Fresh:
    """What is new about one question within some time: how many, the first of them, and when the last was taken in."""

    wanted: Wanted
    count: int
    lines: tuple[NewLine, ...]
    last: datetime


def fresh(questions: dict[str, Wanted], *, after: datetime, until: datetime) -> Iterator[tuple[str, Fresh]]:
    """For each key whose question has new answers: those taken in later than `after`, not later than `until`.

    Keys of the database rise in the order in which recommendations are taken in, so few words bound the search: the
    first and last key of that time. Raises NoIndex.
    """
    rows = Recommendation.objects.shown().filter(added_at__gt=after, added_at__lte=until)
    bounds = rows.aggregate(first=Min("pk"), last=Max("pk"))
    if bounds["first"] is None:
        return
    for key, wanted in questions.items():
        count, pks = index.newest(wanted.asked(), first=bounds["first"], last=bounds["last"], limit=TOLD)
        lines = tuple(one for one in new_lines(pks) if after < one.added_at <= until)
        if lines:
            yield key, Fresh(wanted, count, lines, max(one.added_at for one in lines))
