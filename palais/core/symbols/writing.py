"""Symbols made from their parts: what the concluding observations on a given report will be called.

It does not promise that such a document exists.
The shapes are those of ``patterns.py``; what is written is read again before it is given out.
"""

from __future__ import annotations

from collections.abc import Mapping

from palais.core.symbols import states as codes
from palais.core.symbols.errors import SymbolNotUnderstood
from palais.core.symbols.kinds import TREATY, Body, Kind
from palais.core.symbols.parsing import parse
from palais.core.symbols.patterns import PATTERNS, Pattern
from palais.core.symbols.symbol import Symbol


def write(
    *,
    kind: Kind,
    body: Body,
    instrument: str | None = None,
    state: str | None = None,
    cycle: tuple[int, int] | None = None,
    session: int | None = None,
    number: int | None = None,
    year: int | None = None,
    restricted: bool = False,
) -> Symbol:
    """The symbol such a document carries today, in the newest shape that takes exactly these parts.

    ``cycle`` is first and last report; ``instrument`` a protocol's key ("opac") where it is not the treaty of
    the body. Raises ``ValueError`` when no shape takes the parts, or a part is out of bounds.
    """
    given = {
        "state": None if state is None else codes.written(state),
        "cycle": None if cycle is None else _cycle(cycle),
        "session": session,
        "number": number,
        "year": year,
    }
    parts = {name: str(value) for name, value in given.items() if value is not None}
    for pattern in PATTERNS:
        fits = pattern.kind is kind and pattern.body is body and pattern.restricted is restricted
        if fits and not pattern.writes and _treaty_fits(pattern, instrument):
            symbol = _filled(pattern, parts)
            if symbol is not None and symbol.kind is kind:
                return symbol
    named = ", ".join(f"{name} {value}" for name, value in parts.items()) or "no parts"
    raise ValueError(f"No symbol of {body} for {kind} is made of {named}.")


def _cycle(cycle: tuple[int, int]) -> str:
    first, last = cycle
    return str(first) if first == last else f"{first}-{last}"


def _treaty_fits(pattern: Pattern, instrument: str | None) -> bool:
    if instrument is not None:
        return pattern.treaty == instrument
    main = TREATY.get(pattern.body) if pattern.body else None
    return pattern.treaty not in ("opac", "opsc") or pattern.treaty == main


def _filled(pattern: Pattern, parts: Mapping[str, str]) -> Symbol | None:
    wanted = {name for name in parts if f"{{{name}}}" in pattern.template}
    if wanted != set(parts) or pattern.template.count("{") != len(parts):
        return None
    try:
        symbol = parse(pattern.template.format(**parts))
    except SymbolNotUnderstood:
        return None
    return symbol
