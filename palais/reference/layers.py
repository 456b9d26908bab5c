"""The shipped facts with a network's own files above them.

It knows which row covers which.
It does not know the third layer, corrections in the editor: they lie in the database.
The rule is docs/rules/facts.md: the higher layer wins; what it covers is kept, so that a change shows.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from palais.reference import checks
from palais.reference.catalogue import TABLES
from palais.reference.facts import Counts, Facts, FactsBroken, Fault, Layer, Row
from palais.reference.reader import Folder, read_folder
from palais.reference.sources import FILE
from palais.reference.spec import TableSpec

SHIPPED = Path(__file__).parent / "tables"
"""The folder of the tables that come with the project."""


def read_layers(*, shipped: Path = SHIPPED, network: Path | None = None) -> Facts:
    """The facts of both layers as one. Raises FactsBroken with every fault found.

    ``network`` is a folder of the same format that may hold any of the tables and any of their rows, with a
    SOURCES.toml of its own; None, or a folder without a table, leaves the shipped facts as they are.
    """
    base = _checked(_facts_of(read_folder(shipped, layer=Layer.SHIPPED)))
    if network is None or not network.is_dir() or not any(network.glob("*.csv")):
        return base
    own = read_folder(network, layer=Layer.NETWORK)
    faults = own.faults + _sources_taken(base, own)
    if faults:
        raise FactsBroken(tuple(faults))
    return _checked(_merged(base, own))


def _facts_of(folder: Folder) -> Facts:
    if folder.faults:
        raise FactsBroken(tuple(folder.faults))
    return Facts({name: tuple(rows) for name, rows in folder.tables.items()}, folder.sources, folder.counts)


def _checked(facts: Facts) -> Facts:
    faults = tuple(checks.faults(facts))
    if faults:
        raise FactsBroken(faults)
    return replace(facts, warnings=tuple(checks.warnings(facts)))


def _sources_taken(base: Facts, own: Folder) -> list[Fault]:
    """One key, one source: a network that names its source like a shipped one must choose another key."""
    return [
        Fault(Layer.NETWORK, FILE, 0, "", f"{key} is the key of a shipped source already; choose another")
        for key, source in own.sources.items()
        if key in base.sources and replace(source, layer=Layer.SHIPPED) != base.sources[key]
    ]


def _merged(base: Facts, own: Folder) -> Facts:
    tables = {
        name: _lay_over(rows, own.tables.get(name, []), TABLES[name]) for name, rows in base.tables.items()
    }
    return Facts(tables, {**own.sources, **base.sources}, _counts(base, own))


def _lay_over(shipped: tuple[Row, ...], own: list[Row], spec: TableSpec) -> tuple[Row, ...]:
    """Own rows take the place of the shipped rows of their slot; all others are kept."""
    if not own:
        return shipped
    by_slot: dict[tuple[str, ...], list[Row]] = {}
    for row in shipped:
        by_slot.setdefault(spec.slot_of(row.texts), []).append(row)
    slots = {spec.slot_of(row.texts) for row in own}
    kept = [row for row in shipped if spec.slot_of(row.texts) not in slots]
    covering = [replace(row, covers=tuple(by_slot.get(spec.slot_of(row.texts), ()))) for row in own]
    return tuple(sorted(kept + covering, key=lambda row: spec.sort_key(row.texts)))


def _counts(base: Facts, own: Folder) -> Counts:
    """The counts that must hold once a network has added to the facts: its own where it states them.

    The shipped numbers of parties are exact for the shipped rows. With a network's rows the range in
    treaties.csv rules instead, until the network states a number of its own.
    """
    return Counts(
        plain={**base.counts.plain, **own.counts.plain},
        parties=own.counts.parties,
        signatories=own.counts.signatories,
        groups={**base.counts.groups, **own.counts.groups},
    )
