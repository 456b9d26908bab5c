"""State names as documents write them: in brackets after a recommendation, in titles, inside sentences.

It knows how lists of names are punctuated, and names broken by a line or a stray blank. It does not know any
name itself: names are facts and are passed in, and a name that no fact has is reported, never guessed.
There is no law here: the names are those of the United Nations in every era (docs/rules/facts.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from palais.core.words import fold, scripts, tokens, words
from palais.core.words.folding import HAN

_LONGEST_NAME = 12
_LIST_WORDS = frozenset(
    {"and", "the", "of", "also", "as", "well", "by", "et", "la", "le", "les", "l", "du", "de", "des"}
    | {"y", "e", "el", "los", "las", "del", "и", "و", "和", "及"}
)
_ARTICLES = ("the ", "la ", "le ", "les ", "l'", "el ", "los ", "las ")
_INSIDE = 400
_ALIKE = 82.0
_SHORTEST_MISSPELLED = 4


@dataclass(frozen=True, slots=True)
class Group:
    """Names in brackets: the States they mean, in order, and the words that mean none that is known."""

    states: tuple[str, ...]
    unknown: tuple[str, ...]
    start: int
    end: int


class States:
    """Every spelling of every State, each leading to its three-letter code.

    ``names`` maps codes to spellings. A spelling that two States share leads to neither.
    """

    def __init__(self, names: Mapping[str, Iterable[str]]) -> None:
        owners: dict[str, set[str]] = {}
        self._spellings: dict[str, tuple[str, ...]] = {}
        for state, spellings in names.items():
            kept = tuple(dict.fromkeys(filter(None, spellings)))
            self._spellings[state] = kept
            for spelling in kept:
                owners.setdefault(_squeezed(spelling), set()).add(state)
        self._by_name = {
            name: next(iter(owned)) for name, owned in owners.items() if name and len(owned) == 1
        }
        self._stems: dict[str, Mapping[str, str]] = {}
        self._longest = max((len(name) for name in self._by_name), default=0)

    def named(self, text: str) -> str | None:
        """The State of exactly this name, in any case, with or without article, accents and blanks."""
        if len(text) > 2 * self._longest + 20:
            return None
        found = self._by_name.get(_squeezed(text))
        plain = fold(text)
        for article in _ARTICLES:
            if found is None and plain.startswith(article):
                found = self._by_name.get(_squeezed(plain.removeprefix(article)))
        return found

    def leading(self, text: str) -> str | None:
        """The State whose name a text begins with."""
        parts = words(_plain(text[:_INSIDE]))
        start = next((place for place, part in enumerate(parts) if part not in _LIST_WORDS), len(parts))
        return self._longest_at(parts, start)[1] if start < len(parts) else None

    def listed(self, text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The States of a list of names, in order, and the words in it that are no known name."""
        parts = words(_plain(text))
        states: list[str] = []
        unknown: list[str] = []
        place = 0
        while place < len(parts):
            length, state = self._longest_at(parts, place)
            if state is not None:
                states.append(state)
            elif parts[place] not in _LIST_WORDS and not parts[place].isdigit():
                unknown.append(parts[place])
            place += max(length, 1)
        return tuple(dict.fromkeys(states)), tuple(unknown)

    def groups(self, text: str) -> list[Group]:
        """The bracketed lists of States in a text, in order.

        Brackets inside brackets belong to the name they stand in. What holds no State is no group.
        """
        found = []
        for start, end in brackets(text):
            inside = text[start + 1 : end - 1]
            if len(inside) <= 40 * _INSIDE and not inside.strip().isdigit():
                states, unknown = self.listed(inside)
                if states and len(unknown) <= 2 + len(states):
                    found.append(Group(states, unknown, start, end))
        return found

    def inside(self, text: str, *, language: str | None = None) -> tuple[str, ...]:
        """The States named anywhere in a sentence, in order; longer names before shorter ones.

        In Chinese, names are looked for between the characters; in Russian and Arabic also by their stems,
        since "Болгарии" is Болгария and "لبالاو" is بالاو.
        """
        found, _ = self.listed(text)
        if language == "zh":
            return self._between(fold(text).replace(" ", "")) or found
        if language in ("ru", "ar"):
            return found or self._by_stems(text, language)
        return found

    def likely(self, text: str) -> tuple[str, ...]:
        """States whose names look like a misspelled one, most alike first: for a person to choose from."""
        asked = _squeezed(text[:_INSIDE])
        if len(asked) < _SHORTEST_MISSPELLED:
            return ()
        close = process.extract(asked, list(self._by_name), scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=6)
        return tuple(dict.fromkeys(self._by_name[name] for name, _, _ in close))[:3]

    def _between(self, text: str) -> tuple[str, ...]:
        places: list[tuple[int, int, str]] = []
        for name, state in self._by_name.items():
            start = text.find(name) if HAN.match(name) else -1
            if start >= 0:
                places.append((start, start + len(name), state))
        kept = [
            one
            for one in places
            if not any(two[0] <= one[0] and one[1] <= two[1] and two[:2] != one[:2] for two in places)
        ]
        return tuple(dict.fromkeys(state for _, _, state in sorted(kept)))

    def _by_stems(self, text: str, language: str) -> tuple[str, ...]:
        index = self._stemmed(language)
        parts = [_stem(word, language) for word in words(text)]
        found: list[str] = []
        place = 0
        while place < len(parts):
            for length in range(min(_LONGEST_NAME, len(parts) - place), 0, -1):
                state = index.get("".join(parts[place : place + length]))
                if state:
                    found.append(state)
                    place += length - 1
                    break
            place += 1
        return tuple(dict.fromkeys(found))

    def _stemmed(self, language: str) -> Mapping[str, str]:
        """Stems of the names in one script; stems that two States share lead to neither."""
        if language not in self._stems:
            owners: dict[str, set[str]] = {}
            for state, spellings in self._spellings.items():
                for spelling in spellings:
                    parts = words(_plain(spelling))
                    if parts and all(language in scripts(part) for part in parts):
                        owners.setdefault("".join(_stem(part, language) for part in parts), set()).add(state)
            self._stems[language] = {
                stem: next(iter(owned)) for stem, owned in owners.items() if len(owned) == 1 and len(stem) > 2
            }
        return self._stems[language]

    def _longest_at(self, parts: tuple[str, ...], place: int) -> tuple[int, str | None]:
        for length in range(min(_LONGEST_NAME, len(parts) - place), 0, -1):
            state = self._by_name.get("".join(parts[place : place + length]))
            if state is not None:
                return length, state
        return 0, None


def brackets(text: str) -> list[tuple[int, int]]:
    """The outermost brackets of a text, each with the place after its end; what never closes is left out."""
    found: list[tuple[int, int]] = []
    depth = start = 0
    for place, letter in enumerate(text):
        if letter in "(（":
            if depth == 0:
                start = place
            depth += 1
        elif letter in ")）" and depth:
            depth -= 1
            if depth == 0:
                found.append((start, place + 1))
    return found


def _plain(text: str) -> str:
    return re.sub(r"[(（)）]", " ", text)


def _squeezed(text: str) -> str:
    return "".join(words(_plain(text)))


def _stem(word: str, language: str) -> str:
    """The stem of a word; an Arabic one without the article and the letters that stick to a noun."""
    if language == "ar":
        bare = re.sub(r"\A[وف]?(?:لل|[بلك]?ال|[بلك](?=\w{3}))?", "", word)
        return bare if len(bare) > 2 else word
    found = tokens(word, language=language)
    return found[0] if found else word
