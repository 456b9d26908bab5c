"""Where things stand on the two drawings of the site: the cycle line and the ratification chart.

It knows geometry only: days become shares of a width, counts become shares of a height, labels get lanes.
It knows no language, no database and no clock; every word and "today" come from the caller.
The drawings are SVG with percentages, so that text keeps its size at every width.
"""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

NARROWEST = 900  # px: the narrowest place where the cycle line is drawn; below it the list stands alone
LETTER = 7.6  # px: a generous mean width of one letter of the 14 px labels
WIDE_LETTER = 14.5  # px: one Chinese character
LANE = 42  # px: one label of two lines
MOST_LANES = 7  # a taller stack of labels is harder to read than a list
GAP = 20  # px between a label and the next flag of the same lane
CHART_HEIGHT = 240  # px: the whole drawing
PLOT_HEIGHT = 184  # px: the part of it that counts are drawn in


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing that happened or is due: `on` the day it is drawn at, `when` that date in words.

    `until` is the last day of the window when only the year or month is known; `status` a key of status.html.
    """

    on: date
    label: str
    when: str
    status: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A moment with its place: `x` (and `x_end` of its window) as percentages, heights in px."""

    moment: Moment
    x: str
    x_end: str
    label_y: int
    ahead: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A quiet label on an axis, at a percentage."""

    at: str
    text: str


@dataclass(frozen=True, slots=True)
class CycleLine:
    """Everything `components/cycle.html` needs; heights in px, positions in percent.

    `crowded` says that there are too many moments for a drawing: the list stands alone.
    """

    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]
    today_x: str
    today_text: str
    today_anchor: str
    today_index: int
    axis_start: str
    axis_end: str
    axis_y: int
    height: int
    nudge: int
    crowded: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything `components/ratifications_chart.html` needs; its two paths fill a box of 100 x 100."""

    line: str
    area: str
    years: tuple[Tick, ...]
    counts: tuple[Tick, ...]
    rows: tuple[tuple[int, int, int], ...]
    start_x: str
    end_x: str
    end_y: str
    height: int
    plot_height: int


def cycle_line(
    *, moments: Iterable[Moment], today: date, today_text: str, mirrored: bool = False
) -> CycleLine:
    """Places moments and today on one line of time.

    `mirrored` is for right-to-left pages, where time runs from right to left. Labels are flags that point
    forward in time; one that would touch a later one goes a lane up, so no leader ever crosses a label.
    """
    ordered = sorted(moments, key=lambda moment: moment.on)
    days = [day for moment in ordered for day in (moment.on, moment.until) if day] + [today]
    first, last = date(min(days).year, 1, 1), max(days)
    widths = [_width_of(moment) for moment in ordered]
    span = max((last - first).days, 1)
    raw = [(moment.on - first).days / span for moment in ordered]
    scale = _scale(raw, widths)

    def place(day: date) -> float:
        return (day - first).days / span * scale

    lanes = _lanes([x * scale for x in raw], widths)
    axis_y = max(lanes, default=0) * LANE + LANE + 14
    side = _mirror if mirrored else _same

    def mark(moment: Moment, lane: int) -> Mark:
        return Mark(
            moment=moment,
            x=_percent(side(place(moment.on))),
            x_end=_percent(side(place(moment.until or moment.on))),
            label_y=axis_y - (lane + 1) * LANE,
            ahead=moment.on > today,
        )

    now = place(today)
    ticks = _year_ticks(
        first=first.year, last=last.year, along=lambda year: place(date(year, 1, 1)), side=side
    )
    return CycleLine(
        marks=tuple(map(mark, ordered, lanes)),
        ticks=ticks,
        today_x=_percent(side(now)),
        today_text=today_text,
        today_anchor="end" if now > 0.6 else "start",
        today_index=sum(1 for moment in ordered if moment.on <= today),
        axis_start=_percent(side(0)),
        axis_end=_percent(side(1)),
        axis_y=axis_y,
        height=axis_y + 62,
        nudge=-8 if mirrored else 8,
        crowded=max(lanes, default=0) >= MOST_LANES,
    )


def ratification_chart(*, totals: Sequence[tuple[int, int]], mirrored: bool = False) -> Chart:
    """A step line of how many States were party at the end of each year.

    `totals` holds (year, parties at its end), ascending, one or more rows; a year without a row keeps the
    number before it. Raises `ValueError` when `totals` is empty.
    """
    if not totals:
        raise ValueError("A chart needs at least one year with its number of parties.")
    first, last = totals[0][0], totals[-1][0] + 1
    step = _nice_step(max(count for _, count in totals))
    top = max(step * -(-max(count for _, count in totals) // step), 1)
    side = _mirror if mirrored else _same

    def along(year: int) -> float:
        return (year - first) / (last - first)

    def x(year: int) -> float:
        return side(along(year))

    def y(count: int) -> float:
        return 1 - count / top

    path = [f"M{_number(x(first))} 100"]
    for year, count in totals:
        path += [f"H{_number(x(year))}", f"V{_number(y(count))}"]
    path.append(f"H{_number(x(last))}")
    line = "".join(path)
    return Chart(
        line=line,
        area=f"{line}V100Z",
        years=_year_ticks(first=first, last=last, along=along, side=side),
        counts=tuple(Tick(_percent(y(count)), str(count)) for count in range(step, top + 1, step)),
        rows=_yearly_rows(totals),
        start_x=_percent(side(0)),
        end_x=_percent(side(1)),
        end_y=_percent(y(totals[-1][1])),
        height=CHART_HEIGHT,
        plot_height=PLOT_HEIGHT,
    )


def _scale(starts: Sequence[float], widths: Sequence[float]) -> float:
    """How much of the width the line may take so that the last label still fits beside it; at least half."""
    fits = ((1 - width) / start for start, width in zip(starts, widths, strict=True) if start > 0)
    return max(0.5, min([0.97, *fits]))


def _width_of(moment: Moment) -> float:
    """The share of the narrowest drawing that a moment's label takes."""
    longest = max(_text_width(moment.label), _text_width(moment.when))
    return min((longest + GAP) / NARROWEST, 0.5)


def _text_width(text: str) -> float:
    wide = sum(1 for letter in text if unicodedata.east_asian_width(letter) in "WF")
    return wide * WIDE_LETTER + (len(text) - wide) * LETTER


def _lanes(starts: Sequence[float], widths: Sequence[float]) -> list[int]:
    """A lane for each flag, 0 the lowest; `starts` ascend.

    From the last to the first: a flag may reach neither the next one in its lane nor a leader passing it.
    """
    lanes = [0] * len(starts)
    reached: list[float] = []  # per lane, where the nearest flag or leader stands
    for index in reversed(range(len(starts))):
        end = starts[index] + widths[index]
        lane = next((number for number, start in enumerate(reached) if end <= start), len(reached))
        reached[: lane + 1] = [starts[index]] * (lane + 1)
        lanes[index] = lane
    return lanes


def _year_ticks(
    *, first: int, last: int, along: Callable[[int], float], side: Callable[[float], float]
) -> tuple[Tick, ...]:
    """At most nine round years; `along` gives a year's share of the width, `side` mirrors it or not."""
    step = next((size for size in (1, 2, 5, 10, 20) if (last - first) / size <= 8), 50)
    years = [year for year in range(first, last + 1) if year % step == 0]
    return tuple(Tick(_percent(side(along(year))), str(year)) for year in years)


def _yearly_rows(totals: Sequence[tuple[int, int]]) -> tuple[tuple[int, int, int], ...]:
    """(year, new in it, total at its end); `new` of the first row is its total."""
    before = [0, *(count for _, count in totals)]
    return tuple(
        (year, count - earlier, count) for (year, count), earlier in zip(totals, before, strict=False)
    )


def _nice_step(largest: int) -> int:
    return next((step for step in (1, 2, 5, 10, 20, 25, 50, 100, 200) if largest / step <= 4), 500)


def _same(x: float) -> float:
    return x


def _mirror(x: float) -> float:
    return 1 - x


def _percent(share: float) -> str:
    return f"{share * 100:.2f}%"


def _number(share: float) -> str:
    return f"{share * 100:.2f}"
