"""Newsletters: what they are filled from, how they are written out, how they leave the house."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from palais.cms.choices import ItemKind

SOURCE, SUBJECT = "newsletter", "all"
"""What readers subscribe to: one source with one subject; each gets it in their own language."""


@dataclass(frozen=True, slots=True)
class Pick:
    """Something that a newsletter can hold. `address` is a path without language, or an address elsewhere."""

    kind: str
    title: str
    text: str
    when: str
    address: str


@dataclass(frozen=True, slots=True)
class Source:
    """A room that has something new, of an ItemKind: `tell(language=…, after=…, on=…)` gives it, newest first."""

    kind: Any
    tell: Callable[..., Sequence[Pick]]


_sources: dict[str, Source] = {}


def register(*sources: Source) -> None:
    _sources.update({str(source.kind): source for source in sources})


def new_since(*, language: str, after: date, on: date) -> list[tuple[Any, list[Pick]]]:
    """Everything new since a day, by kind in the order of ItemKind; kinds with nothing new are left out."""
    found = []
    for kind in ItemKind.__members__.values():
        source = _sources.get(str(kind))
        picks = list(source.tell(language=language, after=after, on=on)) if source else []
        if picks:
            found.append((kind, picks))
    return found
