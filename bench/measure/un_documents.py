"""Made documents of the length that the United Nations prints, in every format that is read."""

from __future__ import annotations

import ctypes
import io
import random
import zipfile
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

import pypdfium2
import pypdfium2.raw as pdfium

SEED, LINES, WIDTH = 20261122, 58, 95
WORDS = (
    "law", "measure", "child", "school", "register", "budget", "plan", "report", "court", "family", "health",
    "training", "data", "access",
)  # fmt: skip
NAMES = ("Sweden", "Chile", "France", "Kenya", "Peru", "Togo", "Norway", "Bosnia and Herzegovina")
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def paragraphs(number: int, count: int) -> list[str]:
    """A report of the Working Group with this many recommendations; its number makes it unlike the others."""
    chance = random.Random(SEED + number)
    found = [
        "Human Rights Council",
        f"A/HRC/13/{number + 2}",
        "4 January 2010",
        "Report of the Working Group on the Universal Periodic Review",
        "Norway",
        "I. Summary of the proceedings",
        *(f"{place}. {sentence(chance, 60)}" for place in range(1, 80)),
        "II. Conclusions and/or recommendations",
        "80. The recommendations listed below enjoy the support of Norway:",
    ]
    for place in range(1, count + 1):
        recommenders = ", ".join(chance.sample(NAMES, chance.randint(1, 3)))
        found.append(f"80.{place}. {sentence(chance, 25)[:-1]} ({recommenders});")
    found.append("81. All conclusions and/or recommendations reflect the position of the State under review.")
    return found


def sentence(chance: random.Random, count: int) -> str:
    return f"Adopt the {' '.join(chance.choices(WORDS, k=count))}."


def text(several: Sequence[str]) -> bytes:
    return "\n\n".join(several).encode()


def html(several: Sequence[str]) -> bytes:
    body = "".join(f"<p>{escape(one)}</p>" for one in several)
    return f"<!doctype html><html><head><title>x</title></head><body>{body}</body></html>".encode()


def docx(several: Sequence[str]) -> bytes:
    body = "".join(f"<w:p><w:r><w:t>{escape(one)}</w:t></w:r></w:p>" for one in several)
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{SPACE}"><w:body>{body}</w:body></w:document>'
        )
    return written.getvalue()


def pdf(several: Sequence[str]) -> bytes:
    document = pypdfium2.PdfDocument.new()
    lines = [line for one in several for line in broken(one)]
    for start in range(0, len(lines), LINES):
        page = document.new_page(595, 842)
        for place, line in enumerate(lines[start : start + LINES]):
            shown = pdfium.FPDFPageObj_NewTextObj(document.raw, b"Helvetica", 10)
            letters = (line + "\0").encode("utf-16-le")
            pdfium.FPDFText_SetText(shown, ctypes.cast(letters, ctypes.POINTER(ctypes.c_ushort)))
            pdfium.FPDFPageObj_Transform(shown, 1, 0, 0, 1, 60, 800 - 12.5 * place)
            pdfium.FPDFPage_InsertObject(page.raw, shown)
        pdfium.FPDFPage_GenerateContent(page.raw)
        page.close()
    written = io.BytesIO()
    document.save(written)
    document.close()
    return written.getvalue()


def broken(text: str) -> Iterator[str]:
    """The lines of a paragraph, filled word by word."""
    line = ""
    for word in text.split():
        if line and len(line) + len(word) >= WIDTH:
            yield line
            line = word
        else:
            line = f"{line} {word}".strip()
    yield line


WRITERS = {"docx": docx, "pdf": pdf, "html": html, "text": text}
