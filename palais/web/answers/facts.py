"""What is known about one row of facts, and about the tables as a whole."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from palais.apps.office import facts as registry
from palais.apps.office import queries
from palais.web.answers.marks import Mark, mark


@dataclass(frozen=True, slots=True)
class Cell:
    """A column of the row; `replaced` is the text it had before, None where it was not replaced."""

    column: str
    text: str
    replaced: str | None


@dataclass(frozen=True, slots=True)
class Fact:
    """One row with its mark. `reason` is an editor's word on why it was changed; the editor is not named."""

    table: str
    key: str
    cells: tuple[Cell, ...]
    mark: Mark
    withdrawn_on: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class Table:
    name: str
    rows: int
    unverified: int


def row(*, table: str, key: str, on: date) -> Fact | None:
    """The row, also where it is withdrawn; None where there is none."""
    record = queries.fact(table=table, key=key)
    if record is None:
        return None
    before: dict[str, Any] = (record.covers or [{}])[0]
    cells = tuple(
        Cell(column, text, before[column] if before.get(column, text) != text else None)
        for column, text in record.raw.items()
    )
    correction = queries.correction(table=table, key=key)
    return Fact(
        table=table,
        key=key,
        cells=cells,
        mark=mark(record, table=table, on=on),
        withdrawn_on=record.withdrawn_on,
        reason=correction.reason if correction else "",
    )


def tables() -> list[Table]:
    """Every table with records, how many rows are in force and how many of them are unverified."""
    return [
        Table(
            name=name,
            rows=loader.model.public.count(),
            unverified=loader.model.public.filter(verified=False).count(),
        )
        for name, loader in registry.registered().items()
    ]


def uses_of(source: str) -> list[Table]:
    """How many rows of each table rest on a source."""
    counted = [
        Table(name, rows.count(), rows.filter(verified=False).count())
        for name, loader in registry.registered().items()
        for rows in [loader.model.public.filter(source_id=source)]
    ]
    return [table for table in counted if table.rows]
