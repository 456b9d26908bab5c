"""Arabic pages of a PDF, put in reading order by where each letter stands.

It knows letters by their places, right to left, runs of Latin letters and figures left to right inside them,
brackets that are drawn the other way round, and letters written as one. It does not know columns.
There is no law here: why the order of the file is not trusted is in docs/build/documents.md.
"""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from palais.core.documents.formats.lines import Line

_SAME_LINE = 0.45
_BLANK = 0.14
_NO_ROOM = 0.1
_BOLD_WEIGHT = 600
_LEFT_TO_RIGHT = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9 ./\-–:,'’&_*]*[A-Za-z0-9])?")
_FIGURES = re.compile(r"[0-9](?:[0-9.,:/\-–]*[0-9])?")
_NO_LETTER = frozenset({0, 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)})
"""No character, and halves of one: a file can name them, no database takes them."""

_LATIN = re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True)
class _Letter:
    text: str
    middle: float
    left: float
    right: float
    base: float
    size: float
    place: int


def lines(text_page: pypdfium2.PdfTextPage, page: int) -> Iterator[Line]:
    """The lines of a page from top to bottom, each in reading order."""
    letters = sorted(_letters(text_page), key=lambda letter: -letter.base)
    row: list[_Letter] = []
    for letter in letters:
        if row and row[0].base - letter.base > _SAME_LINE * max(row[0].size, letter.size):
            yield _line(text_page, row, page)
            row = []
        row.append(letter)
    if row:
        yield _line(text_page, row, page)


def _letters(text_page: pypdfium2.PdfTextPage) -> Iterator[_Letter]:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    across, base, matrix = ctypes.c_double(), ctypes.c_double(), pdfium.FS_MATRIX()
    room = pdfium.FS_RECTF()  # with the room around the letter, by which blanks are told
    for place in range(text_page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text_page.raw, place)
        if pdfium.FPDFText_IsGenerated(text_page.raw, place) == 1 or code in _NO_LETTER:
            continue
        pdfium.FPDFText_GetCharBox(text_page.raw, place, left, right, bottom, top)
        pdfium.FPDFText_GetLooseCharBox(text_page.raw, place, room)
        pdfium.FPDFText_GetCharOrigin(text_page.raw, place, across, base)
        size = float(pdfium.FPDFText_GetFontSize(text_page.raw, place))
        if pdfium.FPDFText_GetMatrix(text_page.raw, place, matrix):
            size *= (matrix.c**2 + matrix.d**2) ** 0.5
        text = unicodedata.normalize("NFKC", chr(code))
        if text.isspace() and right.value - left.value < _NO_ROOM:
            continue  # put in by the library, not always at its place
        middle = (left.value + right.value) / 2
        left_edge = min(across.value, room.left)
        yield _Letter(text, middle, left_edge, room.right, base.value, size, place)


def _line(text_page: pypdfium2.PdfTextPage, row: list[_Letter], page: int) -> Line:
    """One line; a gap between letters is a blank, also where the file draws none."""
    ordered = sorted(row, key=lambda letter: -letter.middle)
    size = max(letter.size for letter in ordered)
    parts: list[str] = []
    before: _Letter | None = None
    for letter in ordered:
        gap = before.left - letter.right if before is not None else 0.0
        if gap > _BLANK * size and not letter.text.isspace():
            parts.append(" ")
        parts.append(letter.text)
        before = letter
    middle = ordered[len(ordered) // 2]
    return Line(
        text=_read(" ".join("".join(parts).split())),
        page=page,
        left=min(letter.left for letter in ordered),
        bottom=ordered[0].base,
        last=ordered[-1].base,
        size=size,
        bold=pdfium.FPDFText_GetFontWeight(text_page.raw, middle.place) >= _BOLD_WEIGHT,
    )


def _read(drawn: str) -> str:
    """A line drawn from right to left as it is read: Latin words and figures turned round, brackets set right."""

    def turn(run: re.Match[str]) -> str:
        if _LATIN.search(run.group()):
            return run.group()[::-1]
        return _FIGURES.sub(lambda figures: figures.group()[::-1], run.group())

    read: list[str] = []
    open_brackets = 0
    for letter in _LEFT_TO_RIGHT.sub(turn, drawn):
        if letter in "()":
            letter = ")" if open_brackets else "("
            open_brackets = 1 - open_brackets
        read.append(letter)
    return "".join(read)
