"""One symbol read from one place of a cleaned text, and what stands around its end.

It does not decide what may follow a symbol; that differs between a whole text (``parsing.py``) and running
text (``finding.py``). The grammar is that of the domain reference, section 6, as ``patterns.py`` holds it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from palais.core.symbols import states as codes
from palais.core.symbols.building import build
from palais.core.symbols.errors import Reason
from palais.core.symbols.known import KnownDocument
from palais.core.symbols.lexing import Piece, read_pieces
from palais.core.symbols.matching import Match, Refusal, match
from palais.core.symbols.patterns import COMMITTEES_WITH_C, PROTOCOLS
from palais.core.symbols.slots import Failure
from palais.core.symbols.symbol import Symbol

HEADS = "CRC|CCPR|CEDAW|CERD|CRPD|CMW|CED|CAT|HRI|A|E|ST|S"
"""How symbols begin, as alternatives of an expression."""

MOST_JOINT = 8
GLUED_TO_DATE = Failure(Reason.GLUED_TO_DATE, "the end of the symbol and a date have run together")


@dataclass(frozen=True, slots=True)
class Facts:
    """What reading needs to know beside the grammar."""

    states: Mapping[str, str]
    known: Mapping[str, KnownDocument] | None


def facts(states: Mapping[str, str] | None, known: Mapping[str, KnownDocument] | None) -> Facts:
    """The caller's facts, or those built in."""
    return Facts(states=codes.BUILT_IN if states is None else states, known=known)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from one place: a symbol and where it ends, or a failure and its place, or both.

    ``depth`` counts the segments understood; ``pieces`` are all that stand there, and ``loose`` is where
    they end.
    """

    symbol: Symbol | None
    failure: Failure | None
    place: int
    end: int
    depth: int
    loose: int
    pieces: tuple[Piece, ...]


def read_one(text: str, start: int, known: Facts, *, strict: bool, partial: bool = False) -> Reading:
    """Read one symbol from the cleaned text, from a place where a word begins."""
    found = read_pieces(text, start, strict=strict)
    pieces = found.pieces if partial else _with_c(found.pieces, known.states)
    outcome = match(pieces, states=known.states, partial=partial)
    empty = None
    if found.broken_at is not None:
        empty = Failure(Reason.EMPTY_SEGMENT, "nothing that belongs to a symbol follows the slash")
    if isinstance(outcome, Refusal):
        return _refused(outcome, pieces, found.end, empty, found.broken_at)
    return _matched(outcome, pieces, found.end, empty, found.broken_at, strict=strict, known=known)


def _refused(
    outcome: Refusal, pieces: tuple[Piece, ...], end: int, empty: Failure | None, broken_at: int | None
) -> Reading:
    if outcome.at >= len(pieces):
        failure, place = (empty, broken_at) if empty and broken_at is not None else (outcome.failure, end)
    else:
        failure, place = outcome.failure, pieces[outcome.at].start
    return Reading(
        symbol=None, failure=failure, place=place, end=end, depth=outcome.at, loose=end, pieces=pieces
    )


def _matched(
    outcome: Match,
    pieces: tuple[Piece, ...],
    loose: int,
    empty: Failure | None,
    broken_at: int | None,
    *,
    strict: bool,
    known: Facts,
) -> Reading:
    symbol, end = build(outcome, known=known.known), pieces[outcome.used - 1].end
    reading = Reading(
        symbol=symbol, failure=None, place=end, end=end, depth=outcome.used, loose=loose, pieces=pieces
    )
    if outcome.beyond is not None:
        return replace(reading, failure=outcome.beyond.failure, place=pieces[outcome.used].start)
    if empty is not None and broken_at is not None and strict:
        return replace(reading, failure=empty, place=broken_at)
    return reading


def _with_c(pieces: tuple[Piece, ...], states: Mapping[str, str]) -> tuple[Piece, ...]:
    """Put in the C that press releases leave out: CRC/ECU/5-6 is CRC/C/ECU/5-6."""
    if len(pieces) > 1 and pieces[0].text in COMMITTEES_WITH_C:
        second = pieces[1]
        if second.text in PROTOCOLS or codes.look_up(second.text, states=states) is not None:
            return (pieces[0], Piece("C", second.start, second.start), *pieces[1:])
    return pieces
