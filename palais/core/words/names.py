"""Names found by what people type: whole, by their beginnings, inside, or nearly.

It knows how well a name answers a query, and which names look like a mistyped one. It does not know the names
themselves: they are facts and are passed in. There is no law here: docs/rules/names-and-words.md has the choices.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum

from rapidfuzz import fuzz, process

from palais.core.words.folding import HAN, words

LONGEST_QUERY = 100
_SHORTEST_INSIDE = 3
_LEAST_LIKENESS = 60.0
_ARABIC_ARTICLE = "ال"


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
    long_enough = len(query) >= _SHORTEST_INSIDE or HAN.search(query)
    return Match.INSIDE if long_enough and query in name.spelled else None


def _openings(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The words as they may be typed: an Arabic noun also without its article."""
    bare = (part.removeprefix(_ARABIC_ARTICLE) for part in parts if len(part) > len(_ARABIC_ARTICLE) + 1)
    return tuple(dict.fromkeys((*parts, *bare)))
