"""A folder of tables, read line by line.

It knows the form of the files: encoding, lines, fields, keys, order.
It does not know whether rows agree with each other across tables: ``checks`` does, of all layers together.
The form is that of docs/rules/facts.md; it is strict, so that every change of a fact is a change of one line.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from palais.reference.catalogue import TABLES
from palais.reference.cells import CellNotUnderstood, read_cell, shown
from palais.reference.facts import Counts, Fault, Layer, Row, Source, Value
from palais.reference.sources import read_sources
from palais.reference.spec import TableSpec

LARGEST_FILE = 64 * 1024 * 1024
"""Bytes; a table beyond this is refused before it is read."""


@dataclass(frozen=True)
class Folder:
    """What one folder holds. With ``faults`` the rows are what could be read, for messages only."""

    tables: dict[str, list[Row]]
    sources: dict[str, Source]
    counts: Counts
    faults: list[Fault]


def read_folder(folder: Path, *, layer: Layer) -> Folder:
    """Read every table of a folder. The shipped folder must hold all of them, a network's may hold any."""
    sources, counts, faults = read_sources(folder, layer=layer)
    tables: dict[str, list[Row]] = {}
    present = {path.name for path in folder.glob("*.csv")}
    for unknown in sorted(present - {spec.file for spec in TABLES.values()}):
        faults.append(Fault(layer, unknown, 0, "", "no table of this name is known; see docs/rules/facts.md"))
    for spec in TABLES.values():
        if spec.file in present:
            rows, found = read_table(folder / spec.file, spec=spec, layer=layer)
            tables[spec.name] = rows
            faults += found
        elif layer is Layer.SHIPPED:
            faults.append(Fault(layer, spec.file, 0, "", "the file is missing"))
    return Folder(tables, sources, counts, faults)


def read_table(path: Path, *, spec: TableSpec, layer: Layer) -> tuple[list[Row], list[Fault]]:
    """The rows of one file, and every fault found in it."""
    reading = _Reading(path, spec, layer)
    rows = list(reading.rows())
    return rows, reading.faults


class _Reading:
    """One file being read: collects faults, so that a person can mend all of them at once."""

    def __init__(self, path: Path, spec: TableSpec, layer: Layer) -> None:
        self.path, self.spec, self.layer = path, spec, layer
        self.faults: list[Fault] = []

    def fault(self, message: str, *, line: int = 0, column: str = "") -> None:
        self.faults.append(Fault(self.layer, self.spec.file, line, column, message))

    def rows(self) -> Iterator[Row]:
        lines = self._lines()
        if not lines:
            return
        if not self._is_header(lines[0]):
            return
        lines_by_key: dict[tuple[str, ...], int] = {}
        count, previous = 0, None
        for number, line in enumerate(lines[1:], 2):
            row = self._row(line, number)
            if row is None:
                continue
            count += 1
            if (first := lines_by_key.setdefault(row.key, number)) != number:
                self.fault(f"the same {', '.join(self.spec.key)} as line {first}", line=number)
            place = self.spec.sort_key(row.texts)
            if previous is not None and place < previous:
                order = ", ".join(self.spec.order or self.spec.key)
                self.fault(f"out of order: lines are sorted by {order}", line=number)
            previous = place
            yield row
        self._count_lines(count)

    def _count_lines(self, count: int) -> None:
        least = self.spec.least if self.layer is Layer.SHIPPED else 0
        if not least <= count <= self.spec.most and not self.faults:
            self.fault(f"expected {least} to {self.spec.most} rows, found {count}")

    def _lines(self) -> list[str]:
        if self.path.stat().st_size > LARGEST_FILE:
            self.fault(f"larger than {LARGEST_FILE // 1024 // 1024} MB")
            return []
        raw = self.path.read_bytes()
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
            self.fault(f"expected UTF-8, found the byte 0x{raw[error.start]:02x}", line=line)
            return []
        if text.startswith("\ufeff"):
            self.fault("expected UTF-8 without a byte order mark", line=1)
            text = text[1:]
        if "\r" in text:
            line = text.count("\n", 0, text.index("\r")) + 1
            self.fault("expected lines that end in LF alone, found a carriage return", line=line)
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        if not text:
            self.fault("expected a header line, found an empty file")
            return []
        if not text.endswith("\n"):
            self.fault("expected a newline at the end", line=text.count("\n") + 1)
        return text.removesuffix("\n").split("\n")

    def _is_header(self, line: str) -> bool:
        fields = self._fields(line, 1)
        if fields is None or tuple(fields) == self.spec.header:
            return fields is not None
        missing = [name for name in self.spec.header if name not in fields]
        extra = [shown(name) for name in fields if name not in self.spec.header]
        if missing:
            self.fault(f"the header lacks {', '.join(missing)}", line=1)
        if extra:
            self.fault(f"the header has unknown columns: {', '.join(extra[:10])}", line=1)
        if not missing and not extra:
            self.fault(f"expected the columns in this order: {', '.join(self.spec.header)}", line=1)
        return False

    def _fields(self, line: str, number: int) -> list[str] | None:
        """The fields of one line, parsed alone: a quotation mark left open spoils no other line."""
        try:
            return next(csv.reader([line], strict=True), [])
        except csv.Error as error:
            self.fault(f"not a line of CSV: {error}", line=number)
            return None

    def _row(self, line: str, number: int) -> Row | None:
        fields = self._fields(line, number)
        if fields is None:
            return None
        columns = self.spec.columns
        if len(fields) != len(columns):
            self.fault(f"expected {len(columns)} fields, found {len(fields)}", line=number)
            return None
        values: dict[str, Value] = {}
        for column, text in zip(columns, fields, strict=True):
            try:
                values[column.name] = read_cell(column, text)
            except CellNotUnderstood as error:
                self.fault(str(error), line=number, column=column.name)
        if len(values) < len(columns):
            return None
        texts = dict(zip(self.spec.header, fields, strict=True))
        return Row(self.spec.name, self.spec.key_of(texts), values, texts, self.spec.file, number, self.layer)
