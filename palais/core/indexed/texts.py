"""The text of a recommendation in an index: its number at the start, its language, what it refers to.

It knows numbers as the six languages write them. It does not know whether the number is that of the document.
There is no law here: the forms are those of the indexes themselves (docs/rules/indexes.md).
"""

from __future__ import annotations

import hashlib
import re
from typing import Any

from palais.core.documents import mentions
from palais.core.documents.numbers import lettered, numbered
from palais.core.words import fold

_HIGHEST = 999
_WITHOUT_POINT = re.compile(r"[A-ZÀ-ÞА-ЯЁ(\u0600-\u06ff\u4e00-\u9fff]")
_SCRIPTS = (
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
)
_LATIN = re.compile(r"[A-Za-z]")
_LITTLE_WORDS = (
    (
        "en",
        frozenset(["the", "of", "and", "to", "in", "that", "for", "with", "on", "its", "be", "by", "all"]),
    ),
    (
        "fr",
        frozenset(["le", "les", "des", "et", "du", "que", "pour", "dans", "aux", "une", "par", "sur", "ses"]),
    ),
    (
        "es",
        frozenset(["el", "los", "las", "y", "del", "que", "para", "con", "una", "por", "sus", "al", "en"]),
    ),
)
_WORD = re.compile(r"[a-zà-ÿ]+")
_LOOKED_AT = 600
_LEAST = 3


def split(text: str) -> tuple[str, str]:
    """The number at the start, "23", "23(a)" or "118.24", and the text after it; no number where none stands there.

    A year or a quantity is none: a number needs its point, or a text that begins with a capital letter.
    """
    label = numbered(text)
    if label is None or label.whole > _HIGHEST:
        return "", text
    rest = text[label.end :].strip()
    if not label.pointed and not _WITHOUT_POINT.match(rest):
        return "", text
    number = str(label.whole) if label.part is None else f"{label.whole}.{label.part}"
    item = lettered(rest) if rest.startswith("(") else None
    if item is None:
        return number, rest
    letters, end = item
    return f"{number}({letters})", rest[end:].strip()


def language_of(text: str) -> str:
    """The language by script and little words; English where nothing else is clearly more."""
    head = text[:_LOOKED_AT]
    latin = len(_LATIN.findall(head))
    for language, script in _SCRIPTS:
        if len(script.findall(head)) > latin:
            return language
    said = _WORD.findall(head.lower())
    counts = {language: sum(word in little for word in said) for language, little in _LITTLE_WORDS}
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] >= _LEAST and counts[best] > 2 * counts["en"] else "en"


def references(text: str) -> dict[str, Any]:
    """What the text refers to, as JSON; empty where it refers to nothing."""
    found = mentions(text)
    said: dict[str, Any] = {
        "symbols": [str(symbol) for symbol in found.symbols],
        "paragraphs": list(found.paragraphs),
        "articles": list(found.articles),
        "general_comments": list(found.general_comments),
        "targets": list(found.targets),
        "reiterates": found.reiterates,
    }
    return said if any(said.values()) else {}


def own_identifier(*parts: str) -> str:
    """An identifier for a row of a source that has none: of what it says, whatever its case, accents and blanks."""
    return hashlib.sha256("\n".join(map(fold, parts)).encode()).hexdigest()[:40]
