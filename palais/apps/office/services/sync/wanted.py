"""What the database should hold: the files' rows with the editors' corrections on top."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings

from palais.apps.office import facts as registry
from palais.apps.office.choices import CorrectionKind, Layer
from palais.apps.office.models import Correction
from palais.reference.catalogue import TABLES
from palais.reference.cells import CellNotUnderstood, read_cell
from palais.reference.facts import Facts, Row
from palais.reference.facts import Layer as FileLayer


class CorrectionNotUnderstood(ValueError):
    """A value that an editor gave does not have the form of its column; `faults` names them by column."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        self.faults = dict(faults)
        super().__init__("; ".join(f"{column}: {message}" for column, message in faults.items()))


@dataclass(frozen=True, slots=True)
class Wanted:
    """One record as it should be. `row` is the fact, `covers` the texts of what it took the place of."""

    key: str
    row: Row
    layer: Layer
    covers: list[dict[str, str]] | None

    def fields(self, loader: registry.Loader) -> dict[str, Any]:
        standing = TABLES[loader.table].standing
        return {
            **loader.fields(self.row),
            "fact_key": self.key,
            "raw": dict(self.row.texts),
            "source_id": self.row.texts.get("source") or None,
            "verified": not standing or self.row.texts[standing] == "ok",
            "note": self.row.texts.get("note", ""),
            "layer": self.layer.value,
            "covers": self.covers,
            "withdrawn_on": None,
        }


@dataclass(frozen=True, slots=True)
class Overtaken:
    """A correction whose lower value is no longer what it was when the editor replaced it; `layer` says whose it is."""

    correction: Correction
    layer: Layer
    ours: dict[str, str]
    theirs: dict[str, str]


def wanted_rows(facts: Facts, *, table: str) -> dict[str, Wanted]:
    """The rows of the two file layers, by key; in a demonstration as they were known on its day."""
    loader = registry.registered().get(table) if settings.DEMO else None
    rows = {}
    for row in facts[table] if loader is None else (known(row, loader) for row in facts[table]):
        key = registry.key_text(row.key)
        covers = [dict(covered.texts) for covered in row.covers] or None
        rows[key] = Wanted(key, row, Layer(row.layer.value), covers)
    return rows


def known(row: Row, loader: registry.Loader) -> Row:
    """The row as it was known on the day of the demonstration."""
    then = loader.as_known(row) if loader.as_known else {}
    if not then:
        return row
    before = read_row(table=row.table, texts={**row.texts, **then})
    return replace(row, values=before.values, texts=before.texts)


def correct(rows: dict[str, Wanted], corrections: Iterable[Correction]) -> list[Overtaken]:
    """Lay the corrections of one table over its rows; the lower values that have changed since come back."""
    overtaken = []
    for correction in corrections:
        below = rows.pop(place_of(correction, rows), None)
        theirs = dict(below.row.texts) if below else {}
        remembered = correction.covers or {}
        if correction.kind != CorrectionKind.WITHDRAW:
            row = read_row(table=correction.table, texts={**remembered, **theirs, **correction.values})
            covers = [theirs or remembered] if theirs or remembered else None
            rows[correction.fact_key] = Wanted(correction.fact_key, row, Layer.EDITOR, covers)
        if is_overtaken(correction, theirs=theirs, remembered=remembered):
            layer = below.layer if below else Layer.SHIPPED
            overtaken.append(Overtaken(correction, layer, dict(correction.values), theirs))
    return overtaken


def place_of(correction: Correction, rows: Mapping[str, Wanted]) -> str:
    """The key of the row that a correction speaks about: its own, or that of the row which took its place.

    A file that refines "ratification, 2023" to a day gives the row another key; both speak about the same thing.
    """
    if correction.fact_key in rows:
        return correction.fact_key
    spec = TABLES[correction.table]
    texts = dict.fromkeys(spec.header, "") | (correction.covers or {}) | correction.values
    slot = spec.slot_of(texts)
    return next((key for key, wanted in rows.items() if spec.slot_of(wanted.row.texts) == slot), "")


def is_overtaken(correction: Correction, *, theirs: Mapping[str, str], remembered: Mapping[str, str]) -> bool:
    """Whether the lower layer changed a value that the editor replaced, to something else than the editor's own."""
    if correction.kind == CorrectionKind.WITHDRAW:
        return bool(theirs) and theirs != remembered
    ours = correction.values
    changed = any(theirs.get(column) != remembered.get(column) for column in ours)
    return changed and any(theirs.get(column) != text for column, text in ours.items())


def read_row(*, table: str, texts: Mapping[str, str]) -> Row:
    """A row from the texts of its columns; CorrectionNotUnderstood names each column that has the wrong form."""
    spec = TABLES[table]
    values, faults = {}, {}
    for column in spec.columns:
        try:
            values[column.name] = read_cell(column, texts.get(column.name, ""))
        except CellNotUnderstood as error:
            faults[column.name] = str(error)
    if faults:
        raise CorrectionNotUnderstood(faults)
    full = {name: texts.get(name, "") for name in spec.header}
    return Row(table, spec.key_of(full), values, full, spec.file, 0, FileLayer.NETWORK)
