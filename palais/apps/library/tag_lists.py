"""The tables of tags and words of the shipped facts, and which tag a source means by the name it printed."""

import re
from collections.abc import Mapping
from functools import lru_cache

from django.conf import settings

from palais.apps.library.choices import TagScheme
from palais.reference import recommendation_words
from palais.reference.catalogue import TABLES
from palais.reference.facts import Layer, Row
from palais.reference.reader import read_table

CODE = re.compile(r"^[A-Z][0-9]{1,2}(?:\.[0-9]+)*\s+(?=\S)")
"""The code of a theme in thematic lists of OHCHR."""

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

    "Persons with disabilities: accessibility, mobility" names what stands before the colon, "G4 Migrants" what stands
    behind the code of a thematic list. Goals and clusters are taken as they are.
    """
    if scheme in AS_THEY_ARE:
        return ((scheme, printed),)
    key = (scheme, printed)
    if key in known():
        return (key,)
    plain = CODE.sub("", printed)
    whole, before = map(recommendation_words.as_printed, (plain, plain.partition(":")[0]))
    return elsewhere().get(whole) or elsewhere().get(before, ())
