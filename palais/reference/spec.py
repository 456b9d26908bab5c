"""What a table of facts is made of: columns, kinds, keys.

It knows how a table is described, never what a given table holds; the tables stand in ``catalogue``.
It does not read files and does not judge whether a fact is true.
The rule is docs/rules/facts.md: one fact per line, each with its source.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a field of a column holds. In brackets: the Python value, and what stands for an empty field."""

    TEXT = "text"  # (str, "")
    INT = "int"  # whole number, may be below zero (int, None)
    DECIMAL = "decimal"  # (Decimal, None)
    FLAG = "flag"  # "0" or "1" (bool, None)
    DATE = "date"  # year, month or day (PartialDate, None)
    PERIOD = "period"  # P30D, P3M, -P10W (str as written, "")
    SYMBOL = "symbol"  # UN document symbol, not parsed here (str, "")
    ONE_OF = "one-of"  # one of the values of the column (str, "")
    STANDING = "standing"  # "ok" or "unverified" (str)
    SOURCE = "source"  # key of SOURCES.toml (str)
    REFERENCE = "reference"  # key of another table (str, "")
    LIST = "list"  # parts separated by "|" (tuple of str, ())
    REFERENCES = "references"  # keys of another table separated by "|" (tuple of str, ())


STANDINGS = ("ok", "unverified")


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``may_be_empty``: an empty field means "not known" or "does not apply", never "no".

    ``values`` are the allowed words of a ONE_OF column, in the order in which they sort; ``refers`` names the
    table of a REFERENCE, ``besides`` the words allowed although they are no key of it ("ALL").
    """

    name: str
    kind: Kind = Kind.TEXT
    may_be_empty: bool = False
    values: tuple[str, ...] = ()
    refers: str = ""
    besides: tuple[str, ...] = ()


Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TableSpec:
    """One table. ``key``: the columns that together name a row; ``least`` and ``most``: rows expected.

    ``order``: the columns by which the lines are sorted, where that is not the key. ``slot`` says what a row
    speaks about, where that is less than its key: a network's row takes the place of the shipped rows of its
    slot (a deposit known to the day replaces the same deposit known to the year).
    """

    name: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    least: int = 1
    most: int = 1_000_000
    order: tuple[str, ...] = ()
    slot: Callable[[Texts], tuple[str, ...]] | None = None

    @property
    def file(self) -> str:
        """The name of the table's file."""
        return f"{self.name}.csv"

    @property
    def header(self) -> tuple[str, ...]:
        """The names of its columns, in their order."""
        return tuple(column.name for column in self.columns)

    @property
    def standing(self) -> str:
        """The column that says "ok" or "unverified" about the whole row; empty where the table has none."""
        names = [column.name for column in self.columns if column.kind is Kind.STANDING]
        return next((name for name in ("fact_status", "status") if name in names), "")

    def key_of(self, texts: Texts) -> tuple[str, ...]:
        """What tells this row from all others of the table."""
        return tuple(texts[name] for name in self.key)

    def slot_of(self, texts: Texts) -> tuple[str, ...]:
        """What the row speaks about; equal to its key where the table says nothing else."""
        return self.slot(texts) if self.slot else self.key_of(texts)

    def sort_key(self, texts: Texts) -> tuple[tuple[int, int, str], ...]:
        """Where the line stands: by number where a field is a number, empty fields first."""
        columns = {column.name: column for column in self.columns}
        return tuple(_rank(columns[name], texts[name]) for name in self.order or self.key)


def _rank(column: Column, text: str) -> tuple[int, int, str]:
    if column.kind is Kind.ONE_OF and text in column.values:
        return (0, column.values.index(text), "")
    if text.isascii() and text.isdigit():
        return (0, int(text), "")
    return (1, 0, text) if text else (-1, 0, "")
