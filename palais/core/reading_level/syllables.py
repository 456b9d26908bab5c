"""Counting the syllables of a word in the four languages whose formulas need them.

It knows Russian exactly, Spanish by the rules of its spelling, English and French by rules that are right for most
words, with tables for common words of which they are not. It does not know dialects or verse.
There is no law here: how often the rules are right is measured in tests on tables, see docs/rules/reading-level.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from palais.core.reading_level.english import english
from palais.core.reading_level.french import french

_RUSSIAN = re.compile(r"[аеёиоуыэюя]", re.IGNORECASE)
_WEAK = "iuü"
_STRONG = "aeoáéó"
_SPANISH = re.compile(r"[aeiouáéíóúüy]+")
_SILENT_U = re.compile(r"(?<=q)u|(?<=g)u(?=[eiéí])")
_MUTE_H = re.compile(r"(?<=[aeiouáéíóúü])h(?=[aeiouáéíóúü])")


def syllables(word: str, *, language: str) -> int:
    """How many syllables the word has, at least one. Raises KeyError for a language that is not counted here."""
    count = COUNTED[language]
    return max(1, sum(count(part) for part in re.split(r"[\-‐‑]", word.lower()) if part))


def spanish(word: str) -> int:
    """Two strong vowels part, an accented weak one parts from a strong one; all others sound together."""
    plain = _MUTE_H.sub("", _SILENT_U.sub("", word.replace("y", "i") if word == "y" else _vowel_y(word)))
    return sum(_parts(run) for run in _SPANISH.findall(plain))


def _vowel_y(word: str) -> str:
    """At the end of a word `y` is a vowel ("ley"); elsewhere a consonant ("mayo")."""
    return f"{word[:-1].replace('y', 'j')}i" if word.endswith("y") else word.replace("y", "j")


def _parts(run: str) -> int:
    count = 1
    for before, here in pairwise(run):
        both_strong = before in _STRONG and here in _STRONG
        apart = (before in "íú" and here in _STRONG) or (here in "íú" and before in _STRONG)
        same = before == here and before in _WEAK
        count += both_strong or apart or same
    return count


def russian(word: str) -> int:
    """As many as it has vowels."""
    return len(_RUSSIAN.findall(word))


COUNTED: dict[str, Callable[[str], int]] = {
    "en": english,
    "es": spanish,
    "fr": french,
    "ru": russian,
}
