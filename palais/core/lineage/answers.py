"""What lineage is asked and answers: passages, links between two of them, what was dropped.

It knows the shapes only. It does not know how a link is found.
There is no law here: the words for relations are the project's own (docs/rules/lineage.md).
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Relation(StrEnum):
    """What the later text does with the earlier one."""

    REPEATS = "repeats"
    SHARPENS = "sharpens"
    SOFTENS = "softens"


@dataclass(frozen=True, slots=True)
class Passage:
    """One recommendation to one State.

    `review` names the occasion: passages of the same review are never each other's lineage, and `on` puts reviews in
    their order (None: not known, linked by explicit references only). `symbols` and `paragraphs` are what it mentions,
    `tags` what it is about as any keys. `number` is "23(a)".
    """

    key: Hashable
    text: str
    language: str = "en"
    lead_in: str = ""
    body: str = ""
    review: str = ""
    on: date | None = None
    symbol: str = ""
    number: str = ""
    recommenders: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    reiterates: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """The later of two passages takes up the earlier one.

    `likeness` is 0 to 1. `referred`: the later text names the earlier one. `words` are those that weigh most in the
    likeness, heaviest first; `recommenders` are States that made both.
    """

    earlier: Hashable
    later: Hashable
    relation: Relation
    likeness: float
    referred: bool = False
    words: tuple[str, ...] = ()
    recommenders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dropped:
    """A passage that no passage of the next review by the same body takes up. `review` is that next review."""

    key: Hashable
    review: str


@dataclass(frozen=True, slots=True)
class Lineage:
    """All links among the passages to one State, the later of the two in the order given; and what was dropped."""

    links: tuple[Link, ...]
    dropped: tuple[Dropped, ...]
