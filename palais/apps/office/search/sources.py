"""What can be searched: each room registers its own sources, and the index knows nothing else of the rooms."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

BATCH = 500
"""So many records are read at once."""


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """One record as search knows it. Languages are en, fr, es, ar, ru, zh.

    `titles` and `texts` may lack languages. `also` holds names of no language: codes, symbols, aliases. The page is
    `url_name` with `url_args`, and `anchor` inside it. `on` is its day as it is known ("2019", "2019-03"); empty:
    none. A greater `weight` comes first among equals; from 0 to 10, usually 1.
    """

    kind: str
    key: str
    titles: Mapping[str, str]
    url_name: str
    url_args: tuple[str, ...] = ()
    anchor: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)
    also: tuple[str, ...] = ()
    on: str = ""
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class SearchSource:
    """One kind of record. Only what everybody may read is given to search.

    `keys` gives every key; `documents` those of some keys, leaving out what is gone or not public, in a number of
    queries that does not grow with them. `tables` are fact tables whose rows are these records. `version` is for
    records that no transaction writes (a shipped file): when it changes, they are all read again.
    """

    kind: str
    label: Any
    keys: Callable[[], Iterable[str]]
    documents: Callable[[Sequence[str]], Iterable[SearchDocument]]
    tables: tuple[str, ...] = ()
    version: Callable[[], str] = str


_sources: dict[str, SearchSource] = {}


def register(source: SearchSource) -> None:
    """Kinds are shown in the order of registration where nothing else decides."""
    _sources[source.kind] = source


def registered() -> dict[str, SearchSource]:
    return _sources


def batches(keys: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(keys), BATCH):
        yield keys[start : start + BATCH]
