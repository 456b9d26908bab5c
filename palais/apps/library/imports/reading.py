"""Programs of the bounded child for files of indexes: tables as those of all imports, JSON, and tables in HTML."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from palais.apps.library.imports import html_rows, json_rows
from palais.apps.office.imports import csv_rows, table
from palais.apps.office.intake.faults import Fault

JSON, HTML = "json", "html"
SAMPLE = 5


def head(*, file: str, kind: str, **said: str) -> Iterator[dict[str, Any]]:
    """How the file is read, its headings, its first rows; as `office.imports.table.head`."""
    path, encoding, doubt = Path(file), said.get("encoding", ""), ""
    if not encoding and kind in ("text", HTML):
        encoding, doubt = csv_rows.encoding_of(path)
    own = {"encoding": encoding, "delimiter": JSON, "sheet": "", "on": said.get("on", "")}
    if kind == HTML:
        found = html_rows.rows(path, encoding=encoding)
        yield table.described(found, reading={**own, "delimiter": HTML}, doubt=doubt)
    elif kind == "text" and json_rows.is_json(path, encoding=encoding):
        yield described(path, own)
    else:
        if said.get("delimiter") in (JSON, HTML):
            said["delimiter"] = ""
        yield from table.head(file=file, kind=kind, **said)


def described(path: Path, own: dict[str, Any]) -> dict[str, Any]:
    """What is told of a JSON file before it is read: its names are the headings."""
    names = json_rows.headings(path, encoding=own["encoding"])
    if not names:
        raise Fault("no-rows")
    blank = [""] * len(names)
    first = islice(json_rows.rows(path, encoding=own["encoding"]), SAMPLE)
    return {
        "reading": {**own, "headings_in": 0},
        "doubt": "",
        "sheets": [],
        "headings": names,
        "sample": [[cell[:200] for cell in [*cells, *blank[len(cells) :]]] for _number, cells in first],
    }


def rows(
    *, file: str, kind: str, columns: list[int], encoding: str, delimiter: str, headings_in: int, **said: Any
) -> Iterator[list[Any]]:
    """Every row below the headings, several at a time: its line or number, and the cells of these columns alone."""
    path = Path(file)
    if delimiter == HTML:
        found = html_rows.rows(path, encoding=encoding)
        yield from table.batches(found, columns=columns, headings_in=headings_in)
    elif delimiter == JSON:
        found = json_rows.rows(path, encoding=encoding)
        yield from table.batches(found, columns=columns, headings_in=headings_in)
    else:
        own = {"encoding": encoding, "delimiter": delimiter, "headings_in": headings_in}
        yield from table.rows(file=file, kind=kind, columns=columns, **own, **said)
