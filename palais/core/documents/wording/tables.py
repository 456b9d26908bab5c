"""The tables of wording.toml, read once, and the plain questions asked of them.

It knows phrases, titles, bodies and the six languages. It does not know dates or ordinals (beside it).
There is no law here: wording.toml says where the words are from.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from palais.core.documents.findings import Language
from palais.core.symbols import Body, Kind
from palais.core.words import fold, words

_SCRIPTS = (
    (Language.CHINESE, re.compile(r"[\u3400-\u9fff]"), 2.0),
    (Language.ARABIC, re.compile(r"[\u0600-\u06ff]"), 1.0),
    (Language.RUSSIAN, re.compile(r"[\u0400-\u04ff]"), 1.0),
)
_LATIN = re.compile(r"[A-Za-zÀ-ÿ]")
_SAMPLE = 20_000
_LEAST_WORDS = 3
_BEGINNING = 24


@cache
def table(name: str) -> Any:
    """One table of the file."""
    return tomllib.loads(Path(__file__).with_name("wording.toml").read_text(encoding="utf-8"))[name]


@cache
def _phrases() -> Mapping[str, re.Pattern[str]]:
    return {name: _pattern(several) for name, several in table("phrases").items()}


@cache
def _titles() -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    return tuple((Kind(one["kind"]), _pattern(one["phrases"])) for one in table("titles"))


@cache
def _bodies() -> tuple[tuple[Body, re.Pattern[str]], ...]:
    return tuple(
        (Body(key), _pattern([_loose(name) for name in several])) for key, several in table("bodies").items()
    )


def has(phrase: str, text: str) -> bool:
    """Whether a text holds the phrase of this name."""
    return _phrases()[phrase].search(fold(text)) is not None


def places(phrase: str, folded: str) -> list[tuple[int, int]]:
    """Where the phrase stands in a folded text."""
    return [found.span() for found in _phrases()[phrase].finditer(folded)]


@cache
def _verbs() -> Mapping[str, re.Pattern[str]]:
    return {name: _word_pattern(several) for name, several in table("verbs").items()}


def does(verb: str, folded: str) -> bool:
    """Whether a folded text holds a verb of this group."""
    return _verbs()[verb].search(folded) is not None


def begins(folded: str) -> bool:
    """Whether a sentence begins with one of the verbs, as Spanish, Arabic and Chinese ones may."""
    return any(told.search(folded[:_BEGINNING]) is not None for told in _verbs().values())


def title_of(text: str) -> tuple[Kind, int, int] | None:
    """The kind a title names and where in the folded text; the earliest title wins, None without one."""
    folded = fold(text)
    found = [(match.start(), kind, match.end()) for kind, told in _titles() if (match := told.search(folded))]
    if not found:
        return None
    start = min(found, key=lambda one: one[0])[0]
    kind, end = next((kind, end) for first, kind, end in found if first - start <= 2)
    return kind, start, end


def body_named(text: str) -> Body | None:
    """The body that is named first in a text; blanks inside words do not hide it."""
    folded = "".join(words(text))
    found = [(match.start(), body) for body, told in _bodies() if (match := told.search(folded))]
    return min(found)[1] if found else None


def language_of(text: str) -> Language | None:
    """The language most of a text is written in; None where it is too short to say."""
    sample = text[:_SAMPLE]
    latin = len(_LATIN.findall(sample))
    for language, script, weight in _SCRIPTS:
        if weight * len(script.findall(sample)) > max(latin, 10):
            return language
    counted = Counter(words(sample))
    scores = {key: sum(counted[word] for word in several) for key, several in table("languages").items()}
    best = max(scores, key=lambda key: scores[key])
    return Language(best) if scores[best] >= _LEAST_WORDS else None


def _pattern(phrases: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{phrase})" for phrase in phrases))


def _word_pattern(phrases: list[str]) -> re.Pattern[str]:
    """Latin and Cyrillic phrases begin with a word; Arabic and Chinese ones may stand inside one."""
    return re.compile("|".join(rf"(?<![a-zа-я])(?:{phrase})" for phrase in phrases))


def _loose(name: str) -> str:
    """A name as it stands when everything between letters is taken out; its pattern signs are kept."""
    return "".join(part for part in re.split(r"[\s,'、\-]+\??", name))
