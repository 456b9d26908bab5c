"""Feeding the index: taking in what changed, and building a new one while the old one serves."""

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from enum import Enum

import tantivy

from palais.apps.office.search import fields, folder, outbox
from palais.apps.office.search.sources import SearchSource, registered

logger = logging.getLogger(__name__)
Say = Callable[[str], None]

BATCH = 500
MEMORY, MEMORY_TO_BUILD = 15_000_000, 60_000_000


class Outcome(Enum):
    """What came of an update."""

    CURRENT = "current"
    TAKEN_IN = "taken-in"
    REBUILT = "rebuilt"
    LATER = "later"
    NO_INDEX = "no-index"


def catch_up(*, build: bool = False, say: Say = lambda line: None) -> Outcome:
    """Take in what changed. Any process may call this at any time, outside a transaction.

    LATER: another process or a long transaction is at work, and the next update takes everything in. NO_INDEX:
    there is none, or it is too far behind; with `build` it is then rebuilt.
    """
    with folder.writing() as ours:
        place = folder.current()
        if not ours:
            return Outcome.LATER
        try:
            if place is not None:
                return take_in(tantivy.Index.open(str(place)), say=say)
        except outbox.OutboxBusy:
            return Outcome.LATER
        except (outbox.PlaceLost, ValueError, OSError) as trouble:
            logger.warning("The search index is to be rebuilt: %s", trouble)
    if not build:
        return Outcome.NO_INDEX
    rebuild(say=say)
    return Outcome.REBUILT


def take_in(index: tantivy.Index, *, say: Say) -> Outcome:
    """Write what changed since the stamp of this index, and the new stamp, in one commit."""
    stamp = fields.read_stamp(index)
    if stamp is None:
        raise outbox.PlaceLost("The index has no stamp.")
    changes, place = outbox.after(stamp.place)
    versions = current_versions()
    renewed = [kind for kind, version in versions.items() if stamp.versions.get(kind) != version]
    left = set(stamp.versions) - set(registered())
    if place == stamp.place and not renewed and not left:
        return Outcome.CURRENT
    with writer_of(index, memory=MEMORY) as writer:
        for kind in (*renewed, *left):
            writer.delete_documents_by_term("kind", kind)
        for kind in renewed:
            add_all(writer, registered()[kind], say=say)
        renew(writer, [change for change in changes if change[0] not in renewed])
        fields.write_stamp(writer, fields.Stamp(place, versions))
        writer.commit()
    say(f"{len(changes)} changed records taken in")
    return Outcome.TAKEN_IN


@contextmanager
def writer_of(index: tantivy.Index, *, memory: int) -> Iterator[tantivy.IndexWriter]:
    """A writer that commits only where it is told to: tantivy's own `with` commits even what an error cut short."""
    writer = index.writer(memory, 1)
    try:
        yield writer
    except BaseException:
        writer.rollback()
        raise
    finally:
        writer.wait_merging_threads()


def current_versions() -> dict[str, str]:
    return {kind: source.version() for kind, source in registered().items()}


def renew(writer: tantivy.IndexWriter, changes: Iterable[tuple[str, str]]) -> None:
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


def add_all(writer: tantivy.IndexWriter, source: SearchSource, *, say: Say) -> int:
    """Add every document of a source; returns how many."""
    keys, added = list(source.keys()), 0
    for some in batches(keys):
        for document in source.documents(some):
            writer.add_document(fields.as_entry(document))
            added += 1
        say(f"{source.kind}: {added} of {len(keys)}")
    return added


def batches(keys: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(keys), BATCH):
        yield keys[start : start + BATCH]


def rebuild(*, say: Say = lambda line: None) -> int:
    """Build a new index from all sources and let it serve; the old one serves meanwhile. Returns the documents.

    What changes during the building is taken in before the switch, or by the first update after it. Raises
    RebuildRefused where another process is rebuilding, and OutboxBusy.
    """
    with folder.rebuilding():
        place = folder.new_generation()
        stamp = fields.Stamp(outbox.mark(), current_versions())
        index = tantivy.Index(fields.schema(), str(place))
        with writer_of(index, memory=MEMORY_TO_BUILD) as writer:
            written = sum(add_all(writer, source, say=say) for source in registered().values())
            fields.write_stamp(writer, stamp)
            writer.commit()
        with folder.writing(wait=60) as ours:
            if not ours:
                raise folder.RebuildRefused(
                    "Another process is writing to the search index and does not end."
                )
            index.reload()
            with suppress(outbox.OutboxBusy):  # the first update after the switch takes it in
                take_in(index, say=say)
            folder.switch(place)
        outbox.prune()
    return written
