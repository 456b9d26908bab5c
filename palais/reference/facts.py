"""Facts once read: rows, sources, faults, and the whole of them.

It knows what a row remembers: its values, its text, its file and line, its layer, what it covers.
It does not read files and does not know which tables exist.
The three layers are those of docs/rules/facts.md; the third, corrections in the editor, lies in the database.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from palais.core.dates import PartialDate

Value = str | int | Decimal | bool | PartialDate | tuple[str, ...] | None


class Layer(StrEnum):
    """Whose file it is. A network's row covers a shipped one."""

    SHIPPED = "shipped"
    NETWORK = "network"


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in a file. ``line`` 0: the file as a whole; ``column`` empty: the line as a whole."""

    layer: Layer
    file: str
    line: int
    column: str
    message: str

    def __str__(self) -> str:
        place = f"{self.file} line {self.line}" if self.line else self.file
        owner = "your own facts, " if self.layer is Layer.NETWORK else ""
        column = f"column {self.column}: " if self.column else ""
        return f"{owner}{place}: {column}{self.message}"


class FactsBroken(ValueError):
    """The facts do not hold and were not loaded. ``faults`` lists every fault found, not the first alone."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        count = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
        super().__init__("\n".join([f"the facts do not hold ({count}):", *map(str, faults)]))


@dataclass(frozen=True, slots=True)
class Source:
    """Where facts come from. ``as_of``, as written, is its state: a date, "2016-2024" or "1990s"."""

    key: str
    title: str
    publisher: str
    layer: Layer
    as_of: str = ""
    symbol: str = ""
    url: str = ""
    licence: str = ""
    note: str = ""

    @property
    def as_of_latest(self) -> PartialDate | None:
        """The newest date the source speaks for; None where the source tells none."""
        if not self.as_of:
            return None
        if self.as_of.endswith("0s"):
            return PartialDate.parse(f"{self.as_of[:3]}9")
        is_span = len(self.as_of) == 9
        return PartialDate.parse(self.as_of[5:] if is_span else self.as_of)


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One fact. ``values`` are typed, ``texts`` are the fields as written, both by column name.

    ``covers`` holds the shipped rows that this network row takes the place of: compare their ``texts`` with
    those remembered from the last load to see whether the shipped value has changed underneath.
    """

    table: str
    key: tuple[str, ...]
    values: Mapping[str, Value] = field(repr=False)
    texts: Mapping[str, str]
    file: str
    line: int
    layer: Layer
    covers: tuple[Row, ...] = ()

    def __getitem__(self, column: str) -> Value:
        return self.values[column]

    def text(self, column: str) -> str:
        """The field as written; an empty field is ""."""
        return self.texts[column]

    def date(self, column: str) -> PartialDate:
        """The value of a date column that is filled."""
        value = self.values[column]
        if not isinstance(value, PartialDate):
            raise TypeError(f"{self.table}.{column} is not a date")
        return value

    def date_if_known(self, column: str) -> PartialDate | None:
        """The value of a date column, None where it is empty."""
        return self.date(column) if self.texts[column] else None

    def parts(self, column: str) -> tuple[str, ...]:
        """The parts of a list column."""
        value = self.values[column]
        if not isinstance(value, tuple):
            raise TypeError(f"{self.table}.{column} is not a list")
        return value

    def number(self, column: str) -> int:
        """The value of a column of whole numbers that is filled."""
        value = self.values[column]
        if not isinstance(value, int):
            raise TypeError(f"{self.table}.{column} is not a whole number")
        return value

    def fault(self, message: str, *, column: str = "") -> Fault:
        """A fault that stands on this row's line."""
        return Fault(self.layer, self.file, self.line, column, message)


@dataclass(frozen=True)
class Counts:
    """Numbers that must hold: ``plain`` by name ("states"), by treaty, by regional group of members.

    Each is the smallest and the largest number allowed; a number that must hold exactly is both.
    """

    plain: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    parties: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    signatories: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    groups: Mapping[str, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True)
class Facts:
    """All rows of all tables, in the order of their files, with their sources.

    ``warnings`` do not stop a load: a source nobody uses, a number the UN printed that the rows do not give.
    """

    tables: Mapping[str, tuple[Row, ...]] = field(repr=False)
    sources: Mapping[str, Source] = field(repr=False)
    counts: Counts
    warnings: tuple[Fault, ...] = ()

    def __getitem__(self, table: str) -> tuple[Row, ...]:
        return self.tables[table]

    def __iter__(self) -> Iterator[Row]:
        for rows in self.tables.values():
            yield from rows

    def find(self, table: str, *key: str) -> Row | None:
        """The row with this key, None where there is none."""
        return self._by_key[table].get(key)

    def source_of(self, row: Row) -> Source | None:
        """The source of a row, None in the few tables whose rows have none of their own."""
        return self.sources.get(row.texts.get("source", ""))

    @cached_property
    def _by_key(self) -> dict[str, dict[tuple[str, ...], Row]]:
        return {table: {row.key: row for row in rows} for table, rows in self.tables.items()}
