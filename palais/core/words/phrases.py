"""Phrases of a list in a text: which of them it holds, where, and in which words.

It knows stems, so that "ratified" is found by "ratify", and that a longer phrase wins over one inside it. It does not
know what a phrase stands for: that is the value it was given. There is no law here: docs/rules/tags.md has the choices.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from palais.core.words.analyser import as_written, tokens

V = TypeVar("V")
_Place = tuple[str, ...]
"""The stems of one written word; two where its accents may be missing elsewhere."""


@dataclass(frozen=True, slots=True)
class Held(Generic[V]):
    """A phrase that a text holds: `start` and `end` count its words, `written` is how they stand in the text."""

    start: int
    end: int
    written: str
    value: V


class Phrases(Generic[V]):
    """A list of phrases with a value each, in several languages. Built once and asked often.

    A phrase may stand for several values, and a value may have any number of phrases.
    """

    def __init__(self, phrases: Iterable[tuple[str, str, V]]) -> None:
        """From (language, phrase, value)."""
        self._by_first: dict[tuple[str, str], list[tuple[tuple[_Place, ...], V]]] = {}
        for language, phrase, value in phrases:
            places = tuple(stems for _, stems in placed(phrase, language=language))
            if places:
                for first in places[0]:
                    self._by_first.setdefault((language, first), []).append((places, value))

    def held(self, text: str, *, language: str) -> tuple[Held[V], ...]:
        """Every phrase the text holds, in order; phrases wholly inside a longer one are left in."""
        words = placed(text, language=language)
        found: list[Held[V]] = []
        for start, (_, stems) in enumerate(words):
            seen: list[tuple[tuple[_Place, ...], V]] = []
            for stem in stems:
                for entry in self._by_first.get((language, stem), ()):
                    end = start + len(entry[0])
                    if entry not in seen and end <= len(words) and _fits(entry[0], words[start:end]):
                        seen.append(entry)
                        found.append(Held(start, end, _written(words[start:end], language), entry[1]))
        return tuple(found)


def outermost(found: Iterable[Held[V]]) -> tuple[Held[V], ...]:
    """Without those that lie inside a longer one: "human rights education" is not about "education"."""
    every = sorted(found, key=lambda held: (held.start, -held.end))
    kept: list[Held[V]] = []
    furthest: Held[V] | None = None
    for held in every:
        inside = (
            furthest is not None
            and held.end <= furthest.end
            and (held.start, held.end) != (furthest.start, furthest.end)
        )
        if not inside:
            kept.append(held)
            if furthest is None or held.end > furthest.end:
                furthest = held
    return tuple(kept)


def placed(text: str, *, language: str) -> list[tuple[str, _Place]]:
    """The words of a text as they are written, each with its stems; Chinese in pairs of characters."""
    found: list[tuple[str, _Place]] = []
    for written in as_written(text):
        found += _of_word(written, language)
    return found


@lru_cache(maxsize=1 << 16)
def _of_word(written: str, language: str) -> tuple[tuple[str, _Place], ...]:
    stems = tokens(written, language=language)
    if language == "zh":
        return tuple((stem, (stem,)) for stem in stems)
    return ((written, stems),) if stems else ()


def _fits(phrase: tuple[_Place, ...], words: list[tuple[str, _Place]]) -> bool:
    return all(
        any(stem in stems for stem in wanted) for wanted, (_, stems) in zip(phrase, words, strict=True)
    )


def _written(words: list[tuple[str, _Place]], language: str) -> str:
    if language == "zh":
        return "".join([words[0][0], *(pair[-1:] for pair, _ in words[1:])])
    return " ".join(word for word, _ in words)
