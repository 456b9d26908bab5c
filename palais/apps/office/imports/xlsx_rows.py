"""Rows of an Excel table, read as a stream. Runs in the child.

A cell that a formula fills counts as the value that was stored with it; cells that hold an error stay as they are,
so that the row can be quarantined.
"""

import warnings
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from openpyxl.reader.excel import ExcelReader
from openpyxl.xml.constants import SHARED_STRINGS

from palais.apps.office.imports.csv_rows import LONGEST_CELL, MOST_COLUMNS
from palais.apps.office.imports.xlsx_strings import Strings
from palais.apps.office.intake.faults import Fault


class Book(ExcelReader):
    """Reads a workbook; its shared texts, which are most of a large one, lie on disk instead of in memory."""

    def __init__(self, stream: Any, *, texts: bool) -> None:
        super().__init__(stream, read_only=True, data_only=True, keep_links=False)
        self.texts = texts

    def read_strings(self) -> None:
        part = self.package.find(SHARED_STRINGS)
        if part is not None and self.texts:
            with self.archive.open(part.PartName[1:]) as source:
                self.shared_strings = Strings(source)


def workbook(stream: Any, *, texts: bool = True) -> Any:
    book = Book(stream, texts=texts)
    book.read()
    return book.wb


def sheets(path: Path) -> list[str]:
    return [str(sheet.title) for sheet in opened(path).worksheets]


def opened(path: Path) -> Any:
    """The workbook without the texts of its cells."""
    warnings.simplefilter("ignore")
    try:
        with path.open("rb") as stream:
            return workbook(stream, texts=False)
    except MemoryError:
        raise
    except Exception as error:
        raise Fault("table-broken") from error


def rows(path: Path, *, sheet: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with its number; blank rows are left out."""
    warnings.simplefilter("ignore")
    with path.open("rb") as stream:
        try:
            book = workbook(stream)
            page = book[sheet] if sheet in book.sheetnames else book.worksheets[0]
            page.reset_dimensions()
            for number, cells in enumerate(page.iter_rows(values_only=True), 1):
                texts = [text(cell) for cell in cells]
                while texts and not texts[-1]:
                    texts.pop()
                if len(texts) > MOST_COLUMNS:
                    raise Fault("too-many-columns", line=number, most=MOST_COLUMNS)
                if texts:
                    yield number, texts
        except (Fault, MemoryError, GeneratorExit):
            raise
        except Exception as error:
            raise Fault("table-broken") from error


def text(value: Any) -> str:
    """What a person reads in the cell; days as 2015-04-03."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()[:LONGEST_CELL]
