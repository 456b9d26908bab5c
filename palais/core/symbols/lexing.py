"""Cutting text into the segments between slashes. It knows where a segment begins and ends.

It does not know what a segment means. A document's whole symbol is read strictly, where blanks may stand
around slashes and dashes; running text is read carefully, where a blank more often means that the symbol is
over. There is no law here. Every expression is possessive: nothing is read twice, whatever the input.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MOST_PIECES = 10
"""More segments than any symbol has; reading stops there."""

# A word, with a number ("Add.13", "C.12") or after a dash ("S-27", "CHN-HKG"); or numbers with dashes.
_WORD = r"[A-Za-z]++(?:\.{gap}?[0-9]++|-[0-9]++|-(?:HKG|MAC|hkg|mac)(?![A-Za-z]))?+"
_STRICT = re.compile(_WORD.format(gap="[ \n\f]") + r"|[0-9]++(?:[ \n\f]?-[ \n\f]?[0-9]++)*+")
_RUNNING = re.compile(_WORD.format(gap="[ \n]") + r"|[0-9]++(?:-\n?[0-9]++)*+")
_RESOLUTION = re.compile(r"[0-9]{1,5}+ ?[A-Za-z]{0,2}+ ?\((?:[IVXLCivxlc]{1,8}+|[0-9]{4})\)")
_STRICT_SLASH = re.compile(r"[ \n\f]?/[ \n\f]?")
_RUNNING_SLASH = re.compile(r" ?/[ \n]?")
_GAPS = str.maketrans("", "", " \n\f")


@dataclass(frozen=True, slots=True)
class Piece:
    """One segment in capitals and without blanks, and where it stands in the cleaned text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Pieces:
    """Segments in order. ``broken_at`` is where a slash was followed by nothing readable, None otherwise."""

    pieces: tuple[Piece, ...]
    broken_at: int | None

    @property
    def end(self) -> int:
        """Where the last segment ends."""
        return self.pieces[-1].end


def read_piece(text: str, start: int, *, strict: bool, after: str = "") -> Piece | None:
    """The segment that begins exactly here, or None. ``after`` is the segment before it."""
    found = _RESOLUTION.match(text, start) if after == "RES" else None
    found = found or (_STRICT if strict else _RUNNING).match(text, start)
    if found is None:
        return None
    return Piece(text=found.group().translate(_GAPS).upper(), start=start, end=found.end())


def read_pieces(text: str, start: int, *, strict: bool) -> Pieces:
    """All segments from here, joined by slashes; the first must exist (callers begin at a word)."""
    slash = _STRICT_SLASH if strict else _RUNNING_SLASH
    pieces: list[Piece] = []
    place, broken_at = start, None
    while len(pieces) < MOST_PIECES:
        piece = read_piece(text, place, strict=strict, after=pieces[-1].text if pieces else "")
        if piece is None:
            broken_at = place
            break
        pieces.append(piece)
        separator = slash.match(text, piece.end)
        if separator is None:
            break
        place = separator.end()
    return Pieces(pieces=tuple(pieces), broken_at=broken_at)
