"""PDF pages as lines, and lines as blocks; Arabic pages by the places of their letters.

It knows where lines stand, how large and how heavy they are, running heads and feet, and raised note marks.
It does not know columns beyond the order in which the file draws them, and reads no picture.
There is no law here: why Arabic is read in another way is in docs/build/documents.md.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Callable, Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from palais.core.documents.blocks import Contents, Format
from palais.core.documents.formats import arabic
from palais.core.documents.formats.lines import Line, blocks_of
from palais.core.documents.limits import Limits
from palais.core.documents.refusals import DocumentRefused, Doubt, DoubtKind, Refusal

_ARABIC = re.compile(r"[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufefc]")
_LETTER = re.compile(r"[^\W\d_]")
_MARK = re.compile(r"(?<=[^\W\d_]|[)\].;:,”’\"])[0-9*∗†]{1,3}(?=[\s.,;:)]|\Z)")
_HYPHEN_AT_END = "\ufffe"
_RAISED = 0.82
_BOLD_WEIGHT = 600
_FONT_NAME = 100
_TAIL = 2_048
_ACTIVE = re.compile(rb"/(?:JavaScript|Launch)\b")
"""Actions that run when a file or page is opened; those in packed parts are seen by pdfium or not at all."""

_LEAST_LETTERS = 20


def read(content: bytes, limits: Limits) -> Contents:
    """The lines of a PDF as blocks. Raises DocumentRefused for one that is locked, damaged or only pictures."""
    document = _open(content)
    try:
        count = len(document)
        if count > limits.pages:
            raise DocumentRefused(
                Refusal.TOO_MANY_PAGES, f"The file has {count} pages; at most {limits.pages} are read."
            )
        pages = list(_pages(document, limits))
        if _is_arabic(pages):
            pages = list(_pages(document, limits, arabic.lines))
        named = pdfium.FPDFDoc_GetJavaScriptActionCount(document.raw) > 0
        scripted = named or _ACTIVE.search(content) is not None
    finally:
        document.close()
    text = "".join(line.text for page in pages for line in page)
    letters = len(_LETTER.findall(text))
    if letters < _LEAST_LETTERS:
        raise DocumentRefused(
            Refusal.IMAGES_ONLY,
            "The pages hold pictures and no text. Recognise the text first (OCR) and hand in that file.",
        )
    doubts = [
        Doubt(DoubtKind.PAGE_WITHOUT_TEXT, f"Page {number} has no text: it may be a picture.", page=number)
        for number, page in enumerate(pages, start=1)
        if not page
    ]
    if b"%%EOF" not in content[-_TAIL:]:
        doubts.append(Doubt(DoubtKind.CUT_OFF, "The PDF has no end: pages may be missing. Fetch it again."))
    if scripted:
        doubts.append(Doubt(DoubtKind.NOT_EXECUTED, "The PDF carries a script. It was not executed."))
    blocks, notes = blocks_of(pages)
    return Contents(Format.PDF, tuple(blocks), pages=count, notes=tuple(notes), doubts=tuple(doubts))


def _open(content: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise DocumentRefused(
                Refusal.ENCRYPTED, "The PDF is locked with a password. Hand in a copy without one."
            ) from None
        raise DocumentRefused(
            Refusal.DAMAGED, "The PDF is damaged or cut off. Fetch it again and hand in the whole file."
        ) from None


def _is_arabic(pages: list[list[Line]]) -> bool:
    text = "".join(line.text for page in pages for line in page)
    return len(_ARABIC.findall(text)) > len(_LETTER.findall(text)) / 3


def _pages(
    document: pypdfium2.PdfDocument,
    limits: Limits,
    lines: Callable[[pypdfium2.PdfTextPage, int], Iterator[Line]] | None = None,
) -> Iterator[list[Line]]:
    characters = 0
    for number in range(len(document)):
        try:
            page = document[number]
        except pypdfium2.PdfiumError:
            yield []
            continue
        text_page = page.get_textpage()
        found = list((lines or _lines)(text_page, number + 1))
        characters += sum(len(line.text) for line in found)
        text_page.close()
        page.close()
        if characters > limits.characters:
            raise DocumentRefused(
                Refusal.TOO_MUCH_INSIDE,
                f"The file holds more than {limits.characters:,} characters of text.",
            )
        yield found


def _lines(text_page: pypdfium2.PdfTextPage, page: int) -> Iterator[Line]:
    count = text_page.count_chars()
    codes = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(text_page.raw, 0, count, codes) if count else 0
    text = bytes(codes)[: 2 * max(written - 1, 0)].decode("utf-16-le", errors="replace")
    exact = len(text) == count  # places in the text are places of characters
    start = 0
    for raw in text.split("\r\n"):
        first, start = start, start + len(raw) + 2
        if raw.strip():
            yield _line(text_page, raw, first if exact else None, page)


def _line(text_page: pypdfium2.PdfTextPage, raw: str, start: int | None, page: int) -> Line:
    """One line; without the place of its first character only its text is known."""
    if start is None:
        return Line(text=_clean(raw), page=page)
    places = [start + place for place, letter in enumerate(raw) if not letter.isspace()]
    first, middle, last = places[0], places[len(places) // 2], places[-1]
    boxes = [_box(text_page, place) for place in (first, middle, last)]
    size = max(high for _, _, high in boxes)
    return Line(
        text=_clean(_without_marks(text_page, raw, start, size)),
        page=page,
        left=boxes[0][0],
        bottom=boxes[0][1],
        last=boxes[-1][1],
        size=size,
        bold=is_bold(text_page, middle) and is_bold(text_page, last),
    )


def _box(text_page: pypdfium2.PdfTextPage, place: int) -> tuple[float, float, float]:
    """Left and base line of a character, and the size of its type, in points."""
    across, up, matrix = ctypes.c_double(), ctypes.c_double(), pdfium.FS_MATRIX()
    if not pdfium.FPDFText_GetCharOrigin(text_page.raw, place, across, up):
        return 0.0, 0.0, 0.0
    size = float(pdfium.FPDFText_GetFontSize(text_page.raw, place))
    if pdfium.FPDFText_GetMatrix(text_page.raw, place, matrix):
        size *= math.hypot(matrix.c, matrix.d)
    return across.value, up.value, size


def is_bold(text_page: pypdfium2.PdfTextPage, place: int) -> bool:
    """Whether a letter is heavier than the text: by its font's weight, else by its font's name."""
    if pdfium.FPDFText_GetFontWeight(text_page.raw, place) >= _BOLD_WEIGHT:
        return True
    name = ctypes.create_string_buffer(_FONT_NAME)
    pdfium.FPDFText_GetFontInfo(text_page.raw, place, name, _FONT_NAME, ctypes.c_int())
    return b"bold" in name.value.lower()


def _without_marks(text_page: pypdfium2.PdfTextPage, raw: str, start: int, size: float) -> str:
    """The line without raised note marks: figures and stars after a word, smaller than the line."""

    def replace(mark: re.Match[str]) -> str:
        _, _, high = _box(text_page, start + mark.start())
        return "" if 0 < high < _RAISED * size else mark.group()

    return _MARK.sub(replace, raw)


def _clean(text: str) -> str:
    return " ".join(text.replace(_HYPHEN_AT_END, "-").replace("\u00ad", "").replace("\x00", "").split())
