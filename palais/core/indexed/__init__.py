"""Rows of indexes of recommendations, made into findings: what the row says, and what had to be mended for it.

It knows how such rows write States, bodies, days, positions and lists, and names every repair. It does not know any
name of a State or a body: those are facts and are passed in; what no fact has is reported, never guessed.
There is no law here: the faults are those of the indexes themselves (docs/rules/indexes.md).
"""

from palais.core.indexed import texts
from palais.core.indexed.bodies import Bodies, BodyFound, procedure_name
from palais.core.indexed.cells import Cells, Choices
from palais.core.indexed.reviews import (
    cycle_of_council_session,
    cycle_of_session,
    cycle_of_symbol,
    position_of,
)
from palais.core.indexed.shape import Indexed, Repair, Trouble, Unknown
from palais.core.indexed.states import StatesOfRows

__all__ = [
    "Bodies",
    "BodyFound",
    "Cells",
    "Choices",
    "Indexed",
    "Repair",
    "StatesOfRows",
    "Trouble",
    "Unknown",
    "cycle_of_council_session",
    "cycle_of_session",
    "cycle_of_symbol",
    "position_of",
    "procedure_name",
    "texts",
]
