"""Where things stand on the drawing of a year: a row for each body, bars for sessions, points for deadlines.

It knows geometry only: days become shares of a width. It knows no language, no database and no clock.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

ROW = 34  # px: one row
HEAD = 26  # px: the names of the months
LANE = 8  # px: pre-sessions and points stand below the bars of sessions
FROM, TO = 0.13, 0.995
"""The part of the width that the year takes; before it stand the names of the rows."""


@dataclass(frozen=True, slots=True)
class Span:
    """Something from a first to a last day, both included. `shape` is "bar" or "point"; `vague`: only the month is
    known; `light`: drawn narrower, below the others."""

    row: str
    first: date
    last: date
    status: str
    shape: str
    vague: bool = False
    light: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """`x` and `width` as percentages, `y` and `height` in px."""

    x: str
    width: str
    y: int
    height: int
    status: str
    vague: bool


@dataclass(frozen=True, slots=True)
class Point:
    x: str
    y: int
    status: str


@dataclass(frozen=True, slots=True)
class Label:
    """`at` is a percentage; `second` labels are left out where it is narrow."""

    at: str
    text: str
    second: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    y: int


@dataclass(frozen=True, slots=True)
class YearDrawing:
    """Everything `components/year.html` needs; `today_x` is empty where the day lies in another year."""

    rows: tuple[Row, ...]
    bars: tuple[Bar, ...]
    points: tuple[Point, ...]
    months: tuple[Label, ...]
    today_x: str
    start: str
    end: str
    name_x: str
    head: int
    height: int
    mirrored: bool


def drawing(
    *, year: int, today: date, months: Sequence[str], spans: Sequence[Span], mirrored: bool = False
) -> YearDrawing:
    """The rows in the order in which they first come up; `mirrored` for pages from right to left."""
    names = list(dict.fromkeys(span.row for span in spans))
    first, days = date(year, 1, 1), (date(year + 1, 1, 1) - date(year, 1, 1)).days

    def share(day: date) -> float:
        inside = min(max((day - first).days, 0), days) / days
        return FROM + inside * (TO - FROM)

    def x(day: date) -> str:
        return percent(1 - share(day) if mirrored else share(day))

    def bar(span: Span) -> Bar:
        begin, end = share(span.first), share(span.last + timedelta(days=1))
        top = HEAD + names.index(span.row) * ROW
        return Bar(
            x=percent(1 - end if mirrored else begin),
            width=percent(end - begin),
            y=top + (16 if span.light else 5),
            height=LANE if span.light else 11,
            status=span.status,
            vague=span.vague,
        )

    return YearDrawing(
        rows=tuple(Row(name, HEAD + number * ROW) for number, name in enumerate(names)),
        bars=tuple(bar(span) for span in spans if span.shape == "bar"),
        points=tuple(
            Point(x(span.first), HEAD + names.index(span.row) * ROW + 28, span.status)
            for span in spans
            if span.shape == "point" and span.first.year == year
        ),
        months=tuple(
            Label(x(date(year, number, 1)), text, second=number % 3 != 1)
            for number, text in enumerate(months, 1)
        ),
        today_x=x(today) if today.year == year else "",
        start=percent(1 - FROM if mirrored else FROM),
        end=percent(1 - TO if mirrored else TO),
        name_x="100%" if mirrored else "0%",
        head=HEAD,
        height=HEAD + max(len(names), 1) * ROW + 6,
        mirrored=mirrored,
    )


def percent(share: float) -> str:
    return f"{share * 100:.2f}%"
