"""The open index of this process: opened when first asked, and again whenever it was committed or switched."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any

import tantivy

from palais.apps.office.search import folder

TRIES = 3


class NoIndex(LookupError):
    """There is no index that can be read: none was built yet, or it is being replaced."""


@dataclass
class Opened:
    """One commit of one generation. `terms` keeps the vocabulary of fields once it was asked for, `kept` whatever
    else holds until the next commit."""

    place: Path
    fingerprint: tuple[int, int]
    index: tantivy.Index
    searcher: tantivy.Searcher
    terms: dict[str, dict[str, int]] = field(default_factory=dict)
    kept: dict[str, Any] = field(default_factory=dict)

    @property
    def schema(self) -> tantivy.Schema:
        return self.index.schema

    def ask(
        self, query: tantivy.Query, *, limit: int, offset: int = 0
    ) -> tuple[list[tuple[float, Any]], int]:
        """Scores and places of the best, and how many there are; weights count."""
        result = self.searcher.search(query, limit, offset=offset, weight_by_field="weight")
        return result.hits, result.count  # type: ignore[attr-defined]

    def vocabulary(self, names: Iterable[str]) -> dict[str, int]:
        """The terms of some fields and in how many documents they stand; read once for each commit."""
        found: dict[str, int] = {}
        for name in names:
            if name not in self.terms:
                self.terms[name] = dict(self.searcher.terms_with_prefix(name, ""))
            for term, times in self.terms[name].items():
                found[term] = found.get(term, 0) + times
        return found


_opened: dict[str, Opened] = {}
_lock = Lock()


def opened(shelf: folder.Shelf = folder.OFFICE) -> Opened:
    """The index of a shelf as it was last committed. Raises NoIndex; never anything else."""
    for _ in range(TRIES):
        place = shelf.current()
        if place is None:
            break
        try:
            return latest(shelf.name, place)
        except (OSError, ValueError):  # removed or committed while it was being opened
            continue
    raise NoIndex("There is no search index yet.")


def latest(name: str, place: Path) -> Opened:
    fingerprint = folder.fingerprint(place)
    known = _opened.get(name)
    if known and (known.place, known.fingerprint) == (place, fingerprint):
        return known
    with _lock:
        if known and known.place == place:
            known.index.reload()
            index = known.index
        else:
            index = tantivy.Index.open(str(place))
            index.config_reader("manual")
        found = Opened(place, fingerprint, index, index.searcher())
        _opened[name] = found
    return found
