"""What can be subscribed to by e-mail. Each room registers its own: what it is called, and what is new about it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class News:
    """One thing that is new, in the language that is active: a line of plain text, and where to read more.

    `path` begins with a slash and holds the prefix of the language; empty: there is nothing more to read.
    `pressing`: it may not wait for the digest of the day.
    """

    at: datetime
    text: str
    path: str = ""
    pressing: bool = False


Tell = Callable[[Collection[str], datetime, datetime], Mapping[str, Sequence[News]]]
Presses = Callable[[datetime, datetime], bool]


def always(until: datetime) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of subject, such as the facts of a State; `key` names one of its subjects.

    `title` names a subject in the active language, None where there is none; `path` is its page. `tell(keys, after,
    until)` gives what is new about each of many subjects, oldest first: later than `after`, not later than `until`.
    `at_once`: readers of this are told within minutes, apart from the daily digest. `presses(after, until)`: whether
    something pressing is among the news of that time; whom it concerns is then told within minutes, with all else
    that is new about that subject. None: everything waits for the digest. `ready(until)`: whether all news until then
    can be told; else its readers are told nothing of it today, and all of it the next time. `sums_up`: a line may count
    what is not listed one by one, so `tell` is asked apart for each moment up to which readers have been told.
    """

    name: str
    label: Any
    title: Callable[[str], str | None]
    path: Callable[[str], str]
    tell: Tell
    at_once: bool = False
    presses: Presses | None = None
    ready: Callable[[datetime], bool] = always
    sums_up: bool = False


_sources: dict[str, Source] = {}


def register(*sources: Source) -> None:
    _sources.update({source.name: source for source in sources})


def registered() -> dict[str, Source]:
    return _sources
