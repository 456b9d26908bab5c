"""The indexes of this machine: the office's own over all rooms, and those of rooms that need one for themselves."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import tantivy

from palais.apps.office.search.folder import Shelf

Say = Callable[[str], None]
Change = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Fault:
    """A record that the index lacks, has without reason or twice, or has otherwise than the rows."""

    kind: str
    key: str
    what: str


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """One index and how it is fed; the folder, the outbox, the stamp and the rebuilding are the same for all.

    `versions` names the kinds it holds, each with the version of what no transaction writes. `add_all` writes every
    record of a kind and says how many; `renew` puts changed records in the place of what was there. `rows` is how
    many records there should be, `faults` where index and rows differ. Its schema has the fields `key`, `kind` and
    `shown`, as the stamp needs them. `taken_in` is called when it has taken something in: pages that were made in
    between, after the deed and before the index followed, are then made anew.
    """

    shelf: Shelf
    schema: Callable[[], tantivy.Schema]
    versions: Callable[[], dict[str, str]]
    add_all: Callable[[tantivy.IndexWriter, str, Say], int]
    renew: Callable[[tantivy.IndexWriter, Iterable[Change]], None]
    rows: Callable[[], int]
    faults: Callable[[Say], list[Fault]]
    memory_to_build: int = 60_000_000
    taken_in: Callable[[], None] = lambda: None


_indexes: dict[str, SearchIndex] = {}


def keep(index: SearchIndex) -> None:
    """Have an index brought up to date, rebuilt and checked with the others."""
    _indexes[index.shelf.name] = index


def kept(shelf: Shelf) -> SearchIndex:
    """The index of a shelf; raises KeyError where none was named."""
    return _indexes[shelf.name]


def indexes() -> tuple[SearchIndex, ...]:
    """All of them in the order in which they were named."""
    return tuple(_indexes.values())
