"""Two States, or two reviews of one, beside each other: what each was asked, what was taken up, dropped, is new."""

from dataclasses import dataclass

from palais.apps.library import reviews, shown
from palais.apps.library.choices import LineageRelation
from palais.core.lineage.differences import Part, compare
from palais.web.answers import names
from palais.web.answers.recommendation import Place, place
from palais.web.answers.recommended import StateRecommended, Subject, state_recommended


@dataclass(frozen=True, slots=True)
class SubjectPair:
    """A theme or cluster with its counts on both sides."""

    scheme: str
    key: str
    name: str
    first: int
    second: int


@dataclass(frozen=True, slots=True)
class TwoStates:
    """Two States: their recommendations in all, and theme by theme."""

    first: StateRecommended
    second: StateRecommended
    subjects: tuple[SubjectPair, ...]
    bodies: tuple[tuple[str, str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A recommendation of the later review and the one that it takes up, with the words that differ."""

    earlier: Place
    later: Place
    relation: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class TwoCycles:
    """Two reviews of a State by one body. What was not taken up may have been done, or forgotten: nobody says.

    `elsewhere` counts what is in no language of the other review and was not compared. `waiting`: lineage is still to
    be traced, and what is not linked may yet be.
    """

    body: str
    body_name: str
    protocol: str
    earlier: str
    later: str
    earlier_count: int
    later_count: int
    pairs: tuple[Pair, ...]
    dropped: tuple[Place, ...]
    new: tuple[Place, ...]
    elsewhere: int
    waiting: bool

    def taken_up(self, relation: str) -> tuple[Pair, ...]:
        return tuple(pair for pair in self.pairs if pair.relation == relation)


@dataclass(frozen=True, slots=True)
class Cycle:
    """A review that can be chosen. `protocol` is empty where it is under none."""

    body: str
    body_name: str
    protocol: str
    cycle: str
    year: int
    count: int


def two_states(*, first: str, second: str) -> TwoStates:
    """The counts of both. Themes of either stand in the table, the most unequal by share first."""
    one, other = (state_recommended(iso3=iso3, most=0) for iso3 in (first, second))
    left = {(subject.scheme, subject.key): subject for subject in one.subjects}
    right = {(subject.scheme, subject.key): subject for subject in other.subjects}
    pairs = [
        SubjectPair(key[0], key[1], named(left, right, key), number(left.get(key)), number(right.get(key)))
        for key in {**left, **right}
    ]
    order = {"theme": 0, "cluster": 1}
    bodies = sorted({(review.body, review.body_name) for found in (one, other) for review in found.reviews})
    return TwoStates(
        first=one,
        second=other,
        subjects=tuple(
            sorted(pairs, key=lambda pair: (order[pair.scheme], -pair.first - pair.second, pair.name))
        ),
        bodies=tuple((key, name, of_body(one, key), of_body(other, key)) for key, name in bodies),
    )


def named(
    left: dict[tuple[str, str], Subject], right: dict[tuple[str, str], Subject], key: tuple[str, str]
) -> str:
    return (left.get(key) or right[key]).name


def number(subject: Subject | None) -> int:
    return subject.count if subject else 0


def of_body(found: StateRecommended, body: str) -> int:
    return sum(review.count for review in found.reviews if review.body == body)


def cycles(*, iso3: str) -> tuple[Cycle, ...]:
    """The reviews of a State that can be compared, oldest first within a body."""
    bodies = names.bodies()
    return tuple(
        Cycle(body, names.body(body, bodies), protocol, cycle, year, count)
        for body, protocol, cycle, year, count in shown.cycles(iso3=iso3)
    )


def is_known(*, iso3: str) -> bool:
    """Whether anything that a State was asked is here."""
    return shown.to_state(iso3=iso3).exists()


def two_cycles(*, iso3: str, body: str, earlier: str, later: str, protocol: str = "") -> TwoCycles:
    """What became of the earlier review's recommendations in the later one: six queries."""
    bodies = names.bodies()
    asked = shown.to_state(iso3=iso3).filter(reviews.under(protocol), body=body).order_by("pk")
    before = {one.pk: one for one in asked.filter(cycle=earlier)}
    after = {one.pk: one for one in asked.filter(cycle=later)}
    links = [
        link
        for link in shown.links_between(iso3=iso3, body=body, earlier=earlier, later=later)
        if link.earlier_id in before and link.later_id in after
    ]
    best = {link.later_id: link for link in reversed(links)}
    taken = {link.earlier_id for link in links}
    pairs = []
    for pk, link in best.items():
        old, new = before[link.earlier_id], after[pk]
        parts = compare(earlier=old.text, later=new.text) if old.language == new.language else ()
        pairs.append(Pair(place(old, bodies), place(new, bodies), str(LineageRelation(link.relation)), parts))
    languages = [{one.language for one in review.values()} for review in (after, before)]
    told = [
        [one for one in review.values() if one.language in others]
        for review, others in zip((before, after), languages, strict=True)
    ]
    waiting = shown.is_waiting(iso3=iso3)
    return TwoCycles(
        body=body,
        body_name=names.body(body, bodies),
        protocol=protocol,
        earlier=earlier,
        later=later,
        earlier_count=len(before),
        later_count=len(after),
        pairs=tuple(sorted(pairs, key=lambda pair: pair.later.pk)),
        dropped=tuple(place(one, bodies) for one in told[0] if one.pk not in taken and not waiting),
        new=tuple(place(one, bodies) for one in told[1] if one.pk not in best and not waiting),
        elsewhere=sum(map(len, (before, after))) - sum(map(len, told)),
        waiting=waiting,
    )
