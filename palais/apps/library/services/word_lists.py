"""The word lists of the shipped facts, read once a process; they change with a release."""

from collections.abc import Mapping
from functools import lru_cache

from django.conf import settings

from palais.apps.library.choices import TagScheme
from palais.core.drafting import Drafting
from palais.core.lineage import Strengths
from palais.core.themes import TagRules
from palais.core.words import fold
from palais.reference import recommendation_words
from palais.reference.catalogue import TABLES
from palais.reference.facts import Layer, Row
from palais.reference.reader import read_table

CLUSTERS = "crc_clusters"
AS_THEY_ARE = frozenset(str(scheme) for scheme in (TagScheme.SDG, TagScheme.CLUSTER))


@lru_cache(maxsize=1)
def tables() -> dict[str, list[Row]]:
    found = {}
    for name in (recommendation_words.TAGS, recommendation_words.WORDS):
        rows, _faults = read_table(
            settings.SHIPPED_FACTS / f"{name}.csv", spec=TABLES[name], layer=Layer.SHIPPED
        )
        found[name] = list(rows)
    return found


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


@lru_cache(maxsize=1)
def elsewhere() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """What other indexes call a tag, folded."""
    return recommendation_words.names_elsewhere(tables())


@lru_cache(maxsize=1)
def known() -> frozenset[tuple[str, str]]:
    """Scheme and key of every theme and affected group."""
    return frozenset((row.text("scheme"), row.text("key")) for row in tables()[recommendation_words.TAGS])


@lru_cache(maxsize=4_096)
def named(scheme: str, printed: str) -> tuple[tuple[str, str], ...]:
    """The tags (scheme, key) that a source means; empty where no list knows what it printed.

    "Persons with disabilities: accessibility, mobility" names what stands before the colon. Goals and clusters are
    taken as they are.
    """
    if scheme in AS_THEY_ARE:
        return ((scheme, printed),)
    key = (scheme, printed)
    if key in known():
        return (key,)
    whole, before = fold(printed), fold(printed.partition(":")[0])
    return elsewhere().get(whole) or elsewhere().get(before, ())
