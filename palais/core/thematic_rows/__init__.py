"""OHCHR thematic lists as rows of a table: what was read in the document, written out and understood again.

A list is read where nothing can do harm, by ``core.documents``; its rows leave that place as texts. It knows the
columns between the two. It does not know names of States or bodies: they are passed in.
There is no law here: docs/rules/indexes.md says which columns the lists have.

    rows(document, names=…)                     the rows of a list that was read, as texts under HEADINGS
    read(texts, states=…, bodies=…, about=…)    one row: cells by field to an Indexed
"""

from palais.core.thematic_rows.reading import read
from palais.core.thematic_rows.writing import FIELDS, HEADINGS, rows

__all__ = ["FIELDS", "HEADINGS", "read", "rows"]
