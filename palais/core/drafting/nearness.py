"""What was said before and is nearly the same as a draft.

It knows likeness of words as in lineage. It does not know which texts to compare with: those of one State or one theme
are passed in. There is no law here: docs/rules/lineage.md has the measure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from palais.core.lineage import Passage, Strengths, Weights
from palais.core.lineage.likeness import Group, heaviest
from palais.core.lineage.tracing import vector_of

NEARLY_THE_SAME = 0.75
LEAST = 0.2


@dataclass(frozen=True, slots=True)
class Said:
    """An earlier passage; `same` where it is nearly the same text, `words` are those that weigh most."""

    passage: Passage
    likeness: float
    same: bool
    words: tuple[str, ...]


def alike(
    *, draft: Passage, earlier: Sequence[Passage], weights: Weights, strengths: Strengths, most: int = 10
) -> tuple[Said, ...]:
    """The passages of the draft's language that are most like it, the most alike first."""
    comparable = [one for one in earlier if one.language == draft.language]
    group = Group([vector_of(one, weights=weights, strengths=strengths) for one in comparable])
    asked = vector_of(draft, weights=weights, strengths=strengths)
    return tuple(
        Said(
            comparable[near.place],
            round(near.likeness, 3),
            near.likeness >= NEARLY_THE_SAME,
            heaviest(asked, group.vectors[near.place]),
        )
        for near in group.near(asked, most=most, least=LEAST)
    )
