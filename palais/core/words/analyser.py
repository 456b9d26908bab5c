"""The one analyser: a text of any of six languages as the tokens it is found by.

It knows folded words, pairs of Chinese characters, and the stems of English, French, Spanish, Russian and Arabic
(Snowball). It does not know synonyms, stop words or meaning: ranking makes common words light.
There is no law here: the choices and their reasons are in docs/rules/search.md.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from threading import Lock

import Stemmer

from palais.core.words.folding import HAN, words

LANGUAGES = ("en", "fr", "es", "ar", "ru", "zh")
VERSION = "2"
"""Raise it with every change after which a text gives other tokens: an index of another version is rebuilt."""

LONGEST_TOKEN = 64
"""Longer runs of letters are cut: no word of six languages is longer, and hostile texts are."""

_SNOWBALL = {"en": "english", "fr": "french", "es": "spanish", "ru": "russian", "ar": "arabic"}
_STEMMERS = {language: Stemmer.Stemmer(name) for language, name in _SNOWBALL.items()}
_ONE_AT_A_TIME = Lock()  # a stemmer keeps its last word in itself
_AS_WRITTEN = re.compile(r"(?:[^\W_]|[\u0300-\u036f\u064b-\u065f\u0670\u0900-\u0dff\u0e00-\u0fff])+")

_ALPHABETS = (
    (re.compile(r"[\u0600-\u06ff]"), ("ar",)),
    (re.compile(r"[\u0400-\u04ff]"), ("ru",)),
    (HAN, ("zh",)),
    (re.compile(r"[a-z]"), ("en", "fr", "es")),
)


def tokens(text: str, *, language: str | None = None, exact: bool = False) -> tuple[str, ...]:
    """What a text is found by, in its order: folded words, Chinese in pairs of characters.

    With a language that has stems, and not in exact mode, each word is replaced by its stem; a word whose stem
    depends on its accents (`educación`, typed `educacion`) gives both stems. An unknown language has no stems.
    """
    if exact or language not in _STEMMERS:
        return tuple(token for word in words(text) for token in _parts(word))
    return tuple(stem for written in as_written(text) for stem in _stems(written[:LONGEST_TOKEN], language))


def as_written(text: str) -> list[str]:
    """The words of a text in their order with their accents and case; Chinese comes in whole runs."""
    return _AS_WRITTEN.findall(unicodedata.normalize("NFC", text))


def scripts(word: str) -> tuple[str, ...]:
    """The languages that write such a word: none for digits alone, which belong to all of them."""
    return tuple(language for letters, several in _ALPHABETS if letters.search(word) for language in several)


def _parts(word: str) -> tuple[str, ...]:
    """A word as tokens: Chinese runs in pairs, a character alone as itself, other letters as one word."""
    found: list[str] = []
    place = 0
    for run in HAN.finditer(word):
        if run.start() > place:
            found.append(word[place : run.start()][:LONGEST_TOKEN])
        found += [run[0][at : at + 2] for at in range(max(len(run[0]) - 1, 1))]
        place = run.end()
    if place < len(word):
        found.append(word[place:][:LONGEST_TOKEN])
    return tuple(found)


@lru_cache(maxsize=1 << 16)
def _stems(written: str, language: str) -> tuple[str, ...]:
    """The stems of one word as it is written; what folds to several words gives the stems of each."""
    folded = [token for word in words(written) for token in _parts(word)]
    stems = [_stem(token, language) for token in folded]
    if len(folded) == 1 and not written.isascii():
        stems += words(_stem(written.casefold(), language))
    return tuple(dict.fromkeys(stem for stem in stems if stem))


_OWN_STEMS = {
    "en": {
        **{"children": "child", "women": "woman", "men": "man"},
        **{"corporal": "corporal", "corporally": "corporal"},
    }
}
"""What the stemmer parts or joins wrongly: plurals of words that the field lives by, and corporal, which is not
corporate."""


def _stem(word: str, language: str) -> str:
    own = _OWN_STEMS.get(language, {}).get(word)
    if own is not None:
        return own
    with _ONE_AT_A_TIME:
        return str(_STEMMERS[language].stemWord(word)) or word
