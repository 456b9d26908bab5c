"""Recommendations as the index takes them: texts, names and facet values, hundreds of them in a few queries."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, date
from functools import lru_cache
from typing import Any

from django.db.models import Q

from palais.apps.library import reviews, tag_lists
from palais.apps.library.choices import TagOrigin, TagScheme
from palais.apps.library.index.facets import FACETS, sound
from palais.apps.library.models import Recommendation, Tag
from palais.apps.treaties import queries as treaties
from palais.core import symbols

BATCH = 500
FIELDS = (
    "pk", "origin", "kind", "symbol", "number", "language", "text", "other_texts", "lead_in", "headings", "state",
    "states", "body", "instrument", "cycle", "on", "year", "position", "recommenders", "clusters", "themes", "groups",
    "sdgs", "document__kind",
)  # fmt: skip
LISTS = {
    TagScheme.CLUSTER: "cluster",
    TagScheme.THEME: "theme",
    TagScheme.GROUP: "affected",
    TagScheme.SDG: "sdg",
}
TRUSTED = (TagOrigin.PERSON, TagOrigin.PRINTED, TagOrigin.IMPORTED)
"""Tags that count unless a person said no; suggestions count when a person said yes."""


@dataclass(frozen=True, slots=True)
class Place:
    """What the facts know of a State: its group, its regions of every level, its names."""

    group: str
    regions: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """One recommendation: `texts` in their order, the first also in other languages, `names` of no language, values by
    facet, its day as a number."""

    pk: int
    language: str
    texts: tuple[str, ...]
    others: tuple[tuple[str, str], ...]
    names: tuple[str, ...]
    facets: Mapping[str, tuple[str, ...]]
    day: int

    @property
    def digest(self) -> int:
        """Equal for equal records: how drift between index and rows is found."""
        told = json.dumps(
            [self.language, self.texts, self.others, self.names, self.facets, self.day], sort_keys=True
        )
        return int.from_bytes(hashlib.blake2b(told.encode("utf-8", "replace"), digest_size=5).digest(), "big")


def places() -> dict[str, Place]:
    """Every State of the facts by its code."""
    return {
        state.iso3: Place(
            group=state.un_group,
            regions=tuple(filter(None, (state.region_id, state.subregion_id, state.intermediate_id))),
            names=tuple(filter(None, state.names.values())),
        )
        for state in treaties.every_page()
    }


def version(known: Mapping[str, Place]) -> str:
    """Changes with the facts of States, which stand in every record."""
    told = repr(sorted((code, place.group, place.regions, place.names) for code, place in known.items()))
    return hashlib.blake2b(told.encode(), digest_size=8).hexdigest()


def all_records(known: Mapping[str, Place]) -> Iterator[Record]:
    """Every recommendation that readers may see, in the order of their keys, some hundred at a time in memory."""
    last = 0
    while True:
        rows = list(Recommendation.objects.shown().filter(pk__gt=last).order_by("pk").values(*FIELDS)[:BATCH])
        if not rows:
            return
        last = rows[-1]["pk"]
        yield from as_records(rows, known)


def records(pks: Sequence[int], known: Mapping[str, Place]) -> Iterator[Record]:
    """Those of some keys; what is gone or withdrawn is left out."""
    for start in range(0, len(pks), BATCH):
        some = pks[start : start + BATCH]
        rows = list(Recommendation.objects.shown().filter(pk__in=some).order_by("pk").values(*FIELDS))
        yield from as_records(rows, known)


def as_records(rows: Sequence[dict[str, Any]], known: Mapping[str, Place]) -> Iterator[Record]:
    tags = tags_of([row["pk"] for row in rows])
    for row in rows:
        yield as_record(row, known, tags.get(row["pk"], {}))


def tags_of(pks: Sequence[int]) -> dict[int, dict[tuple[str, str], bool]]:
    """For each recommendation the tags that count, and those that a person took away."""
    found: dict[int, dict[tuple[str, str], bool]] = {}
    settled = Q(accepted__isnull=False) | Q(origin__in=TRUSTED)
    rows = Tag.objects.filter(settled, recommendation__in=pks).order_by("pk")
    for pk, scheme, key, accepted in rows.values_list("recommendation_id", "scheme", "key", "accepted"):
        found.setdefault(pk, {})[(scheme, key)] = accepted is not False
    return found


def as_record(
    row: Mapping[str, Any], known: Mapping[str, Place], tags: Mapping[tuple[str, str], bool]
) -> Record:
    codes = tuple(dict.fromkeys(filter(None, (row["state"], *row["states"]))))
    there = [known[code] for code in codes if code in known]
    listed = {
        scheme: values(row[column], tags, scheme)
        for scheme, column in zip(LISTS, ("clusters", "themes", "groups", "sdgs"), strict=True)
    }
    goals = [target.partition(".")[0] for target in listed[TagScheme.SDG]]
    facets: dict[str, Iterable[str]] = {
        "state": codes,
        "region": (region for place in there for region in place.regions),
        "group": (place.group for place in there),
        "body": (row["body"],),
        "treaty": (reviews.treaty(body=row["body"], instrument=row["instrument"]),),
        "kind": (row["kind"],),
        "origin": (row["origin"],),
        "year": (str(row["year"] or ""),),
        "cycle": (row["cycle"],),
        **{LISTS[scheme]: several for scheme, several in listed.items()},
        "sdg": (*goals, *listed[TagScheme.SDG]),
        "position": (row["position"],),
        "recommender": row["recommenders"],
        "language": (row["language"], *sorted(row["other_texts"])),
        "document-kind": (row["document__kind"] or kind_of(row["symbol"]),),
    }
    return Record(
        pk=row["pk"],
        language=row["language"],
        texts=tuple(filter(None, (row["text"], row["lead_in"], *map(str, row["headings"])))),
        others=tuple(sorted(row["other_texts"].items())),
        names=tuple(
            filter(None, (row["symbol"], row["number"], row["body"], *(n for p in there for n in p.names)))
        ),
        facets={
            facet: tuple(dict.fromkeys(sound(str(value)) for value in facets[facet] if value))
            for facet in FACETS
        },
        day=row["on"].toordinal() if row["on"] else day_of_year(row["year"]),
    )


def values(
    taken_in: Sequence[Any], tags: Mapping[tuple[str, str], bool], scheme: TagScheme
) -> tuple[str, ...]:
    """What the source says and what tags add, without what a person took away.

    A name as a source printed it gives the tag that it means; one that no list knows stays as it is.
    """
    keys = [
        key
        for printed in taken_in
        if isinstance(printed, str | int)
        for key in _meant(str(scheme), str(printed))
    ]
    keys += [key for (one, key), counts in tags.items() if one == scheme and counts]
    return tuple(key for key in dict.fromkeys(keys) if tags.get((scheme, key), True))


def _meant(scheme: str, printed: str) -> tuple[str, ...]:
    named = tag_lists.named(scheme, printed)
    return tuple(key for one, key in named if one == scheme) if named else (printed,)


def day_of_year(year: int | None) -> int:
    """The day before a year that alone is known; 0 where not even that is: such rows come last."""
    return date(year, 1, 1).toordinal() - 1 if year and year <= MAXYEAR else 0


@lru_cache(maxsize=4_096)
def kind_of(symbol: str) -> str:
    """The kind of a document that is not here, by its symbol; empty where the symbol does not say."""
    try:
        return symbols.parse(symbol).kind.value if symbol else ""
    except symbols.SymbolNotUnderstood:
        return ""
