"""Search over recommendations: an index of their own beside the office's, fed through the same outbox.

`note` is called with every change of recommendations, `find` answers questions, `ordered` gives every hit for an
export, `newest` what was taken in last. docs/build/library-index.md says why it is built so.
"""

from palais.apps.library.index.answers import (
    BY_DATE,
    BY_RELEVANCE,
    Asked,
    Explanation,
    Forms,
    Found,
    Hit,
    Loosened,
    Loosening,
    Spelling,
    Synonym,
)
from palais.apps.library.index.facets import FACETS
from palais.apps.library.index.feeding import INDEX, catch_up, note, note_later
from palais.apps.library.index.finding import count, find, newest, ordered, size
from palais.apps.office.search import NoIndex

__all__ = [
    "BY_DATE",
    "BY_RELEVANCE",
    "FACETS",
    "INDEX",
    "Asked",
    "Explanation",
    "Forms",
    "Found",
    "Hit",
    "Loosened",
    "Loosening",
    "NoIndex",
    "Spelling",
    "Synonym",
    "catch_up",
    "count",
    "find",
    "newest",
    "note",
    "note_later",
    "ordered",
    "size",
]
