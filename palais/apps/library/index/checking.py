"""Whether the index says what the rows say: every recommendation there once, none too many, each as it is now."""

from tantivy import Query

from palais.apps.library.index import records
from palais.apps.library.index.fields import KIND
from palais.apps.library.index.folder import SHELF
from palais.apps.office import search
from palais.apps.office.search import checking, reading


def faults(say: search.Say) -> list[search.Fault]:
    """Compare the index with every row; empty where they agree. Raises NoIndex."""
    found: list[search.Fault] = []
    there: dict[int, int] = {}
    for pk, digest in entries(reading.opened(SHELF)):
        if pk in there:
            found.append(search.Fault(KIND, str(pk), checking.TOO_MANY))
        there[pk] = digest
    for record in records.all_records(records.places()):
        kept = there.pop(record.pk, None)
        if kept != record.digest:
            kind = checking.MISSING if kept is None else checking.DIFFERS
            found.append(search.Fault(KIND, str(record.pk), kind))
    found += [search.Fault(KIND, str(pk), checking.TOO_MANY) for pk in there]
    say(f"{KIND}: {len(found)} faults")
    return found


def entries(at_hand: reading.Opened) -> list[tuple[int, int]]:
    """Key and digest of everything in the index."""
    every = Query.term_query(at_hand.schema, "kind", KIND, "basic")
    hits = at_hand.searcher.search(every, max(1, at_hand.searcher.num_docs), count=False).hits
    places = [place for _, place in hits]
    columns = (at_hand.searcher.fast_field_values(name, places) for name in ("pk", "digest"))
    return [(int(pk or 0), int(digest or 0)) for pk, digest in zip(*columns, strict=True)]
