"""Rows of the first large table of an HTML file, which databases like to send out as ".xls". Runs in the child.

The file is read piece by piece; what stands outside of cells, scripts and styles are passed over.
"""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from palais.apps.office.imports.csv_rows import LONGEST_CELL, MOST_COLUMNS
from palais.apps.office.intake.faults import Fault

PIECE = 256 * 1024
BREAKS = ("br", "p", "div", "li")


class Rows(HTMLParser):
    """Collects the rows that are whole; whoever feeds it takes them away."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.whole: list[list[str]] = []
        self.row: list[str] | None = None
        self.cell: list[str] | None = None

    def taken(self) -> list[list[str]]:
        several, self.whole = self.whole, []
        return several

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if tag == "tr":
            self.end_row()
            self.row = []
        elif tag in ("td", "th"):
            self.end_cell()
            self.row = [] if self.row is None else self.row
            self.cell = []
        elif tag in BREAKS and self.cell:
            self.cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self.end_cell()
        elif tag in ("tr", "table"):
            self.end_row()

    def handle_data(self, data: str) -> None:
        if self.cell is not None:
            self.cell.append(data)

    def end_cell(self) -> None:
        if self.cell is not None and self.row is not None:
            lines = "".join(self.cell).split("\n")
            text = "\n".join(filter(None, (" ".join(line.split()) for line in lines)))
            self.row.append(text[:LONGEST_CELL])
        self.cell = None

    def end_row(self) -> None:
        self.end_cell()
        if self.row:
            self.whole.append(self.row)
        self.row = None


def rows(path: Path, *, encoding: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with its number; blank rows are left out."""
    for number, cells in enumerate(whole_rows(path, encoding), 1):
        if len(cells) > MOST_COLUMNS:
            raise Fault("too-many-columns", line=number, most=MOST_COLUMNS)
        if any(cells):
            yield number, cells


def whole_rows(path: Path, encoding: str) -> Iterator[list[str]]:
    parser = Rows()
    try:
        with path.open(encoding=encoding) as opened:
            while piece := opened.read(PIECE):
                parser.feed(piece)
                yield from parser.taken()
    except UnicodeError as error:
        raise Fault("wrong-encoding", line=0, encoding=encoding) from error
    parser.close()
    parser.end_row()
    yield from parser.taken()
