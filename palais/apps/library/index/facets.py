"""By what recommendations can be filtered and counted, and under which name each lies in the index."""

from collections.abc import Iterable, Mapping

FACETS = (
    "state", "region", "group", "body", "treaty", "kind", "origin", "year", "cycle", "cluster", "theme", "affected",
    "sdg", "position", "recommender", "language", "document-kind",
)  # fmt: skip
ALWAYS = "origin"
"""The facet of which every recommendation has exactly one value: its counts add up to all that was found."""

LONGEST = 200


def field_of(facet: str) -> str:
    return f"facet_{facet.replace('-', '_')}"


def known(filters: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """The filters that exist and have values, each value once."""
    chosen = {facet: tuple(dict.fromkeys(filter(None, filters.get(facet, ())))) for facet in FACETS}
    return {facet: tuple(map(sound, values)) for facet, values in chosen.items() if values}


def sound(value: str) -> str:
    """A value of any text as the index can hold it."""
    return value[:LONGEST].encode("utf-8", "replace").decode("utf-8")
