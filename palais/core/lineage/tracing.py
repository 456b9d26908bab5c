"""The lineage of all recommendations to one State: links to earlier ones, and what was dropped.

It knows explicit references, likeness within a language, and strength. It works on one State at a time, so that memory
holds one State's texts. It does not know which links a person accepted.
There is no law here: thresholds and what they were measured at are in docs/rules/lineage.md.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date

from palais.core.lineage.answers import Dropped, Lineage, Link, Passage, Relation
from palais.core.lineage.likeness import Group, Vector, heaviest, likeness, terms, vector
from palais.core.lineage.references import references
from palais.core.lineage.strength import Strength, Strengths, step
from palais.core.lineage.weights import Weights

LEAST = 0.42
"""Below this, two texts to the same State share a subject but not a request."""

LEAST_SAME_RECOMMENDER = 0.32
"""A State that asks again says it in other words more often."""

MOST = 5
"""Earlier passages of each other review that one passage is linked to, besides those it names."""

_UPR = "UPR"


@dataclass(frozen=True, slots=True)
class Limits:
    """How sure a link has to be, and how many there may be."""

    least: float = LEAST
    least_same_recommender: float = LEAST_SAME_RECOMMENDER
    most: int = MOST


LIMITS = Limits()


def vector_of(passage: Passage, *, weights: Weights, strengths: Strengths) -> Vector:
    """What a passage is compared by."""
    light = strengths.light(passage.language)
    return vector(terms_of(passage), language=passage.language, weights=weights, light=light)


def terms_of(passage: Passage) -> Counter[str]:
    """What `Weights.add` wants of a passage."""
    return terms(
        passage.text, language=passage.language, tags=passage.tags, recommenders=passage.body == _UPR
    )


def trace(
    passages: Sequence[Passage], *, weights: Weights, strengths: Strengths, limits: Limits = LIMITS
) -> Lineage:
    """The links among all passages to one State. Reviews without a day are linked by explicit references only."""
    vectors = {one.key: vector_of(one, weights=weights, strengths=strengths) for one in passages}
    by_key = {one.key: one for one in passages}
    likes: dict[tuple[Hashable, Hashable], float] = {}
    for language in dict.fromkeys(one.language for one in passages):
        of_language = [one for one in passages if one.language == language and one.on is not None]
        likes.update(_alike(of_language, vectors, limits))
    referred = {(one.earlier, one.later) for one in references(passages)}
    for earlier, later in referred:
        if (earlier, later) not in likes:
            alike = by_key[earlier].language == by_key[later].language
            likes[earlier, later] = likeness(vectors[earlier], vectors[later]) if alike else 0.0
    asked = {
        key: _strength(by_key[key], strengths) for key in dict.fromkeys(one for pair in likes for one in pair)
    }
    place = {one.key: number for number, one in enumerate(passages)}
    links = [
        Link(
            earlier=earlier,
            later=later,
            relation=_relation(asked[earlier], asked[later]),
            likeness=round(alike, 3),
            referred=(earlier, later) in referred,
            words=heaviest(vectors[earlier], vectors[later]),
            recommenders=_both(by_key[earlier], by_key[later]),
        )
        for (earlier, later), alike in likes.items()
    ]
    links.sort(key=lambda link: (place[link.later], not link.referred, -link.likeness, place[link.earlier]))
    return Lineage(tuple(links), _dropped(passages, links))


def _alike(
    passages: Sequence[Passage], vectors: dict[Hashable, Vector], limits: Limits
) -> dict[tuple[Hashable, Hashable], float]:
    """Earlier passages that each one is like, at most so many of each review."""
    by_review: dict[str, list[Passage]] = {}
    for one in passages:
        by_review.setdefault(one.review, []).append(one)
    in_order = sorted(passages, key=_day)
    group = Group([vectors[one.key] for one in in_order])
    found: dict[tuple[Hashable, Hashable], float] = {}
    least = min(limits.least, limits.least_same_recommender)
    for number, later in enumerate(in_order):
        of_review: dict[str, int] = {}
        near = group.near(
            vectors[later.key],
            most=limits.most * 8,
            least=least,
            may=lambda place, later=later, number=number: (  # type: ignore[misc]
                place < number and _earlier(in_order[place], later)
            ),
        )
        for close in near:
            earlier = in_order[close.place]
            enough = limits.least_same_recommender if _both(earlier, later) else limits.least
            if close.likeness >= enough and of_review.get(earlier.review, 0) < limits.most:
                of_review[earlier.review] = of_review.get(earlier.review, 0) + 1
                found[earlier.key, later.key] = close.likeness
    return found


def _earlier(earlier: Passage, later: Passage) -> bool:
    return earlier.review != later.review and _day(earlier) < _day(later)


def _day(passage: Passage) -> date:
    return passage.on or date.min


def _both(earlier: Passage, later: Passage) -> tuple[str, ...]:
    return tuple(state for state in earlier.recommenders if state in later.recommenders)


def _strength(passage: Passage, strengths: Strengths) -> Strength:
    return strengths.of(passage.text, language=passage.language, lead_in=passage.lead_in)


def _relation(earlier: Strength, later: Strength) -> Relation:
    return {1: Relation.SHARPENS, 0: Relation.REPEATS, -1: Relation.SOFTENS}[step(earlier, later)]


def _dropped(passages: Sequence[Passage], links: Sequence[Link]) -> tuple[Dropped, ...]:
    """Of each review that the same body followed up with another: what the next one does not take up.

    Only where both reviews are here in a common language: a missing translation drops nothing.
    """
    by_body: dict[str, dict[str, list[Passage]]] = {}
    for one in passages:
        if one.on is not None and one.review:
            by_body.setdefault(one.body, {}).setdefault(one.review, []).append(one)
    review_of = {one.key: one.review for one in passages}
    taken_up = {(link.earlier, review_of[link.later]) for link in links}
    found: list[Dropped] = []
    for reviews in by_body.values():
        in_order = sorted(reviews, key=lambda review: (min(map(_day, reviews[review])), review))
        for review, following in itertools.pairwise(in_order):
            languages = {one.language for one in reviews[following]}
            found += [
                Dropped(one.key, following)
                for one in reviews[review]
                if one.language in languages and (one.key, following) not in taken_up
            ]
    return tuple(found)
