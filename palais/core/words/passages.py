"""The passage of a text that answers a question, with the words that were asked for marked.

It knows where the first and most of the words stand close together. It does not know sentences.
There is no law here: docs/rules/search.md has the choices.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from palais.core.words.analyser import LONGEST_TOKEN, tokens
from palais.core.words.folding import HAN

_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f\u064b-\u065f\u0670])*")
_AROUND = 60


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text; `found` where it is a word that was asked for."""

    text: str
    found: bool


def passage(text: str, *, asked: Collection[str], language: str, length: int = 220) -> tuple[Piece, ...]:
    """The pieces of the passage around the first word that was asked for; its beginning where there is none.

    `asked` are tokens of the question in this language. "…" stands where the text goes on.
    """
    spans = _asked_for(text, frozenset(asked), language)
    found = next(spans, None) if asked else None
    first = max(0, found[0] - _AROUND) if found else 0
    first = 0 if first < _AROUND else text.find(" ", first, first + _AROUND) + 1 or first
    last = len(text) if len(text) <= first + length else text.rfind(" ", first + length // 2, first + length)
    last = first + length if last < 0 else last
    pieces: list[Piece] = [Piece("…", False)] if first else []
    place = first
    near = [found, *takewhile(lambda span: span[1] <= last, spans)] if found else []
    for start, end in _joined(near):
        if start < place or end > last:
            continue
        pieces += [Piece(text[place:start], False)] if start > place else []
        pieces.append(Piece(text[start:end], True))
        place = end
    pieces += [Piece(text[place:last], False)] if place < last else []
    return (*pieces, Piece("…", False)) if last < len(text) else tuple(pieces)


def _asked_for(text: str, asked: frozenset[str], language: str) -> Iterator[tuple[int, int]]:
    """Where the words stand that were asked for, as they stand or by their stem; Chinese has every pair of
    characters as a word."""
    has_chinese = HAN.search(text) is not None
    for found in _WORD.finditer(text):
        word = found[0]
        if has_chinese and HAN.search(word):
            for at in range(len(word) - 1 or 1):
                if not asked.isdisjoint(_kept(word[at : at + 2], language)):
                    yield found.start() + at, min(found.start() + at + 2, found.end())
        elif not asked.isdisjoint(
            _kept(word, language) if len(word) <= LONGEST_TOKEN else _tokens(word, language)
        ):
            yield found.span()


def _tokens(word: str, language: str) -> tuple[str, ...]:
    return (*tokens(word, language=language), *tokens(word))


_kept = lru_cache(maxsize=1 << 15)(_tokens)
"""The same few thousand words make up most of what is shown."""


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Overlapping spans as one."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined
