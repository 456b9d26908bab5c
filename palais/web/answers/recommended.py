"""What the UN has recommended to a State: by review and theme, what comes back most often, and two of them beside."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from palais.apps.library import reviews, shown
from palais.apps.library.choices import TagScheme
from palais.apps.library.models import Recommendation
from palais.web.answers import library_names, names
from palais.web.answers.names import Names
from palais.web.answers.recommendation import Place, place

FEW, MANY = 3, 12
COLUMNS = ("pk", "body", "instrument", "cycle", "year", "themes", "clusters")
SCHEMES = ((str(TagScheme.THEME), "themes"), (str(TagScheme.CLUSTER), "clusters"))


@dataclass(frozen=True, slots=True)
class Review:
    """A review of the State by one body, under a Protocol or none; without a cycle, the year stands for it."""

    body: str
    body_name: str
    protocol: str
    cycle: str
    first_year: int | None
    last_year: int | None
    count: int

    @property
    def key(self) -> tuple[str, str, str]:
        return self.body, self.protocol, self.cycle or str(self.first_year or "")


@dataclass(frozen=True, slots=True)
class Subject:
    """A theme or a cluster: how many in all, and in each review in the order of the reviews."""

    scheme: str
    key: str
    name: str
    count: int
    by_review: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Repeated:
    """The newest of recommendations that take each other up, and in how many reviews they were made."""

    place: Place
    times: int
    since: int | None
    bodies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StateRecommended:
    """All that a State was asked. `without_theme`: nobody has said yet what these are about."""

    iso3: str
    count: int
    reviews: tuple[Review, ...]
    subjects: tuple[Subject, ...]
    without_theme: int
    repeated: tuple[Repeated, ...]


def state_recommended(*, iso3: str, most: int = MANY) -> StateRecommended:
    """The whole table, and the `most` that come back most often. The number of queries does not depend on the State."""
    rows = [Row(*row) for row in shown.to_state(iso3=iso3).order_by("pk").values_list(*COLUMNS)]
    bodies = names.bodies()
    reviews = reviews_of(rows, bodies)
    return StateRecommended(
        iso3=iso3,
        count=len(rows),
        reviews=reviews,
        subjects=subjects_of(rows, reviews),
        without_theme=sum(not row.themes and not row.clusters for row in rows),
        repeated=repeated(rows, bodies, most=most, iso3=iso3) if rows and most else (),
    )


@dataclass(frozen=True, slots=True)
class Row:
    """One recommendation as counting needs it."""

    pk: int
    body: str
    instrument: str
    cycle: str
    year: int | None
    themes: list[str]
    clusters: list[str]

    @property
    def review(self) -> tuple[str, str, str]:
        return self.body, reviews.protocol(self.instrument), self.cycle or str(self.year or "")


def reviews_of(rows: Iterable[Row], bodies: Names) -> tuple[Review, ...]:
    """By body, those under a Protocol behind the others, the newest review first."""
    grouped: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row.review].append(row)
    found = []
    for (body, protocol, _), several in grouped.items():
        years = [row.year for row in several if row.year]
        found.append(
            Review(
                body=body,
                body_name=names.body(body, bodies),
                protocol=protocol,
                cycle=several[0].cycle,
                first_year=min(years, default=None),
                last_year=max(years, default=None),
                count=len(several),
            )
        )
    return tuple(
        sorted(found, key=lambda one: (one.body_name, one.protocol, -(one.last_year or 0), one.cycle))
    )


def subjects_of(rows: Sequence[Row], reviews: Sequence[Review]) -> tuple[Subject, ...]:
    """Themes and clusters that this project knows by name; themes first, the commonest first."""
    counted: dict[tuple[str, str], Counter[tuple[str, str, str]]] = defaultdict(Counter)
    for row in rows:
        for scheme, field in SCHEMES:
            for key in {str(key) for key in getattr(row, field)}:
                counted[scheme, key][row.review] += 1
    found = []
    known = {scheme: library_names.of_scheme(scheme) for scheme in {scheme for scheme, _ in counted}}
    for (scheme, key), by_review in counted.items():
        name = known[scheme].get(key)
        if name:
            several = tuple(by_review[review.key] for review in reviews)
            found.append(Subject(scheme, key, name, by_review.total(), several))
    order = [scheme for scheme, _ in SCHEMES]
    return tuple(sorted(found, key=lambda one: (order.index(one.scheme), -one.count, one.name)))


def repeated(rows: Sequence[Row], bodies: Names, *, most: int, iso3: str) -> tuple[Repeated, ...]:
    """Recommendations joined by lineage, counted by the reviews they were made in; the newest of each."""
    known = {row.pk: row for row in rows}
    top = {pk: pk for pk in known}

    def first(pk: int) -> int:
        while top[pk] != pk:
            top[pk] = top[top[pk]]
            pk = top[pk]
        return pk

    for earlier, later in shown.links_of_state(iso3=iso3):
        if earlier in top and later in top:
            top[first(later)] = first(earlier)
    chains: dict[int, list[Row]] = defaultdict(list)
    for pk, row in known.items():
        chains[first(pk)].append(row)
    several = [
        (times, max(chain, key=lambda row: (row.year or 0, row.pk)), chain)
        for chain in chains.values()
        if (times := len({row.review for row in chain})) > 1
    ]
    best = sorted(several, key=lambda one: (-one[0], -(one[1].year or 0), -one[1].pk))[:most]
    texts = Recommendation.objects.in_bulk([newest.pk for _, newest, _ in best]) if best else {}
    return tuple(
        Repeated(
            place=place(texts[newest.pk], bodies),
            times=times,
            since=first_year(chain),
            bodies=tuple(sorted({names.body(row.body, bodies) for row in chain})),
        )
        for times, newest, chain in best
    )


def first_year(chain: Sequence[Row]) -> int | None:
    """When it was said first; None where the year of one of them is not known, which may be the first."""
    years = [row.year for row in chain]
    return min(year for year in years if year) if years and all(years) else None
