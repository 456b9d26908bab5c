"""Lines with their places on the page, and how they are gathered into blocks.

It knows running heads and feet, notes in smaller type, gaps, headings in heavier type, and lines that begin
with a number or a letter in brackets. It does not know whether such a number is one: it marks the break as a
guess. There is no law here: the layouts are those of the United Nations' own documents.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from palais.core.documents.blocks import Block

_SMALLER = 0.94
_GAP = 1.45
_EDGE = 4
_PARTED_WORD = re.compile(r"\w-\Z")
_FURNITURE = re.compile(
    r"(?:[0-9]{0,3}\s*)?GE\.[0-9]{2}-[0-9]{4,6}.{0,24}"
    r"|\(?[A-Z]\)\s{0,3}[0-9]{6}\s+[0-9]{6}"
    r"|(?:page|página|стр\.|страница|صفحة)?\s?[ivxlc0-9]{1,5}(?:/[0-9]{1,4})?"
    r"|第?\s?[0-9]{1,4}\s?页?",
    re.IGNORECASE,
)
_SYMBOL_ALONE = re.compile(r"[A-Z]{1,5}(?:\.[0-9]+)?(?:/[A-Za-z0-9.\-]+){2,7}\s?[*∗]{0,3}(?:\s+[0-9]{1,3})?")
_LABEL = re.compile(
    r"[0-9]{1,4}\s?\.\s?[0-9]{0,4}\.{0,2}\s?\S|\([a-zа-яء-ي]{1,5}\)\s|[a-zа-я]\)\s|\([0-9]{1,3}\)\s|[0-9]{1,3}\s+[A-Z«“]"
    r"|[IVX]{1,5}\.\s|[A-Z]\.\s|[•\-–]\s"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line; figures in points from the lower left corner, all 0 where the reader gives none."""

    text: str
    page: int
    left: float = 0.0
    bottom: float = 0.0
    last: float = 0.0
    size: float = 0.0
    bold: bool = False


def blocks_of(pages: list[list[Line]]) -> tuple[list[Block], list[Block]]:
    """Blocks of the body and blocks of notes, in order, without running heads and feet."""
    size = _usual_size(pages)
    body: list[list[Line]] = []
    notes: list[list[Line]] = []
    for page in pages:
        for line in _without_furniture(page):
            if size and 0 < line.size < _SMALLER * size and line.page > 1:
                _add(notes, line, new=not notes or notes[-1][-1].page != line.page or _begins_note(line))
            else:
                _add(body, line, new=not body or _breaks(body[-1][-1], line))
    return [_block(several) for several in body], [_block(several) for several in notes]


def _usual_size(pages: list[list[Line]]) -> float:
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _without_furniture(page: list[Line]) -> list[Line]:
    """The page without page numbers, job numbers and, after the first page, the symbol at its head."""
    last = len(page) - _EDGE
    return [
        line
        for place, line in enumerate(page)
        if not (
            (place < _EDGE or place >= last)
            and (_FURNITURE.fullmatch(line.text) or (line.page > 1 and _SYMBOL_ALONE.fullmatch(line.text)))
        )
    ]


def _breaks(before: Line, line: Line) -> bool:
    if before.bold != line.bold or _LABEL.match(line.text):
        return True
    if before.page != line.page:
        return False
    gap = abs(before.last - line.bottom)
    return bool(line.size and gap > _GAP * line.size)


def _begins_note(line: Line) -> bool:
    return bool(re.match(r"[0-9]{1,3}\s|[*∗†]", line.text))


def _add(gathered: list[list[Line]], line: Line, *, new: bool) -> None:
    if new:
        gathered.append([line])
    else:
        gathered[-1].append(line)


def _block(several: list[Line]) -> Block:
    """Lines as one text; a word parted at the end of a line keeps its hyphen."""
    parts = [several[0].text]
    for before, line in pairwise(several):
        parts.append("" if _PARTED_WORD.search(before.text) else " ")
        parts.append(line.text)
    return Block("".join(parts), page=several[0].page, bold=several[0].bold, guess=True)
