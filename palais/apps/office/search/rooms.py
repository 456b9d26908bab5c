"""The office's own index: a document for each record of every room that has registered a source."""

from collections.abc import Iterable

import tantivy

from palais.apps.office.search import checking, fields, folder
from palais.apps.office.search.indexes import Change, Say, SearchIndex
from palais.apps.office.search.sources import batches, registered


def versions() -> dict[str, str]:
    return {kind: source.version() for kind, source in registered().items()}


def renew(writer: tantivy.IndexWriter, changes: Iterable[Change]) -> None:
    """Put the records as they are now in the place of what the index had; what is gone goes."""
    by_kind: dict[str, dict[str, None]] = {}
    for kind, key in changes:
        by_kind.setdefault(kind, {})[key] = None
    for kind, keys in by_kind.items():
        for key in keys:
            writer.delete_documents_by_term("key", fields.key_of(kind, key))
        if kind in registered():
            for some in batches(list(keys)):
                for document in registered()[kind].documents(some):
                    writer.add_document(fields.as_entry(document))


def add_all(writer: tantivy.IndexWriter, kind: str, say: Say) -> int:
    """Add every document of a source; returns how many."""
    source = registered()[kind]
    keys, added = list(source.keys()), 0
    for some in batches(keys):
        for document in source.documents(some):
            writer.add_document(fields.as_entry(document))
            added += 1
        say(f"{source.kind}: {added} of {len(keys)}")
    return added


def rows() -> int:
    """How many records all sources have."""
    return sum(len(list(source.keys())) for source in registered().values())


INDEX = SearchIndex(
    shelf=folder.OFFICE,
    schema=fields.schema,
    versions=versions,
    add_all=add_all,
    renew=renew,
    rows=rows,
    faults=lambda say: checking.check(say=say),
)
