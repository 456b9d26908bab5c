"""Search: sources register themselves, changes arrive through an outbox, tantivy keeps the index beside the database.

docs/build/search.md says why it is built so, docs/rules/search.md what is found and in which order.
"""

from palais.apps.office.search.checking import Fault, check, size
from palais.apps.office.search.finding import Found, Hit, find, named
from palais.apps.office.search.folder import RebuildRefused
from palais.apps.office.search.notes import note, note_facts
from palais.apps.office.search.reading import NoIndex
from palais.apps.office.search.sources import SearchDocument, SearchSource, register, registered
from palais.apps.office.search.spelling import respelled
from palais.apps.office.search.theming import Through, find_through
from palais.apps.office.search.writing import Outcome, catch_up, rebuild

__all__ = [
    "Fault",
    "Found",
    "Hit",
    "NoIndex",
    "Outcome",
    "RebuildRefused",
    "SearchDocument",
    "SearchSource",
    "Through",
    "catch_up",
    "check",
    "find",
    "find_through",
    "named",
    "note",
    "note_facts",
    "rebuild",
    "register",
    "registered",
    "respelled",
    "size",
]
