"""What waits for people at the desk, line by line, on the first screen after signing in. Each app adds its own lines.

A line is a question that is asked only for those who may answer it; where nothing waits it is not shown.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Line:
    """One kind of work. `may(user)` says whose work it is, `count(user)` how much of it waits, in one query.

    `url` is the address where it is done, or a function that gives it. `order`: the smallest stands first; below 100
    for what somebody outside waits for, from 200 on for what can wait a week.
    """

    name: str
    label: Any
    may: Callable[[Any], bool]
    count: Callable[[Any], int]
    url: Any
    order: int = 100


@dataclass(frozen=True, slots=True)
class Waiting:
    """A line with what waits now."""

    name: str
    label: str
    count: int
    url: str


_lines: dict[str, Line] = {}


def register(*lines: Line) -> None:
    _lines.update({line.name: line for line in lines})


def registered() -> dict[str, Line]:
    return _lines


def waiting(*, user: Any) -> list[Waiting]:
    """What waits for this person, in order; nothing of what others must do."""
    found = []
    for line in sorted(_lines.values(), key=lambda line: (line.order, line.name)):
        count = line.count(user) if line.may(user) else 0
        if count:
            url = line.url() if callable(line.url) else line.url
            found.append(Waiting(line.name, str(line.label), count, str(url)))
    return found


def seen_to(*, user: Any) -> list[str]:
    """What the desk looks after for this person, by name: the empty state says that all of it is done."""
    lines = sorted(_lines.values(), key=lambda line: (line.order, line.name))
    return [str(line.label) for line in lines if line.may(user)]
