"""Whether a proposed row may stand: its columns, what it points to, the database, the facts as a whole.

What is wrong with the row itself is a fault of a column and must be mended. What it breaks elsewhere, such
as a number of parties that must hold, is said and waits for a person's word: the world may have moved on.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from palais.apps.office import facts as registry
from palais.apps.office.choices import Layer
from palais.apps.office.models import Correction, Source
from palais.apps.office.services.sync import one_row
from palais.apps.office.services.sync.wanted import CorrectionNotUnderstood, Wanted, read_row
from palais.core.dates import DateNotUnderstood, PartialDate
from palais.reference import checks
from palais.reference.catalogue import TABLES
from palais.reference.facts import Facts, FactsBroken, Fault, Row
from palais.reference.layers import read_layers
from palais.reference.spec import Kind


class FilesBroken(RuntimeError):
    """The files below do not hold, so nothing can be compared with them; the message is theirs."""


class NeedsConfirmation(ValueError):
    """The row may stand, but something that must hold would no longer; `warnings` are sentences."""

    def __init__(self, warnings: tuple[str, ...]) -> None:
        self.warnings = warnings
        super().__init__("\n".join(warnings))


class RowStillUsed(ValueError):
    """Other rows point to the row that should go; the message counts them."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A correction not yet saved, and the one it takes the place of."""

    correction: Correction | None
    instead_of: Correction | None


def files() -> Facts:
    """The facts of the two file layers."""
    try:
        return read_layers(shipped=settings.SHIPPED_FACTS, network=settings.NETWORK_FACTS)
    except FactsBroken as error:
        raise FilesBroken(str(error)) from error


def completed(*, table: str, texts: Mapping[str, str]) -> dict[str, str]:
    """The texts of all columns; the precision follows from the date, so that nobody has to type it."""
    full = {name: texts.get(name, "").strip() for name in TABLES[table].header}
    if "precision" in full and full.get("date"):
        try:
            full["precision"] = PartialDate.parse(full["date"]).precision.value
        except DateNotUnderstood:
            full["precision"] = ""
    return full


def understood(*, table: str, key: str, texts: Mapping[str, str]) -> Row:
    """The row these texts make; CorrectionNotUnderstood names each column at fault."""
    faults: dict[str, str] = {}
    try:
        row = read_row(table=table, texts=texts)
    except CorrectionNotUnderstood as error:
        faults = error.faults
        if faults.get("date") and "precision" in faults:
            del faults["precision"]
        raise CorrectionNotUnderstood(faults) from error
    refused = registry.registered()[table].refused
    faults = leading_nowhere(row) or unstorable(row, key) or (refused(row, key) if refused else {})
    if faults:
        raise CorrectionNotUnderstood(faults)
    return row


def leading_nowhere(row: Row) -> dict[str, str]:
    """Columns whose key is no row in force here, or no source that is known here."""
    faults = {}
    for column in TABLES[row.table].columns:
        text = row.texts[column.name]
        if not text:
            continue
        if column.kind is Kind.SOURCE and not Source.objects.filter(pk=text).exists():
            faults[column.name] = _("There is no source “%(key)s” here.") % {"key": text}
        if not column.refers or column.refers not in registry.registered():
            continue
        value = row.values[column.name]
        parts = value if isinstance(value, tuple) else (text,)
        known = registry.registered()[column.refers].model.public.filter(fact_key__in=parts)
        missing = {*parts} - {*column.besides} - {*known.values_list("fact_key", flat=True)}
        if missing:
            faults[column.name] = _("There is no row “%(key)s” in the table “%(table)s”.") % {
                "key": ", ".join(sorted(missing)),
                "table": column.refers,
            }
    return faults


def unstorable(row: Row, key: str) -> dict[str, str]:
    """Columns whose value the database cannot hold: too long, too large, a date that must be a full day."""
    loader = registry.registered()[row.table]
    fields = Wanted(key, row, Layer.EDITOR, None).fields(loader)
    attnames = {field.attname: field for field in loader.model._meta.concrete_fields}
    faults: dict[str, str] = {}
    for name, value in fields.items():
        field = attnames[name]
        column = column_of(name, row)
        if value is None and not field.null:
            faults[column] = _("A full date is needed here, such as 2019-05-17.")
        elif isinstance(value, str | int) and (found := complaints(field, value)):
            faults[column] = " ".join(found)
    return faults


def complaints(field: Any, value: Any) -> list[str]:
    try:
        field.run_validators(value)
    except ValidationError as error:
        return list(error.messages)
    return []


def column_of(attname: str, row: Row) -> str:
    """The column a field of the record is made from; the first of the key where its name does not tell."""
    for name in (attname, attname.removesuffix("_id")):
        if name in row.texts:
            return name
    return TABLES[row.table].key[0]


def weigh(proposal: Proposal, *, facts: Facts, accepted: Collection[str]) -> None:
    """Raise what the facts as a whole say against it, unless a person has accepted these very sentences."""
    now = list(Correction.objects.all())
    old, new = proposal.instead_of, proposal.correction
    then = [correction for correction in now if old is None or correction.pk != old.pk]
    then += [new] if new else []
    fresh = Counter(faults_of(facts, then)) - Counter(faults_of(facts, now))
    own: dict[str, str] = {}
    elsewhere = []
    for fault in fresh:
        if new is not None and of_this_row(fault, new):
            own[fault.column] = fault.message
        else:
            elsewhere.append(fault.message)
    if own:
        raise CorrectionNotUnderstood(own)
    warnings = tuple(sorted(message for message in elsewhere if message not in accepted))
    if warnings:
        raise NeedsConfirmation(tuple(sorted(elsewhere)))


def faults_of(facts: Facts, corrections: Iterable[Correction]) -> list[Fault]:
    return list(checks.faults(one_row.with_corrections(facts, corrections)))


def of_this_row(fault: Fault, correction: Correction) -> bool:
    """Rows of files know their line; a fresh fault of a column on line 0 is that of the row at hand."""
    spec = TABLES[correction.table]
    return fault.file == spec.file and fault.line == 0 and fault.column in spec.header


def refuse_if_used(*, table: str, key: str) -> None:
    """RowStillUsed where rows in force point to this one by their columns."""
    for name, loader in registry.registered().items():
        columns = [column.name for column in TABLES[name].columns if column.refers == table]
        if not columns:
            continue
        raws = loader.model.public.exclude(fact_key=key if name == table else "").values_list(
            "raw", flat=True
        )
        count = sum(any(key in raw.get(column, "").split("|") for column in columns) for raw in raws)
        if count:
            raise RowStillUsed(
                ngettext(
                    "%(count)d row of the table “%(table)s” points to this row: see to it first.",
                    "%(count)d rows of the table “%(table)s” point to this row: see to them first.",
                    count,
                )
                % {"count": count, "table": name}
            )
