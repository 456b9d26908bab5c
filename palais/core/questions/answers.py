"""A question as a tree: terms at its ends, and how they are joined.

It knows shapes only. Two questions that mean the same by their form are equal, whatever blanks were typed.
There is no law here: docs/rules/questions.md has the choices.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Slip(StrEnum):
    """What was not read as it was typed. The question is answered all the same."""

    TOO_LONG = "too-long"
    TOO_MANY_TERMS = "too-many-terms"
    TOO_DEEP = "too-deep"
    BRACKET = "bracket"
    QUOTATION_MARK = "quotation-mark"
    OPERATOR = "operator"
    BEGINNING_TOO_SHORT = "beginning-too-short"
    ONLY_WITHOUT = "only-without"


@dataclass(frozen=True, slots=True)
class Word:
    """One word as it was typed, in any of its forms."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words next to each other, exactly so and in this order."""

    text: str


@dataclass(frozen=True, slots=True)
class Beginning:
    """Every word that begins so."""

    text: str


@dataclass(frozen=True, slots=True)
class Without:
    """What must not be there."""

    part: Node


@dataclass(frozen=True, slots=True)
class All:
    """Two parts or more that must all be there."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """Two parts or more of which one is enough."""

    parts: tuple[Node, ...]


Node = Word | Phrase | Beginning | Without | All | Either
Term = Word | Phrase | Beginning


@dataclass(frozen=True, slots=True)
class Question:
    """`node` is None where nothing was asked. `slips` say what was left out or read otherwise, each once."""

    node: Node | None
    slips: tuple[Slip, ...] = ()


def terms(node: Node | None, *, wanted: bool = True) -> Iterator[Term]:
    """The terms of a question in their order: those that are wanted, or those that must not be there."""
    if node is None:
        return
    if isinstance(node, Without):
        yield from terms(node.part, wanted=not wanted)
    elif isinstance(node, All | Either):
        for part in node.parts:
            yield from terms(part, wanted=wanted)
    elif wanted:
        yield node
