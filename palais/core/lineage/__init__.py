"""Lineage: which recommendations to a State repeat, sharpen, soften or drop earlier ones, across cycles and bodies.

This package knows explicit references, likeness of words weighted by how rare they are, and how strongly each asks.
It does not know any database, nor other languages' words for the same thing: likeness is judged within a language.
There is no law here: the choices and what they were measured at are in docs/rules/lineage.md.

    Weights()                   how rare words are: `add` every text once, then pass it on
    trace(passages, weights=…, strengths=…)   the links among all passages to one State, and what was dropped
    compare(earlier, later)     the differences of two texts, word by word
"""

from palais.core.lineage.answers import Dropped, Lineage, Link, Passage, Relation
from palais.core.lineage.cleaning import content
from palais.core.lineage.differences import Change, Part, compare
from palais.core.lineage.likeness import Group, Near
from palais.core.lineage.references import Reference, references
from palais.core.lineage.strength import Strength, Strengths, StrengthWord, Use
from palais.core.lineage.tracing import trace
from palais.core.lineage.weights import Weights, WeightsNotUnderstood

__all__ = [
    "Change",
    "Dropped",
    "Group",
    "Lineage",
    "Link",
    "Near",
    "Part",
    "Passage",
    "Reference",
    "Relation",
    "Strength",
    "StrengthWord",
    "Strengths",
    "Use",
    "Weights",
    "WeightsNotUnderstood",
    "compare",
    "content",
    "references",
    "trace",
]
