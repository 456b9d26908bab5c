"""The Universal Human Rights Index: rows of its export, in every form it had, to findings with repairs.

It knows the headings of the XLSX and JSON exports with their misspellings, and the faults of their values. It does
not know names of States or bodies: they are passed in.
There is no law here: the faults were counted in the export of February 2026 (docs/rules/indexes.md).

    read(texts, states=…, bodies=…)   one row: cells by field to an Indexed
    HEADINGS                          field to the headings by which it is known
"""

from palais.core.uhri.headings import FIELDS, HEADINGS
from palais.core.uhri.reading import read

__all__ = ["FIELDS", "HEADINGS", "read"]
