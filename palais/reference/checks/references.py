"""Every key leads somewhere: rows of other tables, and sources."""

from __future__ import annotations

from collections.abc import Iterator

from palais.reference.catalogue import TABLES
from palais.reference.cells import shown
from palais.reference.facts import Facts, Fault, Row
from palais.reference.sources import FILE
from palais.reference.spec import Column, Kind, TableSpec

GENERAL_KNOWLEDGE = "general-knowledge"
"""The source that is no document; what rests on it must be marked unverified."""
_PARTS = ("rule", "eligibility")


def faults(facts: Facts) -> Iterator[Fault]:
    """Keys that lead nowhere, sources that are not listed, general knowledge that passes for read."""
    keys = {
        spec.name: {row.key[0] for row in facts[spec.name]} for spec in TABLES.values() if len(spec.key) == 1
    }
    for spec in TABLES.values():
        wanted = [column for column in spec.columns if column.refers]
        sources = [column for column in spec.columns if column.kind is Kind.SOURCE]
        for row in facts[spec.name]:
            for column in wanted:
                yield from _dangling(row, column, keys[column.refers])
            for column in sources:
                if row.texts[column.name] not in facts.sources:
                    found = shown(row.texts[column.name])
                    yield row.fault(f"expected a key of {FILE}, found {found}", column=column.name)
            yield from _passing_for_read(row, spec)


def warnings(facts: Facts) -> Iterator[Fault]:
    """Sources that no row uses."""
    used: set[str] = set()
    for spec in TABLES.values():
        columns = [column.name for column in spec.columns if column.kind is Kind.SOURCE]
        for row in facts[spec.name]:
            for holder in (row, *row.covers):
                used.update(holder.texts[name] for name in columns)
    for key, source in facts.sources.items():
        if key not in used:
            yield Fault(source.layer, FILE, 0, "", f"{key} is used by no row")


def _dangling(row: Row, column: Column, keys: set[str]) -> Iterator[Fault]:
    value = row.values[column.name]
    parts = value if isinstance(value, tuple) else (str(value),)
    for part in parts:
        if part and part not in keys and part not in column.besides:
            besides = f" or {' or '.join(column.besides)}" if column.besides else ""
            message = f"expected a key of {column.refers}.csv{besides}, found {shown(part)}"
            yield row.fault(message, column=column.name)


def _passing_for_read(row: Row, spec: TableSpec) -> Iterator[Fault]:
    pairs = (("source", spec.standing), *(((f"{part}_source", f"{part}_status")) for part in _PARTS))
    for source, standing in pairs:
        if row.texts.get(source) == GENERAL_KNOWLEDGE and row.texts.get(standing) == "ok":
            yield row.fault("general knowledge must be marked unverified", column=standing)
