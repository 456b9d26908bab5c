"""One row of the export: its cells by field to a finding.

It knows the faults of the values, as docs/rules/indexes.md lists them. It does not know other rows.
There is no law here: the faults were counted in the export of February 2026 (docs/rules/indexes.md).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from palais.core import symbols
from palais.core.indexed import (
    Bodies,
    Cells,
    Indexed,
    Repair,
    StatesOfRows,
    Trouble,
    cycle_of_session,
    cycle_of_symbol,
    position_of,
    texts,
)
from palais.core.symbols import Symbol, SymbolNotUnderstood
from palais.core.words import fold

_TYPES = {
    "recommendation": "recommendation",
    "recommendations": "recommendation",
    "concern": "concern",
    "concerns": "concern",
    "concerns/observations": "concern",
    "concern/observation": "concern",
    "concerns/observation": "concern",
    "concern-observation": "concern",
    "concerns-observations": "concern",
    "observation": "concern",
    "observations": "concern",
    "other": "other",
}
_DEFAULT_THEME = "reservations"
_SPEAKS_OF_IT = re.compile(r"reserv|réserv|interpretative declaration|оговор|تحفظ|保留", re.IGNORECASE)
_GOAL = re.compile(r"(?:\A|\b|SDG|ODD|ODS)\s?(?P<goal>[0-9]{1,2})(?P<target>\.[0-9a-e]{1,2})?(?![0-9])")
_SESSION = re.compile(r"[0-9]{1,3}")
_HIGHEST_GOAL = 17
_UPR = "upr"


def read(given: Mapping[str, Sequence[str]], *, states: StatesOfRows, bodies: Bodies) -> Indexed:
    """Understand one row. Only fields whose columns are ``given`` are in its values.

    A table of somebody else may be mapped to the same fields, and to two more: number and language.
    """
    cells = Cells(given)
    values: dict[str, Any] = {}
    symbol = _symbol(cells, values)
    _text(cells, values)
    _body(cells, values, symbol, bodies)
    _states(cells, values, symbol, states)
    _kind(cells, values)
    _lists(cells, values)
    _day(cells, values)
    _review(cells, values, symbol, states)
    identifier = cells.one("identifier")[:200]
    if not identifier:
        cells.mended(Repair.OWN_IDENTIFIER)
        own = (values.get("symbol", ""), values["number"], values["text"], *values["states"])
        identifier = texts.own_identifier(*own, *values.get("recommenders", ()))
    label = " · ".join(filter(None, (values.get("symbol"), values.get("number"), values["text"])))
    return Indexed(identifier, label[:250], values, tuple(cells.repairs), tuple(cells.unknown))


@lru_cache(maxsize=20_000)
def _parsed(text: str) -> Symbol | None:
    try:
        return symbols.parse(text)
    except SymbolNotUnderstood:
        return None


def _symbol(cells: Cells, values: dict[str, Any]) -> Symbol | None:
    if not cells.has("symbol"):
        return None
    said = cells.one("symbol")
    symbol = _parsed(said) if said else None
    if said and symbol is None:
        cells.doubted(Trouble.SYMBOL_NOT_READ, said)
    if symbol is not None and str(symbol) != said:
        cells.mended(Repair.SYMBOL)
    values["symbol"] = (str(symbol) if symbol is not None else said)[:120]
    if symbol is not None and symbol.cycle_from is not None:
        last = symbol.cycle_to
        values["cycle"] = (
            str(symbol.cycle_from) if last in (None, symbol.cycle_from) else f"{symbol.cycle_from}-{last}"
        )
    return symbol


def _text(cells: Cells, values: dict[str, Any]) -> None:
    whole = cells.prose("text")
    number, text = (cells.one("number"), whole) if cells.has("number") else texts.split(whole)
    if not text:
        number, text = "", whole
    if number and not cells.has("number"):
        cells.mended(Repair.NUMBER_FROM_TEXT)
    if not text:
        cells.doubted(Trouble.NO_TEXT)
    values |= {
        "number": number[:24],
        "text": text,
        "language": cells.one("language").lower()[:12] or texts.language_of(text),
        "mentions": texts.references(text),
    }
    if cells.has("headings"):
        values["headings"] = cells.lines("headings")


def _body(cells: Cells, values: dict[str, Any], symbol: Symbol | None, bodies: Bodies) -> None:
    said = cells.one("body")
    found = bodies.find(said) if said else None
    instrument = (symbol.instrument or "") if symbol is not None else ""
    if found is not None:
        if found.is_spelled_out:
            cells.mended(Repair.BODY_SPELLED_OUT)
        values["body"] = found.key
        values["instrument"] = found.instrument or instrument
    elif not said and symbol is not None and symbol.body is not None:
        cells.mended(Repair.BODY_FROM_SYMBOL)
        values |= {"body": symbol.body.value.lower(), "instrument": instrument}
    else:
        cells.doubted(Trouble.BODY_NOT_KNOWN, said)


def _states(cells: Cells, values: dict[str, Any], symbol: Symbol | None, states: StatesOfRows) -> None:
    found = states.all(cells, cells.lines("states"), trouble=Trouble.STATE_NOT_KNOWN)
    if not found and not cells.lines("states"):
        if symbol is not None and symbol.state:
            cells.mended(Repair.STATE_FROM_SYMBOL)
            found = [symbol.state]
        else:
            cells.doubted(Trouble.NO_STATE)
    values |= {"states": found, "state": found[0] if found else ""}


def _kind(cells: Cells, values: dict[str, Any]) -> None:
    if not cells.has("type"):
        return
    said = cells.one("type")
    if not said:
        cells.mended(Repair.NO_TYPE)
        values["kind"] = "not-stated"
        return
    kind = _TYPES.get(fold(said))
    if kind is None:
        cells.doubted(Trouble.TYPE_NOT_KNOWN, said)
    values["kind"] = kind or "other"


def _lists(cells: Cells, values: dict[str, Any]) -> None:
    if cells.has("themes"):
        values["themes"] = _themes(cells, values["text"])
    if cells.has("groups"):
        values["groups"] = cells.lines("groups")
    if cells.has("sdgs"):
        values["sdgs"] = _goals(cells)


def _themes(cells: Cells, text: str) -> list[str]:
    """Without the one that the index set where nobody chose, unless the text speaks of it."""
    found = cells.lines("themes")
    kept = [theme for theme in found if fold(theme) != _DEFAULT_THEME]
    if len(kept) == len(found) or _SPEAKS_OF_IT.search(text):
        return found
    cells.mended(Repair.DEFAULT_THEME)
    return kept


def _goals(cells: Cells) -> list[str]:
    found: dict[str, None] = {}
    for value in cells.lines("sdgs"):
        goal = _GOAL.search(value)
        if goal is None or not 1 <= int(goal["goal"]) <= _HIGHEST_GOAL:
            cells.doubted(Trouble.GOAL_NOT_READ, value)
            continue
        found[f"{int(goal['goal'])}{goal['target'] or ''}"] = None
    return list(found)


def _day(cells: Cells, values: dict[str, Any]) -> None:
    if cells.has("on"):
        day = cells.day("on")
        values |= {"on": day, "year": int(day[:4]) if day else None}


def _review(cells: Cells, values: dict[str, Any], symbol: Symbol | None, states: StatesOfRows) -> None:
    """What only recommendations of the Universal Periodic Review have."""
    if values.get("body") != _UPR:
        return
    cycle = cycle_of_symbol(symbol) if symbol is not None else None
    if cycle:
        values["cycle"] = str(cycle)
    if cells.has("recommenders"):
        said = cells.lines("recommenders")
        values["recommenders"] = states.all(cells, said, trouble=Trouble.RECOMMENDER_NOT_KNOWN)
    else:
        values["recommenders"] = list(states.at_the_end(values["text"]))
    if cells.has("position"):
        position = cells.one("position")
        found = position_of(position) if position else None
        if position and found is None:
            cells.doubted(Trouble.POSITION_NOT_KNOWN, position)
        values["position"] = found.value if found else "not-stated"
    if cells.has("session"):
        _session(cells, values)


def _session(cells: Cells, values: dict[str, Any]) -> None:
    """The session as the first number of its cell, since it may read "Session 28" or "28th session"."""
    said = cells.one("session")
    found = _SESSION.search(said)
    if said and found is None:
        cells.doubted(Trouble.SESSION_NOT_READ, said)
    session = int(found[0]) if found else None
    values["session"] = session
    if session and (cycle := cycle_of_session(session)):
        values["cycle"] = str(cycle)
