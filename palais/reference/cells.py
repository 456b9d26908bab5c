"""One field of a table: from text to a value.

It knows the form of each kind of field and says what was expected when the form is wrong.
It does not know tables, lines or references: whether a key exists is asked later, of all tables together.
The forms are those of docs/rules/facts.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache

from palais.core.dates import DateNotUnderstood, PartialDate, Period, PeriodNotUnderstood
from palais.reference.facts import Value
from palais.reference.spec import STANDINGS, Column, Kind

FIRST_YEAR, LAST_YEAR = 1900, 2100
_INT = re.compile(r"-?[0-9]{1,9}")
_DECIMAL = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,9})?")
_SYMBOL = re.compile(r"[^\s|,;]+/[^\s|,;]+")
_KEY = re.compile(r"[^\s|]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


class CellNotUnderstood(ValueError):
    """The field does not have the form of its column; the message begins with "expected"."""


def read_cell(column: Column, text: str) -> Value:
    """The value of a field; CellNotUnderstood says what was expected."""
    if text == "":
        if column.may_be_empty:
            return _EMPTY.get(column.kind, "")
        raise CellNotUnderstood(f"expected {_wanted(column)}, found nothing")
    if text != text.strip():
        raise CellNotUnderstood(f"expected no blank at either end, found {shown(text)}")
    if _CONTROL.search(text):
        raise CellNotUnderstood(f"expected no control character, found {shown(text)}")
    value = _READERS[column.kind](text, column)
    if value is None:
        raise CellNotUnderstood(f"expected {_wanted(column)}, found {shown(text)}")
    return value


def shown(text: str) -> str:
    """Text from a file as it may stand in a message: quoted, shortened, control characters written out."""
    return repr(text if len(text) <= 60 else text[:57] + "…")


_EMPTY: dict[Kind, Value] = {
    Kind.INT: None,
    Kind.DECIMAL: None,
    Kind.FLAG: None,
    Kind.DATE: None,
    Kind.LIST: (),
    Kind.REFERENCES: (),
}

_WANTED = {
    Kind.TEXT: "text",
    Kind.INT: "a whole number",
    Kind.DECIMAL: "a number such as 12.5",
    Kind.FLAG: "0 or 1",
    Kind.DATE: "YYYY, YYYY-MM or YYYY-MM-DD",
    Kind.PERIOD: "a period such as P30D, P3M or -P10W",
    Kind.SYMBOL: "a document symbol",
    Kind.STANDING: "ok or unverified",
    Kind.SOURCE: "a key of SOURCES.toml",
    Kind.LIST: "parts separated by |, none of them empty",
}


def _wanted(column: Column) -> str:
    if column.kind is Kind.ONE_OF:
        return f"one of {', '.join(column.values)}"
    if column.kind is Kind.REFERENCE:
        return f"a key of {column.refers}.csv"
    if column.kind is Kind.REFERENCES:
        return f"keys of {column.refers}.csv separated by |"
    return _WANTED[column.kind]


@lru_cache(maxsize=16384)
def _date(text: str) -> PartialDate | None:
    try:
        found = PartialDate.parse(text)
    except DateNotUnderstood:
        return None
    return found if FIRST_YEAR <= found.earliest.year <= LAST_YEAR else None


def _period(text: str, _: Column) -> Value:
    try:
        Period.parse(text)
    except PeriodNotUnderstood:
        return None
    return text


def _parts(text: str, _: Column) -> Value:
    parts = tuple(text.split("|"))
    return parts if all(part and part == part.strip() for part in parts) else None


_READERS: dict[Kind, Callable[[str, Column], Value]] = {
    Kind.TEXT: lambda text, _: text,
    Kind.INT: lambda text, _: int(text) if _INT.fullmatch(text) else None,
    Kind.DECIMAL: lambda text, _: Decimal(text) if _DECIMAL.fullmatch(text) else None,
    Kind.FLAG: lambda text, _: {"0": False, "1": True}.get(text),
    Kind.DATE: lambda text, _: _date(text),
    Kind.PERIOD: _period,
    Kind.SYMBOL: lambda text, _: text if _SYMBOL.fullmatch(text) else None,
    Kind.ONE_OF: lambda text, column: text if text in column.values else None,
    Kind.STANDING: lambda text, _: text if text in STANDINGS else None,
    Kind.SOURCE: lambda text, _: text if _KEY.fullmatch(text) else None,
    Kind.REFERENCE: lambda text, _: text if _KEY.fullmatch(text) else None,
    Kind.LIST: _parts,
    Kind.REFERENCES: _parts,
}
