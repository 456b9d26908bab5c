"""Search: sources register themselves, changes arrive through an outbox, tantivy keeps the index beside the database.

docs/build/search.md says why it is built so, docs/rules/search.md what is found and in which order.
"""

from palais.apps.office.search import rooms
from palais.apps.office.search.checking import check, size
from palais.apps.office.search.finding import Found, Hit, find, named
from palais.apps.office.search.folder import RebuildRefused, Shelf
from palais.apps.office.search.indexes import Change, Fault, Say, SearchIndex, indexes, keep
from palais.apps.office.search.notes import note, note_facts, note_for
from palais.apps.office.search.reading import NoIndex
from palais.apps.office.search.sources import SearchDocument, SearchSource, register, registered
from palais.apps.office.search.spelling import respelled
from palais.apps.office.search.theming import Through, find_through
from palais.apps.office.search.writing import Outcome, catch_up, is_behind, rebuild

keep(rooms.INDEX)

__all__ = [
    "Change",
    "Fault",
    "Found",
    "Hit",
    "NoIndex",
    "Outcome",
    "RebuildRefused",
    "Say",
    "SearchDocument",
    "SearchIndex",
    "SearchSource",
    "Shelf",
    "Through",
    "catch_up",
    "check",
    "find",
    "find_through",
    "indexes",
    "is_behind",
    "keep",
    "named",
    "note",
    "note_facts",
    "note_for",
    "rebuild",
    "register",
    "registered",
    "respelled",
    "size",
]
