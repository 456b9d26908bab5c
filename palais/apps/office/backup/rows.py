"""The rows of the tables: read in one consistent state, written back inside one transaction, never all in memory."""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from django.db import connection, transaction

from palais.apps.office.backup import values
from palais.apps.office.backup.state import Table

BATCH = 500


class RowNotUnderstood(ValueError):
    """A row of a backup does not fit its table; the sentence names the place."""


@contextmanager
def one_state() -> Iterator[None]:
    """While every reading sees the same moment, and nobody who writes has to wait."""
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            cursor.execute("SELECT 1")  # from here on
            yield
        return
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")  # `atomic` would lock out writers
        try:
            cursor.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchall()
            yield
        finally:
            cursor.execute("ROLLBACK")


def read(table: Table) -> Iterator[bytes]:
    """Each row as one line of JSON: the values of its columns, in their order."""
    found = [(place, values.converter(field)) for place, field in enumerate(table.fields)]
    converters = [(place, convert) for place, convert in found if convert is not None]
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=values.written).encode
    with connection.chunked_cursor() as cursor:
        cursor.execute(f"SELECT {columns(table)} FROM {quoted(table.name)} ORDER BY {quoted(table.key)}")
        while some := cursor.fetchmany(BATCH):
            for row in some:
                kept = list(row)
                for place, convert in converters:
                    kept[place] = convert(kept[place])
                yield encode(kept).encode("utf-8") + b"\n"


def empty(tables: Iterable[Table]) -> None:
    """Delete every row, in the caller's transaction; what refers to what does not matter until its end."""
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"DELETE FROM {quoted(table.name)}")


def write(table: Table, lines: Iterable[bytes], *, say: Callable[[int], None]) -> int:
    """Put rows into a table; how many. Raises RowNotUnderstood."""
    rows = understood(table, lines)
    count = 0
    while some := list(islice(rows, BATCH)):
        (copy if connection.vendor == "postgresql" else insert)(table, some)
        count += len(some)
        say(count)
    return count


def understood(table: Table, lines: Iterable[bytes]) -> Iterator[list[Any]]:
    readers = [values.reader(field) for field in table.fields]
    for number, line in enumerate(lines, 1):
        try:
            row = json.loads(line)
            if not isinstance(row, list) or len(row) != len(readers):
                raise ValueError(f"expected {len(readers)} values")
            yield [read(value) for read, value in zip(readers, row, strict=True)]
        except (ValueError, TypeError, ArithmeticError, RecursionError) as error:
            raise RowNotUnderstood(f"{table.name}, line {number}: {error}") from error


def insert(table: Table, rows: list[list[Any]]) -> None:
    places = ", ".join(["%s"] * len(table.fields))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {quoted(table.name)} ({columns(table)}) VALUES ({places})", list(map(tuple, rows))
        )


def copy(table: Table, rows: list[list[Any]]) -> None:
    """PostgreSQL's own way for many rows."""
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {quoted(table.name)} ({columns(table)}) FROM STDIN") as into,
    ):
        for row in rows:
            into.write_row(row)


def columns(table: Table) -> str:
    return ", ".join(map(quoted, table.columns))


def quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def last_number(table: Table) -> int:
    """The highest number that this table ever gave to a row; 0 where it gives none."""
    if not table.number:
        return 0
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            sequence = sequence_of(table)
            if not sequence:
                return 0
            cursor.execute(
                f"SELECT CASE WHEN is_called THEN last_value ELSE last_value - 1 END FROM {sequence}"
            )
        else:
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table.name])
        found = cursor.fetchone()
    return int(found[0]) if found else 0


def go_on_from(table: Table, number: int) -> None:
    """Let the next row get a number after this one, and after all that are there."""
    if not table.number:
        return
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT MAX({quoted(table.number)}) FROM {quoted(table.name)}")
        last = max(number, cursor.fetchone()[0] or 0)
        if connection.vendor == "postgresql":
            sequence = sequence_of(table)
            if sequence:
                cursor.execute("SELECT setval(%s, %s, %s)", [sequence, max(last, 1), last > 0])
            return
        cursor.execute("UPDATE sqlite_sequence SET seq = %s WHERE name = %s", [last, table.name])
        if not cursor.rowcount and last:
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table.name, last])


def sequence_of(table: Table) -> str:
    """The sequence that numbers the rows of a table (PostgreSQL), quoted where it must be; empty: none."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [quoted(table.name), table.number])
        return cursor.fetchone()[0] or ""
