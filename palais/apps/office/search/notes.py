"""How a deed tells search what it changed."""

from collections.abc import Iterable
from functools import partial

from django.db import transaction

from palais.apps.office.search import outbox, sources, writing
from palais.apps.office.search.indexes import Change, SearchIndex


def note(*, kind: str, keys: Iterable[str]) -> None:
    """Say that these records changed, inside the transaction that changes them.

    The index follows as soon as it commits. Where that fails the deed stands, and the next update takes it in.
    """
    changes = [(kind, key) for key in keys]
    if changes:
        outbox.write(changes)
        transaction.on_commit(writing.catch_up, robust=True)


def note_for(index: SearchIndex, changes: Iterable[Change], *, at_once: bool = True) -> None:
    """The same for an index that a room keeps for itself. Not at once: the next update takes it in."""
    some = list(changes)
    if some:
        outbox.write(some)
        if at_once:
            transaction.on_commit(partial(writing.catch_up, of=index), robust=True)


def note_facts(*, table: str, keys: Iterable[str]) -> None:
    """The same for rows of a fact table, by the keys of the rows; tables that no source names are left out."""
    changed = list(keys)
    for source in sources.registered().values():
        if table in source.tables:
            note(kind=source.kind, keys=changed)
