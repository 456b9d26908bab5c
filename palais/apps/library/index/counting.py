"""Counting the values of every facet over what a question found, in one pass; for no question once a commit."""

from collections.abc import Iterable, Mapping, Sequence

from tantivy import Query

from palais.apps.library.index.building import Builder
from palais.apps.library.index.facets import ALWAYS, FACETS, field_of
from palais.apps.office.search.reading import Opened
from palais.core.questions import Node

Counts = Mapping[str, tuple[tuple[str, int], ...]]
MOST_VALUES = 2_000
EMPTY = "counts of everything"


def counted(
    build: Builder,
    node: Node | None,
    filters: Mapping[str, Sequence[str]],
    matching: Query,
    *,
    facets: Sequence[str],
) -> tuple[int, Counts]:
    """How many answer, and the counts of these facets; one that is filtered is counted without its own filter."""
    if node is None and not filters:
        counts = of_everything(build)
        return total(counts), {facet: counts[facet] for facet in facets}
    found = counts_of(build.at_hand, matching, {*facets, ALWAYS})
    number = total(found)
    for facet in filters.keys() & set(facets):
        rest = {other: values for other, values in filters.items() if other != facet}
        if node is None and not rest:
            found[facet] = of_everything(build)[facet]
        else:
            found |= counts_of(build.at_hand, build.whole(node, rest), (facet,))
    return number, {facet: found[facet] for facet in facets}


def of_everything(build: Builder) -> Counts:
    """The counts where nothing is asked; found once for each commit."""
    kept: Counts | None = build.at_hand.kept.get(EMPTY)
    if kept is None:
        kept = build.at_hand.kept[EMPTY] = counts_of(build.at_hand, build.everything(), FACETS)
    return kept


def counts_of(at_hand: Opened, query: Query, facets: Iterable[str]) -> dict[str, tuple[tuple[str, int], ...]]:
    asked = {facet: {"terms": {"field": field_of(facet), "size": MOST_VALUES}} for facet in facets}
    answer = at_hand.searcher.aggregate(query, asked)
    return {
        facet: tuple(
            sorted(
                ((str(bucket["key"]), int(bucket["doc_count"])) for bucket in answer[facet]["buckets"]),
                key=lambda pair: (-pair[1], pair[0]),
            )
        )
        for facet in asked
    }


def total(counts: Counts) -> int:
    return sum(number for _, number in counts[ALWAYS])
