"""What can be subscribed to by e-mail. Each room registers its own: what it is called, and what is new about it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class News:
    """One thing that is new, in the language that is active: a line of plain text, and where to read more.

    `path` begins with a slash and holds the prefix of the language; empty: there is nothing more to read.
    """

    at: datetime
    text: str
    path: str = ""


Tell = Callable[[Collection[str], datetime, datetime], Mapping[str, Sequence[News]]]


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of subject, such as the facts of a State; `key` names one of its subjects.

    `title` names a subject in the active language, None where there is none; `path` is its page. `tell(keys, after,
    until)` gives what is new about each of many subjects, oldest first: later than `after`, not later than `until`.
    `at_once`: readers of this are told within minutes, apart from the daily digest.
    """

    name: str
    label: Any
    title: Callable[[str], str | None]
    path: Callable[[str], str]
    tell: Tell
    at_once: bool = False


_sources: dict[str, Source] = {}


def register(*sources: Source) -> None:
    _sources.update({source.name: source for source in sources})


def registered() -> dict[str, Source]:
    return _sources
