"""The themes that search knows: the Committee's clusters and the treaties, by their names in several languages.

Clusters have names in English, French and Spanish, and narrower words in English; treaties in six languages.
"""

import re
from functools import lru_cache

from django.conf import settings

from palais.apps.treaties import queries
from palais.core.themes import Theme, Themes, ThemeWord
from palais.reference.catalogue import TABLES
from palais.reference.facts import Layer
from palais.reference.reader import read_table

TABLE = "crc_clusters"
CLUSTER_LANGUAGES = ("en", "fr", "es")
IN_BRACKETS = re.compile(r"\s*\([^()]*(?:\([^()]*\)[^()]*)*\)$")
"""What follows a heading in brackets: its articles, or when it was in use."""


def other_words(question: str) -> tuple[ThemeWord, ...]:
    """By which words else a theme is known that the question names wholly; empty where it names none."""
    treaties = Themes(Theme(treaty.key, treaty.names) for treaty in queries.treaties())
    return tuple(dict.fromkeys((*clusters().other_words(question), *treaties.other_words(question))))


@lru_cache(maxsize=1)
def clusters() -> Themes:
    """The clusters of the shipped facts; they change with a release."""
    rows, _ = read_table(settings.SHIPPED_FACTS / f"{TABLE}.csv", spec=TABLES[TABLE], layer=Layer.SHIPPED)
    return Themes(
        Theme(
            key=row.key[0],
            names={language: row.text(f"name_{language}") for language in CLUSTER_LANGUAGES},
            also=tuple(ThemeWord(name, "en") for name in map(plain, row.parts("aliases")) if name),
            narrower=tuple(ThemeWord(word, "en") for word in row.parts("subheadings")),
        )
        for row in rows
    )


def plain(heading: str) -> str:
    """A heading without what stands in brackets after it; empty where that says it belongs to another set."""
    return "" if "before" in heading else IN_BRACKETS.sub("", heading)
