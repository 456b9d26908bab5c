"""Programs of the bounded child for files of indexes: tables as those of all imports, and arrays of JSON objects."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from palais.apps.library.imports import json_rows
from palais.apps.office.imports import csv_rows, table
from palais.apps.office.intake.faults import Fault

JSON = "json"
SAMPLE = 5


def head(*, file: str, kind: str, **said: str) -> Iterator[dict[str, Any]]:
    """How the file is read, its headings, its first rows; as `office.imports.table.head`."""
    path = Path(file)
    encoding = said.get("encoding") or (csv_rows.encoding_of(path)[0] if kind == "text" else "")
    if kind != "text" or not json_rows.is_json(path, encoding=encoding):
        if said.get("delimiter") == JSON:
            said["delimiter"] = ""
        yield from table.head(file=file, kind=kind, **said)
        return
    names = json_rows.headings(path, encoding=encoding)
    if not names:
        raise Fault("no-rows")
    first = islice(json_rows.rows(path, encoding=encoding, names=names), SAMPLE)
    yield {
        "reading": {
            "encoding": encoding,
            "delimiter": JSON,
            "sheet": "",
            "on": said.get("on", ""),
            "headings_in": 0,
        },
        "doubt": "",
        "sheets": [],
        "headings": names,
        "sample": [[cell[:200] for cell in cells] for _number, cells in first],
    }


def rows(
    *, file: str, kind: str, columns: list[int], encoding: str, delimiter: str, **said: Any
) -> Iterator[Any]:
    """Every row, several at a time: its line or number, and the cells of these columns alone."""
    if delimiter != JSON:
        yield from table.rows(
            file=file, kind=kind, columns=columns, encoding=encoding, delimiter=delimiter, **said
        )
        return
    path = Path(file)
    names = json_rows.headings(path, encoding=encoding)
    together: list[Any] = []
    for number, cells in json_rows.rows(path, encoding=encoding, names=[names[place] for place in columns]):
        if number > table.MOST_ROWS:
            raise Fault("too-many-rows", most=table.MOST_ROWS)
        together.append([number, cells])
        if len(together) == table.TOGETHER:
            yield together
            together = []
    if together:
        yield together
