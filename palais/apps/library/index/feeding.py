"""Feeding the index of recommendations: what changed, packed into few rows of the outbox, and all of it anew."""

from collections.abc import Iterable, Iterator
from contextlib import suppress

import tantivy
from django.db import OperationalError

from palais.apps.library.index import checking, fields, records
from palais.apps.library.index.fields import KIND
from palais.apps.library.index.folder import SHELF
from palais.apps.library.models import Recommendation
from palais.apps.office import search
from palais.apps.office.services import stamps

LONGEST_KEY = 190
TOLD_EVERY = 5_000


def note(pks: Iterable[int], *, at_once: bool = True) -> None:
    """Say that these recommendations were added, changed or withdrawn, in the transaction that does so.

    The index follows as soon as it commits; not at once: with the next update, within ten minutes. Kept pages that
    show recommendations are made anew.
    """
    stamps.stamp("library")
    search.note_for(INDEX, [(KIND, key) for key in packed(pks)], at_once=at_once)


def note_later(pks: Iterable[int]) -> None:
    """The same for a step of many: nothing is written to the index before `catch_up`, or before the next update."""
    note(pks, at_once=False)


def catch_up(count: int) -> None:
    """Have the index follow after many were noted, `count` of them; where there is none, it is built."""
    with suppress(search.RebuildRefused):  # whoever builds it takes in what was noted meanwhile
        search.catch_up(build=True, of=INDEX)


def packed(pks: Iterable[int]) -> Iterator[str]:
    """Numbers as few short texts: an import of thousands in a row writes one row of the outbox ("1-500,502")."""
    line = ""
    for first, last in runs(pks):
        run = f"{first}-{last}" if last > first else str(first)
        if line and len(line) + len(run) >= LONGEST_KEY:
            yield line
            line = ""
        line = f"{line},{run}" if line else run
    if line:
        yield line


def runs(pks: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The first and last number of each run without a gap."""
    first = last = None
    for pk in sorted(set(pks)):
        if last is not None and first is not None and pk > last + 1:
            yield first, last
            first = None
        first = pk if first is None else first
        last = pk
    if first is not None and last is not None:
        yield first, last


def unpacked(key: str) -> Iterator[int]:
    for run in key.split(","):
        first, _, last = run.partition("-")
        yield from range(int(first), int(last or first) + 1)


def versions() -> dict[str, str]:
    return {KIND: records.version(records.places())}


def add_all(writer: tantivy.IndexWriter, kind: str, say: search.Say) -> int:
    known, added = records.places(), 0
    for record in records.all_records(known):
        writer.add_document(fields.as_entry(record))
        added += 1
        if added % TOLD_EVERY == 0:
            say(f"{kind}: {added}")
    say(f"{kind}: {added}")
    return added


def renew(writer: tantivy.IndexWriter, changes: Iterable[search.Change]) -> None:
    """Put recommendations as they are now in the place of what the index had; what is gone goes."""
    pks = sorted({pk for kind, key in changes if kind == KIND for pk in unpacked(key)})
    schema = fields.schema()
    for start in range(0, len(pks), records.BATCH):
        some = pks[start : start + records.BATCH]
        # By a query: the term of a number, as this binding makes it, finds nothing. Many at once: the writer holds
        # each query until it commits.
        writer.delete_documents_by_query(tantivy.Query.term_set_query(schema, "pk", some))
    known = records.places() if pks else {}
    for record in records.records(pks, known):
        writer.add_document(fields.as_entry(record))


def new_pages() -> None:
    """Have pages of recommendations made anew. Where the database is busy the next change does it."""
    with suppress(OperationalError):
        stamps.stamp("recommendations")


INDEX = search.SearchIndex(
    shelf=SHELF,
    schema=fields.schema,
    versions=versions,
    add_all=add_all,
    renew=renew,
    rows=lambda: Recommendation.objects.shown().count(),
    faults=checking.faults,
    memory_to_build=150_000_000,
    taken_in=new_pages,
)
