"""Words of six languages: folded so that spelling habits do not matter, and names found by what people type.

It knows accents, Arabic letter forms, Russian ё, apostrophes and dashes, and Chinese as pairs of characters.
It does not know stems, synonyms or meaning; other names of a State are facts and are passed in.
There is no law here: the choices and their reasons are in docs/rules/names-and-words.md.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum

from rapidfuzz import fuzz, process

# Marks of Latin, Greek, Cyrillic, Hebrew and Arabic writing. The breve of й stays: it is a letter of its own.
# Signs of Indian and other scripts are vowels, not marks, and are left alone.
_MARKS = re.compile(
    r"(?<!и)\u0306|[\u0300-\u0305\u0307-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    r"\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]"
)
_INVISIBLE = re.compile(r"[\u00ad\u034f\u0640\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_APOSTROPHES = re.compile(r"['`´\u02b9\u02bb-\u02bd\u02c8\u05f3\u2018-\u201b\u2032\uff07]")
_DASHES = re.compile(r"[-\u058a\u05be\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_BLANKS = re.compile(r"\s+")
_WORD = re.compile(r"(?:[^\W_]|[\u0900-\u0dff\u0e00-\u0fff])+")  # Indian and Thai vowel signs belong to words
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]+")

# Letters that no decomposition takes apart, and the Arabic ones that people write in more than one way.
_LETTERS = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h",
        "ٱ": "ا", "ى": "ي", "ی": "ي", "ے": "ي", "ة": "ه", "ک": "ك", "ہ": "ه",
        **{chr(zero + digit): str(digit) for zero in (0x0660, 0x06F0) for digit in range(10)},
    }
)  # fmt: skip

LONGEST_QUERY = 100
_SHORTEST_INSIDE = 3
_LEAST_LIKENESS = 60.0
_ARABIC_ARTICLE = "ال"


def fold(text: str) -> str:
    """The text with its spelling habits taken out; equal for texts that a reader would call the same.

    Case, accents, Arabic vowel signs, alef and hamza forms, taa marbuta, tatweel, ё, width and ligatures,
    invisible signs, kinds of apostrophes, dashes and blanks. Letters, digits and punctuation stay in their
    order. Folding twice changes nothing.
    """
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text).casefold())
    plain = _DASHES.sub("-", _APOSTROPHES.sub("'", plain))
    plain = _MARKS.sub("", unicodedata.normalize("NFD", plain)).translate(_LETTERS)
    return _BLANKS.sub(" ", unicodedata.normalize("NFC", plain)).strip()


def words(text: str) -> tuple[str, ...]:
    """The folded words of a text in their order; apostrophes and dashes part them. Chinese comes in whole
    runs."""
    return tuple(_WORD.findall(fold(text)))


def bigrams(text: str) -> tuple[str, ...]:
    """Every two neighbouring Chinese characters, so that Chinese is found without knowing its words.

    A character that stands alone is its own entry. Other scripts give nothing.
    """
    return tuple(
        run[start : start + 2] for run in _HAN.findall(fold(text)) for start in range(max(len(run) - 1, 1))
    )


class Match(IntEnum):
    """How well a name answers a query; a smaller number is better."""

    WHOLE = 0
    BEGINS_NAME = 1
    BEGINS_WORDS = 2
    INSIDE = 3


@dataclass(frozen=True, slots=True)
class _Name:
    key: str
    spelled: str
    words: tuple[str, ...]


class Names:
    """Keys that can be found by any of their names: States by their names, aliases and codes in every
    language.

    Built once and asked often. Names that fold to nothing are left out.
    """

    def __init__(self, names: Mapping[str, Iterable[str]]) -> None:
        folded = {(key, words(name)) for key, several in names.items() for name in several}
        self._names = [
            _Name(key, " ".join(parts), _openings(parts)) for key, parts in sorted(folded) if parts
        ]
        whole = [(name.spelled, name.key, True) for name in self._names]
        parts = [(word, name.key, False) for name in self._names for word in name.words]
        self._likely = sorted({*whole, *parts})

    def matches(self, query: str) -> tuple[str, ...]:
        """The keys with a name that holds the query, best first; nothing for a query without letters or
        digits.

        The whole name beats a name's beginning, that beats the beginnings of words in any order, and these
        beat a part inside a word, which takes at least three letters (Chinese: one character).
        """
        asked = words(query[:LONGEST_QUERY])
        best: dict[str, tuple[int, int, str]] = {}
        for name in self._names if asked else ():
            found = _match(asked, name)
            if found is not None:
                rank = (int(found), len(name.spelled), name.key)
                best[name.key] = min(rank, best.get(name.key, rank))
        return tuple(sorted(best, key=lambda key: best[key]))

    def nearest(self, query: str, *, limit: int) -> tuple[str, ...]:
        """At most ``limit`` keys whose names look like the query, most alike first: for typing mistakes.

        A whole name goes before an equal word inside a name. Nothing when nothing is at least somewhat alike.
        """
        asked = " ".join(words(query[:LONGEST_QUERY]))
        if not asked:
            return ()
        spelled = [text for text, _, _ in self._likely]
        found = process.extract(asked, spelled, scorer=fuzz.ratio, score_cutoff=_LEAST_LIKENESS, limit=None)
        best: dict[str, tuple[float, bool]] = {}
        for _, score, place in found:
            _, key, is_whole_name = self._likely[place]
            best[key] = max((score, is_whole_name), best.get(key, (0.0, False)))
        return tuple(sorted(sorted(best), key=lambda key: best[key], reverse=True)[:limit])


def _match(asked: tuple[str, ...], name: _Name) -> Match | None:
    query = " ".join(asked)
    if query == name.spelled:
        return Match.WHOLE
    if name.spelled.startswith(query):
        return Match.BEGINS_NAME
    if all(any(word.startswith(part) for word in name.words) for part in asked):
        return Match.BEGINS_WORDS
    long_enough = len(query) >= _SHORTEST_INSIDE or _HAN.search(query)
    return Match.INSIDE if long_enough and query in name.spelled else None


def _openings(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The words as they may be typed: an Arabic noun also without its article."""
    bare = (part.removeprefix(_ARABIC_ARTICLE) for part in parts if len(part) > len(_ARABIC_ARTICLE) + 1)
    return tuple(dict.fromkeys((*parts, *bare)))
