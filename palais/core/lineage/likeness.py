"""How like two texts are: words and tags they share, weighted by how rare they are.

It knows cosine and containment over weighted stems, and finds the nearest texts of a group through lists of who holds
which word. It does not know order of words or meaning. There is no law here: docs/rules/lineage.md has the measure.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from palais.core.lineage.cleaning import content
from palais.core.lineage.weights import Weights
from palais.core.words import tokens

Vector = dict[str, float]

TAG = "#"
TAG_WEIGHT = 2.0
LIGHT_WEIGHT = 0.5
CONTAINED = 0.25
"""How much counts that the shorter text is held in the longer one; the rest is the angle between them."""

LONGEST_LIST = 4_000
"""A word that more texts of one group hold tells them apart no longer: it weighs, but does not lead to them."""


@dataclass(frozen=True, slots=True)
class Near:
    """A text of the group by its place, and how like it is, 0 to 1."""

    place: int
    likeness: float


def terms(text: str, *, language: str, tags: Iterable[str] = (), recommenders: bool = False) -> Counter[str]:
    """What a text is compared by: its stems, without references, and its tags."""
    counted = Counter(tokens(content(text, recommenders=recommenders), language=language))
    counted.update(TAG + tag for tag in tags)
    return counted


def vector(counted: Mapping[str, int], *, language: str, weights: Weights, light: frozenset[str]) -> Vector:
    """Weighted and of length 1. Words of `light` say how something is asked and not what, and hardly count."""
    found: Vector = {}
    for term, count in counted.items():
        weight = weights.of(term, language=language) * (1.0 + math.log(count))
        if term.startswith(TAG):
            weight *= TAG_WEIGHT
        elif term in light:
            weight *= LIGHT_WEIGHT
        found[term] = weight
    length = math.sqrt(sum(weight * weight for weight in found.values()))
    return {term: weight / length for term, weight in found.items()} if length else {}


def likeness(one: Vector, other: Vector) -> float:
    """0 to 1: the same words are 1."""
    small, large = (one, other) if len(one) <= len(other) else (other, one)
    shared = angle = 0.0
    for term, weight in small.items():
        if term in large:
            angle += weight * large[term]
            shared += weight * weight
    return min((1 - CONTAINED) * angle + CONTAINED * shared, 1.0)


def heaviest(one: Vector, other: Vector, *, most: int = 6) -> tuple[str, ...]:
    """The words that weigh most in the likeness, heaviest first."""
    shared = [
        (weight * other[term], term) for term, weight in one.items() if term in other and term[:1] != TAG
    ]
    return tuple(term for _, term in sorted(shared, key=lambda pair: (-pair[0], pair[1]))[:most])


class Group:
    """Texts of one language that are compared with each other: those to one State."""

    def __init__(self, vectors: Sequence[Vector]) -> None:
        self.vectors = vectors
        self._holders: dict[str, list[tuple[int, float]]] = {}
        for place, one in enumerate(vectors):
            for term, weight in one.items():
                self._holders.setdefault(term, []).append((place, weight))

    def near(
        self,
        asked: Vector,
        *,
        most: int,
        least: float = 0.0,
        may: Callable[[int], bool] = lambda place: True,
    ) -> tuple[Near, ...]:
        """The texts most like this one, among those that `may` be meant; the most alike first."""
        angles: dict[int, float] = {}
        for term, weight in asked.items():
            holders = self._holders.get(term, ())
            if len(holders) <= LONGEST_LIST:
                for place, other in holders:
                    angles[place] = angles.get(place, 0.0) + weight * other
        wanted = max(least - CONTAINED, 0.0) / (1 - CONTAINED)
        led = ((angle, place) for place, angle in angles.items() if angle >= wanted and may(place))
        best = heapq.nlargest(most * 4, led, key=lambda pair: (pair[0], -pair[1]))
        scored = [Near(place, likeness(asked, self.vectors[place])) for _, place in best]
        scored.sort(key=lambda near: (-near.likeness, near.place))
        return tuple(near for near in scored[:most] if near.likeness >= least and near.likeness > 0)
