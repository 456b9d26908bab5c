"""The word lists of the shipped facts, read once a process; they change with a release."""

from functools import lru_cache

from django.conf import settings

from palais.core.drafting import Drafting
from palais.core.lineage import Strengths
from palais.core.themes import TagRules
from palais.reference import recommendation_words
from palais.reference.catalogue import TABLES
from palais.reference.facts import Layer, Row
from palais.reference.reader import read_table


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
