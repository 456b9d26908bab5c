"""The word lists for recommendations, as the rules want them: tags, strength, drafts, names in other indexes.

It knows the tables `recommendation_tags` and `recommendation_words`. It does not know how the words are used.
There is no law here: docs/rules/tags.md has the choices.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from palais.core.drafting import Drafting, DraftUse, DraftWord
from palais.core.lineage import Strengths, StrengthWord, Use
from palais.core.themes import TagKind, TagRules
from palais.core.words import fold
from palais.reference.catalogue.columns import LANGUAGES
from palais.reference.facts import Facts, Row

GENERAL = re.compile(r"\s+-\s+general.*$", re.IGNORECASE)

TAGS, WORDS = "recommendation_tags", "recommendation_words"

Tables = Facts | Mapping[str, Sequence[Row]]
"""All facts, or only these two tables."""


def tag_kinds(facts: Tables) -> tuple[TagKind, ...]:
    """Affected groups and themes with their words; a name is one of them."""
    return tuple(
        TagKind(
            scheme=row.text("scheme"),
            key=row.text("key"),
            words={
                language: (row.text(f"name_{language}"), *row.parts(f"words_{language}"))
                for language in LANGUAGES
            },
            clusters=row.parts("clusters"),
            sdgs=row.parts("sdgs"),
        )
        for row in facts[TAGS]
    )


def tag_rules(facts: Tables) -> TagRules:
    """The rules that suggest tags."""
    return TagRules(tag_kinds(facts))


def strengths(facts: Tables) -> Strengths:
    """The words that say how strongly something is asked."""
    uses = {use.value for use in Use}
    return Strengths(
        StrengthWord(Use(row.text("use")), row.text("language"), word, row.number("level"))
        for row in facts[WORDS]
        if row.text("use") in uses
        for word in row.parts("words")
    )


def drafting(facts: Tables) -> Drafting:
    """The check of drafts with all its words."""
    uses = {use.value for use in DraftUse}
    return Drafting(
        (
            DraftWord(DraftUse(row.text("use")), row.text("language"), word)
            for row in facts[WORDS]
            if row.text("use") in uses
            for word in row.parts("words")
        ),
        strengths=strengths(facts),
    )


def as_printed(name: str) -> str:
    """A name as indexes and lists print it, folded: "&" is "and", and "- General" behind it says nothing more."""
    return fold(GENERAL.sub("", name.replace("&", " and ")))


def names_elsewhere(facts: Tables) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """What other indexes call a tag, folded, to (scheme, key); a name may stand for several."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in facts[TAGS]:
        for name in (*row.parts("elsewhere"), row.text("name_en"), row.text("key")):
            pairs = found.setdefault(as_printed(name), [])
            pair = (row.text("scheme"), row.text("key"))
            if pair not in pairs:
                pairs.append(pair)
    return {name: tuple(pairs) for name, pairs in found.items()}
