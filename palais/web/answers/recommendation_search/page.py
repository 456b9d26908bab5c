"""One page of what a question finds: lines, the values of every filter with their counts, and what was searched."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from palais.apps.library import index, shown
from palais.apps.library.index import records
from palais.apps.library.models import Recommendation
from palais.core.words import Piece
from palais.web.answers.recommendation_search.filters import FILTERS, Filter, Order
from palais.web.answers.recommendation_search.wanted import LAST_PAGE, Wanted

A_PAGE = 20
FIRST_SHOWN = 8
"""So many values of a filter stand on the page; those chosen, and on demand all others, as well."""

ABOUT = ("cluster", "theme", "affected", "sdg")
"""The filters whose values say what a recommendation is about."""


@dataclass(frozen=True, slots=True)
class Line:
    """A recommendation in a list. `states` are codes; `about` holds the values by filter that say what it is about.

    `day` is None where only the year is known, and `year` then says it; None: not even that.
    """

    pk: int
    symbol: str
    number: str
    states: tuple[str, ...]
    body: str
    kind: str
    day: date | None
    year: int | None
    cycle: str
    position: str
    recommenders: tuple[str, ...]
    origin: str
    language: str
    passage: tuple[Piece, ...]
    about: Mapping[str, tuple[str, ...]]

    @property
    def citation(self) -> str:
        """Symbol and paragraph, as `CRC/C/MAR/CO/3-4#23(a)`; empty where the symbol is not known."""
        return f"{self.symbol}#{self.number}" if self.symbol and self.number else self.symbol


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a filter, what it is called, how many have it beside all other filters, whether it is chosen."""

    value: str
    name: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A filter with the values that are shown, and how many values there are."""

    filter: Filter
    choices: tuple[Choice, ...]
    values: int

    @property
    def chosen(self) -> tuple[Choice, ...]:
        return tuple(one for one in self.choices if one.chosen)


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The answer. `size` is how many passages there are in all, `count` how many answer, `recommendations` how many of
    these ask for something: the others regret, praise or put a question. `more` is the filter shown with all values.
    """

    wanted: Wanted
    size: int
    count: int
    recommendations: int
    pages: int
    lines: tuple[Line, ...]
    facets: tuple[Facet, ...]
    explanation: index.Explanation
    more: str = ""


def search_page(wanted: Wanted, *, language: str, more: str = "") -> SearchPage:
    """The answer to any question, for a reader of one language. Raises NoIndex."""
    found = at_page(wanted, language=language)
    pages = max(1, min(LAST_PAGE, -(-found.count // A_PAGE)))
    if wanted.page > pages:
        wanted = wanted.on_page(pages)
        found = at_page(wanted, language=language)
    return SearchPage(
        wanted=wanted,
        size=index.size(),
        count=found.count,
        recommendations=recommendations(found, wanted),
        pages=pages,
        lines=lines(found.hits),
        facets=tuple(facet(one, found.facets[one.name], wanted, whole=one.name == more) for one in FILTERS),
        explanation=found.explanation,
        more=more,
    )


def recommendations(found: index.Found, wanted: Wanted) -> int:
    """How many of what was found ask for something. The counts of a filter leave that filter itself out."""
    asked = set(map(str, shown.ASKED)).intersection(wanted.filters.get("kind", shown.ASKED))
    return sum(count for kind, count in found.facets["kind"] if kind in asked)


def at_page(wanted: Wanted, *, language: str) -> index.Found:
    return index.find(wanted.asked(), language=language, limit=A_PAGE, offset=(wanted.page - 1) * A_PAGE)


def lines(hits: Sequence[index.Hit]) -> tuple[Line, ...]:
    """Two queries, however many hits."""
    known = {row["pk"]: row for row in read([hit.pk for hit in hits])}
    return tuple(
        line({**known[hit.pk], "language": hit.language}, hit.passage) for hit in hits if hit.pk in known
    )


def read(pks: Sequence[int], *more: str) -> list[dict[str, Any]]:
    """The columns of some recommendations, with their values by filter under `facets`; in the order of their keys."""
    if not pks:
        return []
    fields = (*records.FIELDS, *more)
    rows = list(Recommendation.objects.shown().filter(pk__in=pks).order_by("pk").values(*fields))
    tags = records.tags_of([row["pk"] for row in rows])
    for row in rows:
        row["facets"] = records.as_record(row, {}, tags.get(row["pk"], {})).facets
    return rows


def line(row: Mapping[str, Any], passage: tuple[Piece, ...]) -> Line:
    values = row["facets"]
    return Line(
        pk=row["pk"],
        symbol=row["symbol"],
        number=row["number"],
        states=values["state"],
        body=row["body"],
        kind=row["kind"],
        day=row["on"],
        year=row["year"],
        cycle=row["cycle"],
        position=row["position"],
        recommenders=values["recommender"],
        origin=row["origin"],
        language=row["language"],
        passage=passage,
        about={name: values[name] for name in ABOUT if values[name]},
    )


def facet(one: Filter, counts: Sequence[tuple[str, int]], wanted: Wanted, *, whole: bool) -> Facet:
    """The values to choose from: those chosen always, then the first in the order of the filter, or all of them."""
    chosen, known = wanted.filters.get(one.name, ()), dict(counts)
    called = one.names()
    ordered = in_order(one, known)
    if not whole:
        rest = [value for value in ordered if value not in chosen]
        few = {*chosen, *rest[: max(0, FIRST_SHOWN - len(chosen))]}
        ordered = [value for value in (*dict.fromkeys((*ordered, *chosen)),) if value in few]
    choices = [Choice(value, called(value), known.get(value, 0), value in chosen) for value in ordered]
    if whole and one.order is Order.COUNT:
        choices.sort(key=lambda choice: choice.name.casefold())
    return Facet(one, tuple(choices), len(known))


def in_order(one: Filter, counts: Mapping[str, int]) -> list[str]:
    """The values in the order in which they stand; the index gives the commonest first."""
    if one.order is Order.NEWEST:
        return sorted(counts, reverse=True)
    if one.order is Order.NUMBER:
        return sorted(counts, key=by_number)
    if one.order is Order.FIXED:
        fixed = {value: place for place, value in enumerate(one.values())}
        return sorted(counts, key=lambda value: (fixed.get(value, len(fixed)), value))
    return list(counts)


def by_number(value: str) -> tuple[tuple[int, int | str], ...]:
    """ "16.10" behind "16.9", "10" behind "9"."""
    parts = value.replace("-", ".").split(".")
    return tuple((0, int(part)) if part.isascii() and part.isdigit() else (1, part) for part in parts)
