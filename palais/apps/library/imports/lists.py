"""Thematic lists of OHCHR as rows of a table. Runs in the child.

The document is read whole; its recommendations are then rows under fixed headings, so that its columns are known by
themselves. Names of States are those that come with the project; what they do not have is told with the row.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from palais.apps.office.imports import table
from palais.apps.office.intake.faults import Fault
from palais.core import documents, thematic_rows
from palais.reference.layers import read_layers
from palais.reference.names import spellings

SHEET = "list"


def head(*, file: str, kind: str, name: str, **said: str) -> Iterator[dict[str, Any]]:
    """As `office.imports.table.head`, with the State that the list or the name of the file names."""
    document, names = understood(Path(file), name=name)
    state = document.front.state or ""
    reading = {"encoding": "", "delimiter": "", "sheet": SHEET, "on": "", "state": names.get(state, state)}
    yield table.described(lines(document, names), reading=reading, sheets=[SHEET])


def rows(*, file: str, columns: list[int], headings_in: int, **said: Any) -> Iterator[list[Any]]:
    """Every recommendation, several at a time, with its place in the list."""
    document, names = understood(Path(file), name="")
    yield from table.batches(lines(document, names), columns=columns, headings_in=headings_in)


def lines(document: documents.Document, names: dict[str, str]) -> Iterator[tuple[int, list[str]]]:
    yield 0, list(thematic_rows.HEADINGS.values())
    yield from enumerate(thematic_rows.rows(document, names=names), 1)


def understood(path: Path, *, name: str) -> tuple[documents.Document, dict[str, str]]:
    """The list, and the names of States by their codes; Fault where it is none."""
    known = spellings(read_layers())
    try:
        document = documents.read(path.read_bytes(), states=documents.States(known), file_name=name)
    except documents.DocumentRefused as refused:
        raise Fault(f"list-{refused.reason}") from refused
    if document.profile != "thematic-list" or not document.recommendations:
        raise Fault("no-list")
    return document, {state: names[0] for state, names in known.items() if names}
