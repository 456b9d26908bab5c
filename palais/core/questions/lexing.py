"""A question cut into signs: words, phrases, brackets, and the words and signs that join.

It knows quotation marks of several languages, and AND, OR, NOT as English, French, Spanish and Russian write them in
capitals. A question that is all capitals has no such words. There is no law here: docs/rules/questions.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

OPEN, CLOSE, AND, OR, NOT, MINUS, PHRASE, WORD = "(", ")", "and", "or", "not", "-", "phrase", "word"

JOINING = {
    **dict.fromkeys(("AND", "ET", "Y", "И"), AND),
    **dict.fromkeys(("OR", "OU", "O", "ИЛИ"), OR),
    **dict.fromkeys(("NOT", "SAUF", "NO", "НЕ"), NOT),
}
SIGNS = {"(": OPEN, "（": OPEN, ")": CLOSE, "）": CLOSE, "|": OR, "｜": OR, "&": AND, "＆": AND, "!": NOT}
QUOTES = {'"': '"', "“": "”", "„": "“”", "«": "»", "「": "」", "＂": "＂", "‟": "”"}
_BREAK = re.compile(r'[\s()（）|｜&＆"“”„«»「」＂‟]')


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign of a question; `text` is empty where `kind` says all. `unclosed`: a phrase whose end is missing."""

    kind: str
    text: str = ""
    unclosed: bool = False


def signs(text: str) -> Iterator[Sign]:
    """The signs of a question in their order."""
    joins = {} if _is_all_capitals(text) else JOINING
    place = 0
    while place < len(text):
        letter = text[place]
        if letter.isspace():
            place += 1
        elif letter in QUOTES:
            end = _end_of_phrase(text, place)
            inner = text[place + 1 : end if end >= 0 else len(text)]
            # Another mark inside says nothing, and a question is written with this one.
            yield Sign(PHRASE, inner.replace('"', " ").strip(), unclosed=end < 0)
            place = end + 1 if end >= 0 else len(text)
        elif letter in SIGNS:
            yield Sign(SIGNS[letter])
            place += 1
        elif letter in "-−–" and place + 1 < len(text) and not text[place + 1].isspace():
            yield Sign(MINUS)
            place += 1
        else:
            found = _BREAK.search(text, place + 1)
            end = found.start() if found else len(text)
            word = text[place:end]
            yield Sign(joins[word]) if word in joins else Sign(WORD, word)
            place = end


def _end_of_phrase(text: str, start: int) -> int:
    """Where the quotation mark that closes stands; -1 where there is none."""
    places = [text.find(closing, start + 1) for closing in QUOTES[text[start]]]
    return min((place for place in places if place >= 0), default=-1)


def _is_all_capitals(text: str) -> bool:
    """Whether letters that have a case are all capitals, and there is more in the text than words that join."""
    rest = " ".join(word for word in text.split() if word.strip("()") not in JOINING)
    has_case = any(letter.isupper() or letter.islower() for letter in rest)
    return has_case and rest == rest.upper() and sum(map(str.isalpha, rest)) > LONGEST_ACRONYM


LONGEST_ACRONYM = 12
"""Capitals of no more letters than this may be acronyms, as in “OPSC AND OPAC”; more are somebody's capitals key."""
