"""The same recommendation as two sources have it: the same words to the same States in the same review of one body.

Nothing is guessed: a row without State, review or words is like no other, and one that names recommending States is
not given up for one that does not.
"""

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db.models import Q, QuerySet

from palais.apps.library import reviews
from palais.apps.library.choices import Origin
from palais.apps.library.models import Recommendation

RANK = {origin: place for place, origin in enumerate(Origin.values)}
"""Which source counts: the first of them that has the recommendation."""

FIELDS = ("pk", "origin", "same", "recommenders", "covered_by", "body", "state", "cycle", "number")
SHORTEST = 8
BEHIND = re.compile(r"\s*\(([^()]*)\)[\s.;,]*$")
STATES = re.compile(r"(?!.*[0-9])(?:UK|USA?|UAE|DRC|DPRK|.*[^\W\dA-Z].*)")
"""What many sources put behind a recommendation: the States it comes from, which is no acronym of a treaty and no
number of an article."""

BEFORE = re.compile(r"(?i)^\W*to\s+(?=\w)")
"""What first reports put before it, and indexes leave out: "to prohibit"."""

CLAUSES = re.compile(r"(?<=\))\s*;\s*(?:and\s+)?")
JOINED = Q(origin=Origin.DOCUMENT, body="upr", text__contains=");")

SIGNS = re.compile(r"(?<![0-9])[\W_]+|[\W_]+(?![0-9])")
"""What sources change. Between two digits a sign counts: article 1.1 is not article 11."""


def mark(one: Recommendation, clause: str | None = None) -> int | None:
    """Equal where two rows say the same; None where too little is known of one. `clause`: instead of its whole text.

    Words are compared without accents, case, blanks and punctuation, which sources change.
    """
    text = one.text if clause is None else clause
    review = one.cycle or (f"year {one.year}" if one.year else "")
    states = sorted({*one.states, one.state} - {""})
    words = BEFORE.sub("", without_states(text) if one.recommenders else text)
    said = SIGNS.sub("", unicodedata.normalize("NFKD", words).casefold())
    if not review or not states or not one.body or len(said) < SHORTEST:
        return None
    told = "|".join((*states, one.body, reviews.protocol(one.instrument), review, said))
    digest = hashlib.blake2b(told.encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def clauses(one: Recommendation) -> set[int]:
    """The marks of the parts of a passage that joins what several States recommended: "… (Chile); … (Germany);"."""
    several = CLAUSES.split(one.text)
    marks = {mark(one, clause) for clause in several if clause} if len(several) > 1 else set()
    return {found for found in marks if found is not None}


def without_states(text: str) -> str:
    behind = BEHIND.search(text)
    return text[: behind.start()] if behind and STATES.fullmatch(behind[1]) else text


def with_those_beside(pks: Iterable[int]) -> list[int]:
    """Rows of indexes among these, those that they cover or may cover, and those that are covered with them: a row may
    be so only because it says what another of them says."""
    own = list(pks)
    known, over = set(), set(own)
    for same, by in Recommendation.objects.filter(pk__in=own).values_list("same", "covered_by"):
        known |= {same} - {None}
        over |= {by} - {None}
    for one in Recommendation.objects.filter(JOINED, pk__in=own):
        known |= clauses(one)
    related = Q(pk__in=own) | Q(covered_by__in=over)
    if known:
        related |= Q(same__in=known)
    rows = Recommendation.objects.filter(related).exclude(origin=Origin.DOCUMENT).order_by()
    return list(rows.values_list("pk", flat=True))


def better(asked: Sequence[Recommendation]) -> dict[int, Recommendation]:
    """For rows of indexes the row or passage of a source before theirs that says the same, where there is one."""
    known = {row.same for row in asked} - {None}
    by_mark: dict[int | None, list[Recommendation]] = defaultdict(list)
    for one in public().filter(same__in=known).only(*FIELDS).order_by("pk") if known else ():
        by_mark[one.same].append(one)
    for one in joined(asked):
        for same in clauses(one):
            by_mark[same].append(one)
    found = {}
    for row in asked:
        fitting = [one for one in by_mark.get(row.same, ()) if says_all(row, one)]
        if fitting:
            found[row.pk] = min(fitting, key=lambda one: RANK[one.origin])
    return found


def joined(asked: Sequence[Recommendation]) -> Iterable[Recommendation]:
    """Passages that join several recommendations, of the reviews of rows that name no paragraph."""
    upr = [row for row in asked if row.body == "upr" and row.cycle and not row.number]
    reviewed = {"state__in": {row.state for row in upr}, "cycle__in": {row.cycle for row in upr}}
    return public().filter(JOINED, **reviewed).order_by("pk") if upr else ()


def public() -> QuerySet[Recommendation]:
    there = Recommendation.objects.filter(withdrawn_on=None)
    return there.filter(Q(document=None) | Q(document__is_published=True))


def says_all(row: Recommendation, other: Recommendation) -> bool:
    """Whether one of a source before names the recommending States that this one names."""
    return RANK[other.origin] < RANK[row.origin] and set(row.recommenders) <= set(other.recommenders)


def say_the_same(one: Recommendation, other: Recommendation) -> bool:
    """Whether two of which one covers the other are the same and no more, by number or by words."""
    numbers = {plain(one.number), plain(other.number)}
    return (len(numbers) == 1 and numbers != {""}) or (one.same is not None and one.same == other.same)


def same_among(one: Recommendation, covered: Iterable[Recommendation]) -> list[Recommendation]:
    """Of the rows that one covers those that say the same: themselves, or by way of another of them."""
    found, rest = [one], list(covered)
    while more := [row for row in rest if any(say_the_same(row, other) for other in found)]:
        found += more
        rest = [row for row in rest if row not in more]
    return found[1:]


def plain(number: str) -> str:
    return "".join(number.split()).lower().rstrip(".")
