"""The UPR Info database: rows of its export to findings with repairs.

It knows the headings of its exports, its words for a State's response, and issues joined by commas without blanks.
It does not know names of States: they are passed in. The encoding of the file is for whoever opens it.
There is no law here: the columns are those of the exports (docs/rules/indexes.md).

    read(texts, states=…)   one row: cells by field to an Indexed
    HEADINGS                field to the headings by which it is known
"""

from palais.core.upr_info.headings import FIELDS, HEADINGS
from palais.core.upr_info.reading import read

__all__ = ["FIELDS", "HEADINGS", "read"]
