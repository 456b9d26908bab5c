"""The passage of a text that answers a question, with the words that were asked for marked.

It knows where the first and most of the words stand close together. It does not know sentences.
There is no law here: docs/rules/search.md has the choices.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from palais.core.words.analyser import tokens
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
    spans = (
        [span for span in _spans(text) if asked_for(text[span[0] : span[1]], asked, language)]
        if asked
        else []
    )
    first = max(0, spans[0][0] - _AROUND) if spans else 0
    first = 0 if first < _AROUND else text.find(" ", first, first + _AROUND) + 1 or first
    last = len(text) if len(text) <= first + length else text.rfind(" ", first + length // 2, first + length)
    last = first + length if last < 0 else last
    pieces: list[Piece] = [Piece("…", False)] if first else []
    place = first
    for start, end in _joined(spans):
        if start < place or end > last:
            continue
        pieces += [Piece(text[place:start], False)] if start > place else []
        pieces.append(Piece(text[start:end], True))
        place = end
    pieces += [Piece(text[place:last], False)] if place < last else []
    return (*pieces, Piece("…", False)) if last < len(text) else tuple(pieces)


def asked_for(word: str, asked: Collection[str], language: str) -> bool:
    """Whether a word is one of the tokens that were asked for, as it stands or by its stem."""
    return any(token in asked for token in (*tokens(word, language=language), *tokens(word)))


def _spans(text: str) -> list[tuple[int, int]]:
    """Where the words stand; Chinese gives every pair of characters."""
    spans: list[tuple[int, int]] = []
    for word in _WORD.finditer(text):
        if HAN.search(word[0]):
            spans += [
                (at, min(at + 2, word.end()))
                for at in range(word.start(), max(word.end() - 1, word.start() + 1))
            ]
        else:
            spans.append(word.span())
    return spans


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Overlapping spans as one."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined
