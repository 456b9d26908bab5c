"""Where activities stand on their line of time: a lane for each level, a dot for each quarter, larger for more.

It knows geometry only: quarters become shares of a width, counts become radii. It knows no language and no clock.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt

LANE = 46  # px: one level, its name above its line
HEAD = 22  # px: above the first lane
SMALLEST, LARGEST = 5.0, 13.0  # px: radii
MOST_YEARS = 10  # labels of years


@dataclass(frozen=True, slots=True)
class Point:
    """`at` a percentage, `y` and `r` in px; `vague`: only the year is known."""

    at: str
    y: int
    r: str
    count: int
    vague: bool


@dataclass(frozen=True, slots=True)
class Label:
    at: str
    text: str


@dataclass(frozen=True, slots=True)
class Lane:
    name: str
    y: int
    is_empty: bool


@dataclass(frozen=True, slots=True)
class TimeLine:
    """Everything `components/activity_line.html` needs; positions in percent, heights in px."""

    lanes: tuple[Lane, ...]
    points: tuple[Point, ...]
    years: tuple[Label, ...]
    today_x: str
    start: str
    height: int
    mirrored: bool


def time_line(
    *,
    begun: Iterable[tuple[str, str]],
    lanes: Sequence[tuple[str, str]],
    first: int,
    today: date,
    mirrored: bool = False,
) -> TimeLine:
    """`begun` are levels with days as far as known; `lanes` the levels with their names, from the top; `first` the year
    in which the line begins. A lane without a dot stays, empty: that nothing was reported is part of the picture."""
    dots = list(begun)
    last = max([today.year, *(int(day[:4]) for _level, day in dots)])
    first = min([first, *(int(day[:4]) for _level, day in dots)])
    rows = {key: HEAD + number * LANE + 30 for number, (key, _name) in enumerate(lanes)}

    def x(share: float) -> str:
        inside = 0.015 + 0.97 * share / (last + 1 - first)
        return f"{(1 - inside if mirrored else inside) * 100:.2f}%"

    places = Counter((level, *place(day)) for level, day in dots if level in rows)
    step = max(1, -(-(last + 1 - first) // MOST_YEARS))
    return TimeLine(
        lanes=tuple(
            Lane(name, rows[key], not any(level == key for level, _day in dots)) for key, name in lanes
        ),
        points=tuple(
            Point(x(at - first), rows[level], f"{radius(count):.1f}", count, vague)
            for (level, at, vague), count in sorted(places.items())
        ),
        years=tuple(Label(x(year - first), str(year)) for year in range(first, last + 1, step)),
        today_x=x(today.year - first + (today.timetuple().tm_yday - 1) / 366),
        start="100%" if mirrored else "0%",
        height=HEAD + len(lanes) * LANE + 6,
        mirrored=mirrored,
    )


def place(day: str) -> tuple[float, bool]:
    """The middle of the quarter, or of the year where no more is known, counted in years; and which of the two."""
    year = int(day[:4])
    if len(day) == 4:
        return year + 0.5, True
    return year + ((int(day[5:7]) - 1) // 3) / 4 + 0.125, False


def radius(count: int) -> float:
    return min(LARGEST, SMALLEST * sqrt(count))
