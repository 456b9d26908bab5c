"""The word lists of the shipped facts, read once a process; they change with a release."""

from collections.abc import Mapping
from functools import lru_cache

from django.conf import settings

from palais.apps.library.choices import TagScheme
from palais.apps.library.tag_lists import tables
from palais.core.drafting import Drafting
from palais.core.lineage import Strengths
from palais.core.themes import TagRules
from palais.reference import recommendation_words
from palais.reference.catalogue import TABLES
from palais.reference.facts import Layer
from palais.reference.reader import read_table

__all__ = ["drafting", "names", "strengths", "tables", "tag_rules"]

CLUSTERS = "crc_clusters"


@lru_cache(maxsize=1)
def tag_rules() -> TagRules:
    return recommendation_words.tag_rules(tables())


@lru_cache(maxsize=1)
def strengths() -> Strengths:
    return recommendation_words.strengths(tables())


@lru_cache(maxsize=1)
def drafting() -> Drafting:
    return recommendation_words.drafting(tables())


@lru_cache(maxsize=8)
def names(language: str) -> Mapping[tuple[str, str], str]:
    """What themes, affected groups and clusters are called; in English where the language has no name."""
    clusters, _faults = read_table(
        settings.SHIPPED_FACTS / f"{CLUSTERS}.csv", spec=TABLES[CLUSTERS], layer=Layer.SHIPPED
    )
    own = f"name_{language}"
    every = [((row.text("scheme"), row.text("key")), row) for row in tables()[recommendation_words.TAGS]]
    every += [((str(TagScheme.CLUSTER), row.text("key")), row) for row in clusters]
    return {key: (row.text(own) if own in row.texts else "") or row.text("name_en") for key, row in every}
