"""Short names for the columns that the tables are made of, so that a table reads like its header line."""

from __future__ import annotations

from palais.reference.spec import STANDINGS, Column, Kind

LANGUAGES = ("en", "fr", "es", "ar", "ru", "zh")


def text(*names: str) -> tuple[Column, ...]:
    """Text that must be there."""
    return tuple(Column(name) for name in names)


def maybe(*names: str, kind: Kind = Kind.TEXT) -> tuple[Column, ...]:
    """Columns that may be empty."""
    return tuple(Column(name, kind, may_be_empty=True) for name in names)


def must(*names: str, kind: Kind) -> tuple[Column, ...]:
    """Columns of one kind that must be filled."""
    return tuple(Column(name, kind) for name in names)


def word(name: str, values: str, *, may_be_empty: bool = False) -> tuple[Column, ...]:
    """One of the given words; their order is the order in which they sort."""
    return (Column(name, Kind.ONE_OF, may_be_empty, values=tuple(values.split())),)


def key_of(table: str, name: str, *, besides: str = "", may_be_empty: bool = False) -> tuple[Column, ...]:
    """The key of a row of another table."""
    return (Column(name, Kind.REFERENCE, may_be_empty, refers=table, besides=tuple(besides.split())),)


def keys_of(table: str, name: str) -> tuple[Column, ...]:
    """Keys of rows of another table, separated by "|"; may be empty."""
    return (Column(name, Kind.REFERENCES, may_be_empty=True, refers=table),)


def sourced(standing: str = "status", *, note: bool = True) -> tuple[Column, ...]:
    """The columns with which nearly every table ends: source, standing, note."""
    ending = (Column("source", Kind.SOURCE), Column(standing, Kind.STANDING, values=STANDINGS))
    return (*ending, *maybe("note")) if note else ending


NAMES = text(*(f"name_{language}" for language in LANGUAGES))
