"""Feeding the index: taking in what changed, and building a new one while the old one serves."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from enum import Enum

import tantivy

from palais.apps.office.search import fields, folder, outbox
from palais.apps.office.search.indexes import Say, SearchIndex, kept

logger = logging.getLogger(__name__)

MEMORY = 15_000_000


class Outcome(Enum):
    """What came of an update."""

    CURRENT = "current"
    TAKEN_IN = "taken-in"
    REBUILT = "rebuilt"
    LATER = "later"
    NO_INDEX = "no-index"


def catch_up(*, build: bool = False, say: Say = lambda line: None, of: SearchIndex | None = None) -> Outcome:
    """Take in what changed. Any process may call this at any time, outside a transaction.

    LATER: another process or a long transaction is at work, and the next update takes everything in. NO_INDEX:
    there is none, or it is too far behind; with `build` it is then rebuilt. `of` is an index of a room; without it
    the office's own.
    """
    ours = of or kept(folder.OFFICE)
    with ours.shelf.writing() as may:
        place = ours.shelf.current()
        if not may:
            return Outcome.LATER
        try:
            if place is not None:
                return take_in(tantivy.Index.open(str(place)), say=say, of=ours)
        except outbox.OutboxBusy:
            return Outcome.LATER
        except (outbox.PlaceLost, ValueError, OSError) as trouble:
            logger.warning("The search index is to be rebuilt: %s", trouble)
    if not build:
        return Outcome.NO_INDEX
    rebuild(say=say, of=ours)
    return Outcome.REBUILT


def take_in(index: tantivy.Index, *, say: Say, of: SearchIndex) -> Outcome:
    """Write what changed since the stamp of this index, and the new stamp, in one commit."""
    stamp = fields.read_stamp(index)
    if stamp is None:
        raise outbox.PlaceLost("The index has no stamp.")
    versions = of.versions()
    changes, place = outbox.after(stamp.place, kinds={*versions, *stamp.versions})
    renewed = [kind for kind, version in versions.items() if stamp.versions.get(kind) != version]
    left = set(stamp.versions) - set(versions)
    if not changes and not renewed and not left and not stamp.place.is_old_beside(place):
        return Outcome.CURRENT
    with writer_of(index, memory=MEMORY) as writer:
        for kind in (*renewed, *left):
            writer.delete_documents_by_term("kind", kind)
        for kind in renewed:
            of.add_all(writer, kind, say)
        of.renew(writer, [change for change in changes if change[0] not in renewed])
        fields.write_stamp(writer, fields.Stamp(place, versions))
        writer.commit()
    of.taken_in()
    say(f"{len(changes)} changed records taken in")
    return Outcome.TAKEN_IN


def is_behind(*, until: datetime, of: SearchIndex | None = None) -> bool:
    """Whether the index that serves lacks something that was noted until a moment, or there is none."""
    place = (of or kept(folder.OFFICE)).shelf.current()
    try:
        stamp = fields.read_stamp(tantivy.Index.open(str(place))) if place else None
    except (OSError, ValueError):
        return True
    return stamp is None or outbox.waits(stamp.place, kinds=stamp.versions, until=until)


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


def rebuild(*, say: Say = lambda line: None, of: SearchIndex | None = None) -> int:
    """Build a new index from all sources and let it serve; the old one serves meanwhile. Returns the documents.

    What changes during the building is taken in before the switch, or by the first update after it. Raises
    RebuildRefused where another process is rebuilding, and OutboxBusy.
    """
    ours = of or kept(folder.OFFICE)
    with ours.shelf.rebuilding():
        place = ours.shelf.new_generation()
        stamp = fields.Stamp(outbox.mark(), ours.versions())
        index = tantivy.Index(ours.schema(), str(place))
        with writer_of(index, memory=ours.memory_to_build) as writer:
            written = sum(ours.add_all(writer, kind, say) for kind in stamp.versions)
            fields.write_stamp(writer, stamp)
            writer.commit()
        with ours.shelf.writing(wait=60) as may:
            if not may:
                raise folder.RebuildRefused(
                    "Another process is writing to the search index and does not end."
                )
            index.reload()
            with suppress(outbox.OutboxBusy):  # the first update after the switch takes it in
                take_in(index, say=say, of=ours)
            ours.shelf.switch(place)
        ours.taken_in()
        outbox.prune()
    return written
