"""The themes that search knows, by their names in six languages: clusters, themes, words that mean the same, treaties.

Narrower words, in English alone, are those of clusters.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from django.conf import settings

from palais.apps.library.index import synonyms
from palais.apps.treaties import queries
from palais.core.themes import Theme, Themes, ThemeWord
from palais.core.words import LANGUAGES
from palais.reference.catalogue import TABLES
from palais.reference.facts import Layer
from palais.reference.reader import read_table

TABLE = "crc_clusters"
IN_BRACKETS = re.compile(r"\s*\([^()]*(?:\([^()]*\)[^()]*)*\)$")
"""What follows a heading in brackets: its articles, or when it was in use."""


def other_words(question: str) -> tuple[ThemeWord, ...]:
    """By which words else a theme is known that the question names wholly; empty where it names none."""
    treaties = Themes(Theme(treaty.key, treaty.names) for treaty in queries.treaties())
    return tuple(dict.fromkeys((*shipped().other_words(question), *treaties.other_words(question))))


@lru_cache(maxsize=1)
def shipped() -> Themes:
    """The themes of the shipped facts; they change with a release."""
    return Themes((*synonyms.same_words(), *synonyms.tags(), *clusters()))


def clusters() -> Iterator[Theme]:
    """The clusters with their narrower words."""
    rows, _ = read_table(settings.SHIPPED_FACTS / f"{TABLE}.csv", spec=TABLES[TABLE], layer=Layer.SHIPPED)
    for row in rows:
        yield Theme(
            key=row.key[0],
            names={language: row.text(f"name_{language}") for language in LANGUAGES},
            also=tuple(ThemeWord(name, "en") for name in map(plain, row.parts("aliases")) if name),
            narrower=tuple(ThemeWord(word, "en") for word in row.parts("subheadings")),
        )


def plain(heading: str) -> str:
    """A heading without what stands in brackets after it; empty where that says it belongs to another set."""
    return "" if "before" in heading else IN_BRACKETS.sub("", heading)
