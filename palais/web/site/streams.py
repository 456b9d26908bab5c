"""Long lists as files, written while they are sent: CSV, JSON and XLSX in constant memory.

The same care as for short lists (`exports`): no cell runs as a formula, days are real days in XLSX, the same rows are
the same bytes, and a demonstration says so in every row.
"""

import codecs
import csv
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any
from xml.sax.saxutils import escape

from django.conf import settings
from django.utils import translation

from palais.web.site import exports

Row = Mapping[str, Any]
TOGETHER = 200
LONGEST_CELL = 32_767
"""So many signs a cell of a spreadsheet can hold."""

EPOCH = date(1899, 12, 30)
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


class Spool(io.RawIOBase):
    """Takes what is written and gives it on: a file that only grows and is never kept."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.parts.append(bytes(data))
        return len(data)

    def taken(self) -> bytes:
        found = b"".join(self.parts)
        self.parts.clear()
        return found


def spoken(parts: Iterable[bytes]) -> Iterator[bytes]:
    """The parts, each made in the language that is active now: a stream is sent after the page's own is over."""
    return in_language(translation.get_language() or settings.LANGUAGE_CODE, iter(parts))


def in_language(language: str, parts: Iterator[bytes]) -> Iterator[bytes]:
    while True:
        with translation.override(language):
            part = next(parts, None)
        if part is None:
            return
        if part:
            yield part


def marked(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows; in a demonstration each says that it is one."""
    for row in rows:
        yield {**row, exports.DEMONSTRATION: settings.TODAY} if settings.DEMO else row


def named(columns: Iterable[str]) -> list[str]:
    return [*columns, *((exports.DEMONSTRATION,) if settings.DEMO else ())]


def as_csv(columns: Iterable[str], rows: Iterable[Row], *, bom: bool) -> Iterator[bytes]:
    names = named(columns)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(names)
    if bom:
        yield codecs.BOM_UTF8
    for number, row in enumerate(marked(rows), 1):
        if number % TOGETHER == 1:
            yield emptied(text)
        writer.writerow([exports.safe(row[name]) for name in names])
    yield emptied(text)


def emptied(text: io.StringIO) -> bytes:
    found = text.getvalue().encode("utf-8", "replace")
    text.seek(0)
    text.truncate()
    return found


def as_json(about: Mapping[str, Any], rows: Iterable[Row]) -> Iterator[bytes]:
    """An object with what the list is of, and its rows under `items`."""
    head = {**({exports.DEMONSTRATION: settings.TODAY} if settings.DEMO else {}), **about}
    opened = json.dumps(head, ensure_ascii=False, indent=1)[:-2]
    yield f'{opened},\n "items": ['.encode("utf-8", "replace")
    some: list[str] = []
    between = "\n"
    for row in rows:
        some.append(json.dumps(row, ensure_ascii=False))
        if len(some) == TOGETHER:
            yield (between + ",\n".join(some)).encode("utf-8", "replace")
            between, some = ",\n", []
    yield ((between if some else "") + ",\n".join(some) + "\n]}\n").encode("utf-8", "replace")


# XLSX

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
BOLD, DAY = 1, 2


def as_xlsx(
    columns: Iterable[str], rows: Iterable[Row], *, sheet: str, about: Iterable[tuple[str, str]]
) -> Iterator[bytes]:
    """A workbook: the rows under a head that stays, then a sheet that says what they are and what each column holds."""
    spool = Spool()
    with zipfile.ZipFile(spool, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as book:
        for name, part in parts_of_book((sheet, "About")):
            book.writestr(zipfile.ZipInfo(name), XML + part, zipfile.ZIP_DEFLATED)
        yield spool.taken()
        with book.open(still("xl/worksheets/sheet1.xml"), "w", force_zip64=True) as written:
            for part in first_sheet(named(columns), marked(rows)):
                written.write(part.encode("utf-8", "replace"))
                yield spool.taken()
        with book.open(still("xl/worksheets/sheet2.xml"), "w") as written:
            lines = "".join(line(number, pair, bold=()) for number, pair in enumerate(about, 1))
            wide = '<cols><col min="1" max="1" width="22"/><col min="2" max="2" width="110"/></cols>'
            written.write(f"{XML}<worksheet xmlns={quoted(MAIN)}>{wide}<sheetData>{lines}".encode())
            written.write(b"</sheetData></worksheet>")
    yield spool.taken()


def still(name: str) -> zipfile.ZipInfo:
    """A part without the moment it was written."""
    part = zipfile.ZipInfo(name)
    part.compress_type = zipfile.ZIP_DEFLATED
    return part


def first_sheet(names: list[str], rows: Iterable[Row]) -> Iterator[str]:
    pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    yield (
        f"{XML}<worksheet xmlns={quoted(MAIN)}><sheetViews><sheetView workbookViewId='0'>{pane}</sheetView>"
        f"</sheetViews><sheetData>{line(1, names, bold=names)}"
    )
    some: list[str] = []
    for number, row in enumerate(rows, 2):
        some.append(line(number, [row[name] for name in names], bold=()))
        if len(some) == TOGETHER:
            yield "".join(some)
            some = []
    yield "".join(some) + "</sheetData></worksheet>"


def line(number: int, values: Iterable[Any], *, bold: Iterable[str]) -> str:
    style = f' s="{BOLD}"' if bold else ""
    return f'<row r="{number}">{"".join(cell(value, style) for value in values)}</row>'


def cell(value: Any, style: str = "") -> str:
    """Numbers are numbers, whole days are days, everything else is text that nothing runs."""
    if value is None or value == "":
        return "<c/>"
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"<c{style}><v>{value}</v></c>"
    text = str(value)
    day = as_day(text)
    if day is not None:
        return f'<c s="{DAY}"><v>{(day - EPOCH).days}</v></c>'
    said = escape(UNWRITABLE.sub("", str(exports.safe(text)))[:LONGEST_CELL])
    return f'<c{style} t="inlineStr"><is><t xml:space="preserve">{said}</t></is></c>'


def as_day(text: str) -> date | None:
    if len(text) != 10 or text[4] != "-":
        return None
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if found.year >= 1901 else None


def quoted(text: str) -> str:
    return f'"{text}"'


def parts_of_book(sheets: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """All parts of a workbook but its sheets."""
    numbers = range(1, len(sheets) + 1)
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{SHEET}.worksheet+xml"/>'
        for n in numbers
    )
    yield (
        "[Content_Types].xml",
        f'<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{SHEET}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{SHEET}.styles+xml"/>{overrides}</Types>',
    )
    yield (
        "_rels/.rels",
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    )
    listed = "".join(
        f'<sheet name="{escape(name[:31])}" sheetId="{n}" r:id="rId{n}"/>'
        for n, name in zip(numbers, sheets, strict=True)
    )
    yield (
        "xl/workbook.xml",
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>',
    )
    targets = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in numbers
    )
    yield (
        "xl/_rels/workbook.xml.rels",
        f'<Relationships xmlns="{PACKAGE}/relationships">{targets}<Relationship Id="rId{len(sheets) + 1}" '
        f'Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>',
    )
    yield "xl/styles.xml", styles()


def styles() -> str:
    """Plain, bold, a day."""
    formats = "".join(
        f'<xf numFmtId="{number}" fontId="{font}" fillId="0" borderId="0" xfId="0"{more}/>'
        for number, font, more in (
            (0, 0, ""),
            (0, 1, ' applyFont="1"'),
            (14, 0, ' applyNumberFormat="1"'),
        )
    )
    return (
        f'<styleSheet xmlns="{MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
        f'<font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill '
        f'patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1">'
        f'<border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
        f'</cellStyleXfs><cellXfs count="3">{formats}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" '
        f'builtinId="0"/></cellStyles></styleSheet>'
    )
