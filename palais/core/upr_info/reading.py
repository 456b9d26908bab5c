"""One row of the export: one recommendation by one State.

It knows that a recommendation by three States is three rows, and that no row has an identifier or a number.
It does not know other rows. There is no law here: the columns are those of the exports (docs/rules/indexes.md).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from palais.core.indexed import (
    Cells,
    Indexed,
    Repair,
    StatesOfRows,
    Trouble,
    cycle_of_session,
    position_of,
    texts,
)

_NUMBER = re.compile(r"[0-9]{1,3}")
_CATEGORIES = range(1, 6)


def read(
    given: Mapping[str, Sequence[str]], *, states: StatesOfRows, issues: frozenset[str] = frozenset()
) -> Indexed:
    """Understand one row. ``issues`` are folded names of issues that hold a comma."""
    cells = Cells(given)
    text = cells.prose("text")
    if not text:
        cells.doubted(Trouble.NO_TEXT)
    to = states.all(cells, cells.lines("states"), trouble=Trouble.STATE_NOT_KNOWN)
    if not cells.lines("states"):
        cells.doubted(Trouble.STATE_NOT_KNOWN)
    by = states.all(cells, cells.lines("recommenders"), trouble=Trouble.RECOMMENDER_NOT_KNOWN)
    values: dict[str, Any] = {
        "text": text,
        "language": texts.language_of(text),
        "kind": "recommendation",
        "body": "upr",
        "states": to,
        "state": to[0] if to else "",
        "recommenders": by,
        "mentions": _mentions(cells, text),
    }
    if cells.has("issues"):
        values["themes"] = cells.joined("issues", known=issues)
    _response(cells, values)
    _session(cells, values)
    cells.mended(Repair.OWN_IDENTIFIER)
    printed = cells.one("recommenders") if not by else " ".join(by)
    identifier = texts.own_identifier(values["state"], str(values.get("session") or ""), printed, text)
    label = f"{values['state']} ← {printed} · {text}"
    return Indexed(identifier, label[:250], values, tuple(cells.repairs), tuple(cells.unknown))


def _response(cells: Cells, values: dict[str, Any]) -> None:
    if not cells.has("position"):
        return
    said = cells.one("position")
    found = position_of(said) if said else None
    if said and found is None:
        cells.doubted(Trouble.POSITION_NOT_KNOWN, said)
    values["position"] = found.value if found else "not-stated"


def _session(cells: Cells, values: dict[str, Any]) -> None:
    if not cells.has("session"):
        return
    said = cells.one("session")
    found = _NUMBER.search(said)
    if said and found is None:
        cells.doubted(Trouble.SESSION_NOT_READ, said)
    session = int(found[0]) if found else None
    cycle = cycle_of_session(session) if session else None
    values |= {"session": session, "cycle": str(cycle) if cycle else ""}


def _mentions(cells: Cells, text: str) -> dict[str, Any]:
    """What the text refers to, and the category of action that a person at UPR Info gave it, 1 to 5."""
    found = texts.references(text)
    said = cells.one("action")
    if said.isdigit() and int(said) in _CATEGORIES:
        found["action_category"] = int(said)
    return found
