"""What somebody asks for, as words and exact phrases; every text gives a question, and none gives an error.

It knows quotation marks and how much of a long text is read. It does not know any query language: signs that
mean something elsewhere are only signs here. There is no law here: docs/rules/search.md has the choices.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from palais.core.words.analyser import as_written, tokens

LONGEST_QUESTION = 200
MOST_PARTS = 32
_QUOTED = re.compile(r"[\"“”„«»＂「」]([^\"“”„«»＂「」]*)[\"“”„«»＂「」]")


@dataclass(frozen=True, slots=True)
class Asked:
    """One part of a question: a word, or with `exact` the words of a phrase in their order.

    `written` is what was typed, accents and all. A Chinese run gives one part for every pair of characters.
    """

    written: str
    words: tuple[str, ...]
    exact: bool = False


def read_question(text: str) -> tuple[Asked, ...]:
    """The parts of a question, each once, in their order; empty where nothing was asked.

    Reads the first 200 signs and keeps at most 32 parts.
    """
    parts: list[Asked] = []
    place = 0
    text = text[:LONGEST_QUESTION].encode("utf-8", "replace").decode("utf-8")
    for quoted in _QUOTED.finditer(text):
        parts += _words(text[place : quoted.start()])
        phrase = tokens(quoted[1])
        if phrase:
            parts.append(Asked(quoted[1].strip(), phrase, exact=True))
        place = quoted.end()
    parts += _words(text[place:])
    return tuple({(part.words, part.exact): part for part in parts}.values())[:MOST_PARTS]


def _words(text: str) -> list[Asked]:
    found = []
    for written in as_written(text):
        parts = tokens(written)
        found += [Asked(written if len(parts) == 1 else part, (part,)) for part in parts]
    return found
