"""Documents made for the tests: every text here is the project's own and says nothing about any State.

DOCX parts are written by hand, so that numbering, tables, macros and bombs are exactly what a test needs; PDF pages by
pdfium with its standard fonts.
"""

from __future__ import annotations

import ctypes
import io
import zipfile
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

import pypdfium2
import pypdfium2.raw as pdfium

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
NUMBERING = f"""<w:numbering {NAMESPACE}>
<w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="(%3)"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="40"/></w:lvlOverride></w:num>
</w:numbering>"""
STYLES = f"""<w:styles {NAMESPACE}>
<w:style w:type="paragraph" w:styleId="SingleTxt"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="SingleItem"><w:basedOn w:val="SingleTxt"/>
<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
</w:styles>"""


def docx(
    body: str, *, more: dict[str, bytes] | None = None, numbering: bool = True, entity: str = ""
) -> bytes:
    """A DOCX with this body; ``more`` are further parts; ``entity`` a document type with an entity "e"."""
    body += "<w:p><w:r><w:t>&e;</w:t></w:r></w:p>" if entity else ""
    document = f'<?xml version="1.0"?>{entity}<w:document {NAMESPACE}><w:body>{body}</w:body></w:document>'
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("[Content_Types].xml"), CONTENT_TYPES, zipfile.ZIP_DEFLATED)
        archive.writestr(zipfile.ZipInfo("word/document.xml"), document, zipfile.ZIP_DEFLATED)
        if numbering:
            archive.writestr(zipfile.ZipInfo("word/numbering.xml"), NUMBERING, zipfile.ZIP_DEFLATED)
            archive.writestr(zipfile.ZipInfo("word/styles.xml"), STYLES, zipfile.ZIP_DEFLATED)
        for name, content in (more or {}).items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def paragraph(
    text: str, *, level: int | None = None, style: str = "", bold: bool = False, num: int = 1
) -> str:
    """A paragraph; with ``level`` numbered automatically, with ``style`` in that style."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if level is not None:
        properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'
    run = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return (
        f"<w:p><w:pPr>{properties}</w:pPr><w:r>{run}"
        f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'
    )


def table(rows: Iterable[Sequence[str]], *, merged: Iterable[int] = ()) -> str:
    """A table; the rows of ``merged`` are one cell over all columns. Lines of a cell are paragraphs."""
    merged = set(merged)
    written = []
    for place, row in enumerate(rows):
        span = f'<w:tcPr><w:gridSpan w:val="{len(row)}"/></w:tcPr>' if place in merged else ""
        cells = row[:1] if place in merged else row
        inside = "".join(
            f"<w:tc>{span}{''.join(paragraph(line) for line in cell.split(chr(10)))}</w:tc>" for cell in cells
        )
        written.append(f"<w:tr>{inside}</w:tr>")
    return f"<w:tbl>{''.join(written)}</w:tbl>"


def observations(*, symbol: str = "CRC/C/NOR/CO/3-4", state: str = "Norway", automatic: bool = True) -> bytes:
    """Concluding observations as a DOCX, its numbers automatic or typed."""

    def one(number: str, text: str, *, level: int = 0) -> str:
        return paragraph(text, level=level) if automatic else paragraph(f"{number} {text}")

    parts = [paragraph(line) for line in masthead(symbol, state)]
    parts += [
        paragraph("I. Introduction", bold=True),
        one("1.", OPENING.format(state=state, report=symbol.replace("/CO/", "/"))),
        paragraph("II. Follow-up measures taken and progress achieved by the State party", bold=True),
        one("2.", "The Committee welcomes the adoption of a sample plan for this test."),
        paragraph("III. Main areas of concern and recommendations", bold=True),
        one(
            "3.",
            "The Committee draws attention to the following areas, in respect of which urgent measures must be taken: "
            "birth registration (para. 5) and education (paras. 6 and 7).",
        ),
        paragraph("A. General measures of implementation (arts. 4, 42 and 44 (6))", bold=True),
        paragraph("Legislation", bold=True),
        one("4.", "The Committee is concerned that the sample law has not been adopted."),
        one(
            "5.",
            "Recalling its previous recommendation (CRC/C/NOR/CO/2, para. 12) and general comment No. 5 (2003), the "
            "Committee recommends that the State party:",
        ),
        one(
            "(a)",
            "Adopt the sample law, taking note of target 16.9 of the Sustainable Development Goals;",
            level=1,
        ),
        one("(b)", "Bring other laws into line with article 7, in particular:", level=1),
        one("(i)", "The law on names;", level=2),
        one("(ii)", "The law on registers;", level=2),
        one("(c)", "Allocate resources.", level=1),
        paragraph("B. Violence against children", bold=True),
        one(
            "6.",
            "The Committee notes the steps taken. It is deeply concerned about delays. It urges the State party to "
            "end them.",
        ),
        paragraph("C. A heading nobody has seen", bold=True),
        one("7.", "The State party should be reminded of nothing here."),
    ]
    return docx("".join(parts), numbering=automatic)


def masthead(symbol: str, state: str) -> list[str]:
    return [
        "United Nations",
        symbol,
        "Convention on the Rights of the Child",
        "Distr.: General",
        "3 March 2010",
        "Original: English",
        "Committee on the Rights of the Child",
        f"Concluding observations on the combined third and fourth periodic reports of {state}",
    ]


OPENING = (
    "The Committee considered the combined third and fourth periodic reports of {state} ({report}) at its 1501st and "
    "1502nd meetings, held on 25 January 2010, and adopted the present concluding observations at its 1541st meeting, "
    "held on 29 January 2010."
)


def upr_lines() -> list[str]:
    """The section of conclusions of a UPR report, line by line as a page shows it."""
    return [
        "II. Conclusions and/or recommendations",
        "80. The recommendations formulated during the interactive dialogue and listed below enjoy the",
        "support of Norway:",
        "80.1. Adopt the sample law (Sweden, the Netherlands, Iran (Islamic Republic of));",
        "80.2. Ratify (Chile), consider ratifying (Peru) the sample convention, adopted",
        "7 years ago (France);",
        "81.3. Continue its efforts (Bosnia and Herzegovina);",
        "81. The following recommendations will be examined by Norway, which will provide responses in",
        "due time:",
        "81.1 Establish a sample office (Atlantis);",
        "81.3 Train its staff (Togo).",
        "82. The recommendations below did not enjoy the support of Norway:",
        "82.1 Close the sample office (Kenya).",
        "83. All conclusions and/or recommendations contained in the present report reflect the position of",
        "the submitting State(s) and/or the State under review.",
        "Annex",
        "84.1 Composition of the delegation (Sweden)",
    ]


def upr_cover() -> list[str]:
    return [
        "Human Rights Council",
        "A/HRC/13/5",
        "4 January 2010",
        "Report of the Working Group on the Universal Periodic Review",
        "Norway",
        "II. Conclusions and/or recommendations ............ 80-83 12",
    ]


def pdf(
    pages: Sequence[Sequence[str]], *, size: float = 10, small: Sequence[str] = (), bold: Sequence[str] = ()
) -> bytes:
    """A PDF with these lines on its pages; lines of ``small`` in note type, of ``bold`` in heavy type."""
    document = pypdfium2.PdfDocument.new()
    for lines in pages:
        page = document.new_page(595, 842)
        height = 800.0
        for line in lines:
            font = b"Helvetica-Bold" if line in bold else b"Helvetica"
            shown = pdfium.FPDFPageObj_NewTextObj(document.raw, font, size * 0.7 if line in small else size)
            letters = (line + "\0").encode("utf-16-le")
            pdfium.FPDFText_SetText(shown, ctypes.cast(letters, ctypes.POINTER(ctypes.c_ushort)))
            pdfium.FPDFPageObj_Transform(shown, 1, 0, 0, 1, 60, height)
            pdfium.FPDFPage_InsertObject(page.raw, shown)
            height -= 1.2 * size
        pdfium.FPDFPage_GenerateContent(page.raw)
        page.close()
    written = io.BytesIO()
    document.save(written)
    document.close()
    return written.getvalue()


def bomb(*, size: int) -> bytes:
    """A DOCX of a few kilobytes whose text part unpacks to ``size`` bytes."""
    return docx(f"<!--{'x' * size}-->{paragraph('1. The Committee.')}")


def other_archive() -> bytes:
    """An archive that is no Word document."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("readme.txt", "nothing")
    return written.getvalue()


def locked(content: bytes) -> bytes:
    """The PDF with a password."""
    import pypdf

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(content))
    writer.encrypt("a password", algorithm="RC4-128")
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()
