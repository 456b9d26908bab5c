"""Whether the index says what the rows say: every key there once, none too many, each as it is now."""

from collections.abc import Iterator

from tantivy import Query

from palais.apps.office.search import fields, reading
from palais.apps.office.search.folder import OFFICE, Shelf
from palais.apps.office.search.indexes import Fault, Say
from palais.apps.office.search.sources import SearchDocument, SearchSource, batches, registered

MISSING, TOO_MANY, DIFFERS = "missing", "too-many", "differs"


def check(*, say: Say = lambda line: None) -> list[Fault]:
    """Compare the index with every source; empty where they agree. Raises NoIndex.

    What changed and was not taken in yet counts as a fault: update first.
    """
    at_hand = reading.opened()
    faults = []
    indexed = sorted(kind for kind in kinds_there(at_hand) if kind not in registered())
    for kind in indexed:
        faults += [Fault(kind, key, TOO_MANY) for key, _ in entries(at_hand, kind)]
    for source in registered().values():
        found = list(compare(at_hand, source))
        faults += found
        say(f"{source.kind}: {len(found)} faults")
    return faults


def size(shelf: Shelf = OFFICE) -> int:
    """How many records an index has. Raises NoIndex."""
    return reading.opened(shelf).searcher.num_docs - 1  # one is the stamp


def kinds_there(at_hand: reading.Opened) -> list[str]:
    return [
        kind for kind, _ in at_hand.searcher.terms_with_prefix("kind", "", filter_query=Query.all_query())
    ]


def entries(at_hand: reading.Opened, kind: str) -> Iterator[tuple[str, bytes]]:
    """The key and the kept bytes of each document of a kind."""
    query = Query.term_query(at_hand.schema, "kind", kind, "basic")
    hits = at_hand.searcher.search(query, max(1, at_hand.searcher.num_docs)).hits
    for _, place in hits:
        entry = at_hand.searcher.doc(place)
        yield str(entry.get_first("key")).partition(":")[2], bytes(entry.get_first("shown"))


def compare(at_hand: reading.Opened, source: SearchSource) -> Iterator[Fault]:
    there: dict[str, bytes] = {}
    for key, kept in entries(at_hand, source.kind):
        if key in there:
            yield Fault(source.kind, key, TOO_MANY)
        there[key] = kept
    for some in batches(list(source.keys())):
        for document in source.documents(some):
            kept_before = there.pop(document.key, None)
            fault = fault_of(document, kept_before)
            if fault:
                yield Fault(source.kind, document.key, fault)
    for key in there:
        yield Fault(source.kind, key, TOO_MANY)


def fault_of(document: SearchDocument, kept: bytes | None) -> str:
    if kept is None:
        return MISSING
    return "" if kept == fields.shown(document) else DIFFERS
