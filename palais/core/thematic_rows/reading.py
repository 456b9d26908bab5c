"""One row of a list: its cells by field to a finding.

It knows that every row is a recommendation of the Universal Periodic Review to one State. It does not know other
rows. There is no law here: the columns are the project's own (docs/rules/indexes.md).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from palais.core import uhri
from palais.core.documents import Position
from palais.core.indexed import Bodies, Indexed, StatesOfRows, Trouble, Unknown

_QUOTED = 200


def read(
    given: Mapping[str, Sequence[str]], *, states: StatesOfRows, bodies: Bodies, about: str = ""
) -> Indexed:
    """Understand one row. ``about`` is the State of the whole list, where only the file's name has it."""
    texts = {**given, "body": ["UPR"]}
    if not any(cell.strip() for cell in given.get("states", ())):
        texts["states"] = [about]
    look_at = texts.pop("look_at", ())
    found = uhri.read(texts, states=states, bodies=bodies)
    return replace(found, unknown=(*found.unknown, *_troubles(found, look_at, about=texts["states"])))


def _troubles(found: Indexed, look_at: Sequence[str], *, about: Sequence[str]) -> list[Unknown]:
    """What is missing from a row that has it in every list."""
    troubles = []
    if not found.values["number"]:
        troubles.append(Unknown(Trouble.NO_NUMBER))
    if found.values.get("position") == Position.NOT_STATED:
        troubles.append(Unknown(Trouble.NO_POSITION))
    if any(look_at):
        troubles.append(Unknown(Trouble.RECOMMENDER_NOT_CLEAR, " ".join(look_at)[-_QUOTED:]))
    if not any(about):
        troubles.append(Unknown(Trouble.STATE_NOT_KNOWN))
    return troubles
