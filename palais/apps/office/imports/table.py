"""A table in a file, whatever its form: its headings and first rows, then all of its rows. Runs in the child."""

from collections.abc import Iterator
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import Any

from palais.apps.office.imports import csv_rows, xlsx_rows
from palais.apps.office.intake.faults import Fault

FIRST = 20
SAMPLE = 5
TOGETHER = 200
MOST_ROWS = 1_000_000
LONGEST_HEADING = 120


def head(
    *, file: str, kind: str, encoding: str = "", delimiter: str = "", sheet: str = "", on: str = ""
) -> Iterator[dict[str, Any]]:
    """How the file is read, its headings, its first rows. What is given is believed, the rest is found out.

    `on` is the day from which dates that repeat are counted; only calendars need it.
    """
    path, doubt, sheets = Path(file), "", []
    if kind == "ics":
        encoding, delimiter, sheet, sheets = "utf-8", "", "calendar", ["calendar"]
    elif kind == "xlsx":
        sheets = xlsx_rows.sheets(path)
        sheet = sheet if sheet in sheets else (sheets or [""])[0]
    else:
        if not encoding:
            encoding, doubt = csv_rows.encoding_of(path)
        delimiter = delimiter or csv_rows.delimiter_of(path, encoding=encoding)
    reading = {"encoding": encoding, "delimiter": delimiter, "sheet": sheet, "on": on}
    yield described(all_rows(path, kind, **reading), reading=reading, doubt=doubt, sheets=sheets)


def described(
    found: Iterator[tuple[int, list[str]]], *, reading: dict[str, Any], doubt: str = "", sheets: Any = ()
) -> dict[str, Any]:
    """What is told of a table before it is read: the row of headings is the first that is about as full as any."""
    first = list(islice(found, FIRST))
    if len(first) < 2:
        raise Fault("no-rows")
    widest = max(filled(cells) for _line, cells in first)
    place = next(number for number, (_line, cells) in enumerate(first) if filled(cells) * 2 >= widest)
    line, cells = first[place]
    return {
        "reading": {**reading, "headings_in": line},
        "doubt": doubt,
        "sheets": list(sheets)[:50],
        "headings": named(cells, width=max(len(row) for _line, row in first[place:])),
        "sample": [[cell[:200] for cell in row] for _line, row in first[place + 1 : place + 1 + SAMPLE]],
    }


def rows(
    *,
    file: str,
    kind: str,
    columns: list[int],
    encoding: str,
    delimiter: str,
    sheet: str,
    headings_in: int,
    on: str = "",
) -> Iterator[list[Any]]:
    """Every row below the headings, several at a time: its line, and the cells of these columns alone."""
    found = all_rows(Path(file), kind, encoding=encoding, delimiter=delimiter, sheet=sheet, on=on)
    yield from batches(found, columns=columns, headings_in=headings_in)


def batches(
    found: Iterator[tuple[int, list[str]]], *, columns: list[int], headings_in: int
) -> Iterator[list[Any]]:
    """The rows below the headings, several at a time, of these columns alone."""
    together: list[Any] = []
    count = 0
    for line, cells in found:
        if line <= headings_in:
            continue
        count += 1
        if count > MOST_ROWS:
            raise Fault("too-many-rows", most=MOST_ROWS)
        together.append([line, [cells[place] if place < len(cells) else "" for place in columns]])
        if len(together) == TOGETHER:
            yield together
            together = []
    if together:
        yield together


def all_rows(
    path: Path, kind: str, *, encoding: str, delimiter: str, sheet: str, on: str
) -> Iterator[tuple[int, list[str]]]:
    if kind == "ics":
        from palais.apps.office.imports import ics_rows  # no table pays for what it loads

        return ics_rows.rows(path, on=date.fromisoformat(on))
    if kind == "xlsx":
        return xlsx_rows.rows(path, sheet=sheet)
    return csv_rows.rows(path, encoding=encoding, delimiter=delimiter)


def filled(cells: list[str]) -> int:
    return sum(bool(cell) for cell in cells)


def named(cells: list[str], *, width: int) -> list[str]:
    """A heading for each column, each of them once; one without words is called by its place."""
    found: list[str] = []
    for place, cell in enumerate(chain(cells, [""] * (width - len(cells))), 1):
        name = " ".join(cell.split())[:LONGEST_HEADING] or f"#{place}"
        while name in found:
            name = f"{name} (#{place})"
        found.append(name)
    return found
