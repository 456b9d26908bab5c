"""One row at a time: what the files say of it, what all rows would be with other corrections, writing it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from palais.apps.office import facts as registry
from palais.apps.office import search
from palais.apps.office.choices import FactChangeKind
from palais.apps.office.models import Correction, FactRow
from palais.apps.office.services.sync import apply, fact_changes
from palais.apps.office.services.sync.wanted import (
    CorrectionNotUnderstood,
    Wanted,
    correct,
    place_of,
    wanted_rows,
)
from palais.reference.catalogue import TABLES
from palais.reference.facts import Facts


def below(facts: Facts, correction: Correction) -> Wanted | None:
    """What the two file layers say where a correction stands; None where no file has such a row.

    Its key may be another than the correction's: a file may have refined a year to a day since.
    """
    rows = wanted_rows(facts, table=correction.table)
    return rows.get(place_of(correction, rows))


def with_corrections(facts: Facts, corrections: Iterable[Correction]) -> Facts:
    """The facts of the files with these corrections on top, to be checked as a whole.

    A correction that an older version accepted and this one does not understand is left out: `sync` names it.
    """
    by_table: dict[str, list[Correction]] = {}
    for correction in corrections:
        by_table.setdefault(correction.table, []).append(correction)
    tables = dict(facts.tables)
    for table, own in by_table.items():
        rows = wanted_rows(facts, table=table)
        for correction in own:
            try:
                correct(rows, [correction])
            except CorrectionNotUnderstood:
                continue
        ordered = sorted(
            (wanted.row for wanted in rows.values()), key=lambda row: TABLES[row.table].sort_key(row.texts)
        )
        tables[table] = tuple(ordered)
    return replace(facts, tables=tables)


def write(wanted: Wanted, *, loader: registry.Loader) -> FactRow:
    """Make the record of one row what is wanted; call it in a transaction that holds the latch."""
    fields = wanted.fields(loader)
    search.note_facts(table=loader.table, keys=[wanted.key])
    record = loader.model.everything.filter(fact_key=wanted.key).first()
    before: dict[str, str] = {} if record is None else dict(record.raw)
    gone = record is not None and record.withdrawn_on is not None
    if record is None:
        record = loader.model.everything.bulk_create([loader.model(**fields)])[0]
    else:
        apply.update(loader.model, [(record, fields)])
    kind = FactChangeKind.RESTORED if gone else FactChangeKind.UPDATE if before else FactChangeKind.INSERT
    fact_changes.record_correction(
        table=loader.table, key=wanted.key, kind=kind, before={} if gone else before, after=fields["raw"]
    )
    return record


def withdraw(record: FactRow, *, table: str, on: date) -> None:
    """Mark a record withdrawn; it is never deleted, and one withdrawn before keeps its day."""
    if record.withdrawn_on is None:
        record.withdrawn_on = on
        record.save(update_fields=["withdrawn_on"])
        fact_changes.record_correction(
            table=table, key=record.fact_key, kind=FactChangeKind.WITHDRAWN, before=record.raw, after={}
        )
        search.note_facts(table=table, keys=[record.fact_key])
