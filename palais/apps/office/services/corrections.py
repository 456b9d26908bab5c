"""The third layer of facts: an editor changes a row, adds one, withdraws one, and undoes it.

A correction is saved and its record written in one transaction that holds the same latch as a loading. Each
deed takes the row as its editor saw it (`seen`) and refuses when somebody has changed it meanwhile.
"""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import OperationalError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from palais.apps.office import clock, deeds, queries
from palais.apps.office import facts as registry
from palais.apps.office.choices import ConflictStatus, CorrectionKind, Layer
from palais.apps.office.models import Correction, FactConflict, FactRow
from palais.apps.office.services import changelog, proposals
from palais.apps.office.services.sync import one_row
from palais.apps.office.services.sync.apply import take_latch
from palais.apps.office.services.sync.wanted import CorrectionNotUnderstood, Wanted
from palais.apps.people.models import User
from palais.reference.catalogue import TABLES
from palais.reference.facts import Facts, Row

State = Mapping[str, Any]


class NoSuchRow(LookupError):
    """There is no such table or row."""


class NothingChanged(ValueError):
    """The row already says what was asked for."""


class Busy(RuntimeError):
    """A loading of the facts holds the database."""


class RowHasChanged(ValueError):
    """Somebody changed the row after this editor opened it; `now` is the row as it stands."""

    def __init__(self, now: State) -> None:
        self.now = now
        super().__init__("The row was changed by somebody else meanwhile. Nothing was saved.")


@dataclass(frozen=True, slots=True)
class Held:
    """A row at hand: its record, and its correction where it has one."""

    record: FactRow
    correction: Correction | None

    @property
    def lower(self) -> dict[str, str] | None:
        """What the files said when an editor took over; None where they say nothing of this row."""
        if self.correction is not None:
            return self.correction.covers or None
        return None if self.record.withdrawn_on else dict(self.record.raw)


def state_of(*, table: str, key: str) -> State:
    """The row as an editor sees it now, in a form that a web form can carry and `seen` takes back."""
    held = hold(table, key)
    correction = held.correction
    return {
        "texts": dict(held.record.raw),
        "in_force": held.record.withdrawn_on is None,
        "corrected": correction.at.isoformat() if correction else "",
    }


def change_row(
    *,
    table: str,
    key: str,
    texts: Mapping[str, str],
    seen: State,
    reason: str,
    by: User,
    accepted: Collection[str] = (),
) -> Correction | None:
    """Let a row say these texts; None where that is what the files say and so the correction is undone.

    Raises CorrectionNotUnderstood (faults by column), NeedsConfirmation (sentences to give back in
    `accepted`), RowHasChanged, NothingChanged, NoSuchRow, FilesBroken, Busy; then nothing is saved.
    """
    facts = proposals.files()
    full = proposals.completed(table=known(table), texts=texts)
    with latched():
        held = unchanged(table, key, seen)
        check_reason(reason)
        if full == held.record.raw and held.record.withdrawn_on is None:
            raise NothingChanged(_("Nothing was changed: the row says this already."))
        row = proposals.understood(table=table, key=key, texts=full)
        check_key(held, row, key)
        if held.correction is not None and full == held.lower:
            take_back(held, facts=facts, by=by, reason=reason)
            return None
        return lay_over(held, row, reason=reason, by=by, facts=facts, accepted=accepted)


def add_row(
    *, table: str, texts: Mapping[str, str], reason: str, by: User, accepted: Collection[str] = ()
) -> Correction:
    """Add a row that no file has. Raises as `change_row` does; the key must be free."""
    facts = proposals.files()
    full = proposals.completed(table=known(table), texts=texts)
    spec, loader = TABLES[table], registry.registered()[table]
    key = registry.key_text(spec.key_of(full))
    with latched():
        check_reason(reason)
        if taken(table, key):
            raise CorrectionNotUnderstood(
                {spec.key[0]: _("There is already a row “%(key)s”.") % {"key": key}}
            )
        row = proposals.understood(table=table, key=key, texts=full)
        own_key = loader.model._meta.pk.attname
        fields = loader.fields(row)
        record = loader.model.everything.filter(fact_key=key).first()
        if (
            record is None
            and own_key in fields
            and loader.model.everything.filter(pk=fields[own_key]).exists()
        ):
            raise CorrectionNotUnderstood(
                {spec.key[0]: _("There is already a row “%(key)s”.") % {"key": fields[own_key]}}
            )
        correction = Correction(
            table=table, fact_key=key, kind=CorrectionKind.NEW, values=full, reason=reason, by=by
        )
        proposals.weigh(proposals.Proposal(correction, None), facts=facts, accepted=accepted)
        correction.save()
        one_row.write(Wanted(key, row, Layer.EDITOR, None), loader=loader)
        note(correction, deed=deeds.ADD, by=by, after=full, reason=reason)
        return correction


def withdraw_row(
    *, table: str, key: str, seen: State, reason: str, by: User, accepted: Collection[str] = ()
) -> Correction:
    """Take a row out of force; it stays in the database, marked.

    Raises as `change_row` does, and RowStillUsed.
    """
    facts = proposals.files()
    with latched():
        held = unchanged(known(table), key, seen)
        check_reason(reason)
        if held.record.withdrawn_on is not None:
            raise NothingChanged(_("Nothing was changed: the row is withdrawn already."))
        proposals.refuse_if_used(table=table, key=key)
        correction = Correction(
            table=table, fact_key=key, kind=CorrectionKind.WITHDRAW, covers=held.lower, reason=reason, by=by
        )
        proposals.weigh(proposals.Proposal(correction, held.correction), facts=facts, accepted=accepted)
        replace_correction(held, correction)
        one_row.withdraw(held.record, table=table, on=clock.today())
        note(correction, deed=deeds.WITHDRAW, by=by, before=held.record.raw, reason=reason)
        return correction


def undo(*, table: str, key: str, seen: State, by: User) -> FactRow:
    """Remove the correction of a row: it says again what the files say, or is withdrawn where no file has it.

    Raises NothingChanged where there is no correction, RowHasChanged, NoSuchRow, FilesBroken.
    """
    facts = proposals.files()
    with latched():
        held = unchanged(known(table), key, seen)
        if held.correction is None:
            raise NothingChanged(_("Nothing was changed: this row has no correction."))
        return take_back(held, facts=facts, by=by)


@contextmanager
def latched() -> Iterator[None]:
    """One transaction that no loading and no other correction shares; Busy where a loading goes on."""
    with transaction.atomic():
        try:
            take_latch()
        except OperationalError as error:
            raise Busy(
                _("The facts are being loaded just now. Nothing was saved: try again in a minute.")
            ) from error
        yield


def known(table: str) -> str:
    if table not in registry.registered():
        raise NoSuchRow(f"There is no table {table!r}.")
    return table


def hold(table: str, key: str) -> Held:
    record = queries.fact(table=table, key=key)
    if record is None:
        raise NoSuchRow(f"There is no row {key!r} in the table {table!r}.")
    return Held(record, queries.correction(table=table, key=key))


def unchanged(table: str, key: str, seen: State) -> Held:
    """The row, where it is still what the editor saw."""
    now = state_of(table=table, key=key)
    if dict(seen) != now:
        raise RowHasChanged(now)
    return hold(table, key)


def check_reason(reason: str) -> None:
    if not reason.strip():
        raise CorrectionNotUnderstood({"why": _("Say why: a correction needs a reason.")})


def taken(table: str, key: str) -> bool:
    """A key is free when no row in force and no correction has it."""
    record = queries.fact(table=table, key=key)
    in_force = record is not None and record.withdrawn_on is None
    return in_force or queries.correction(table=table, key=key) is not None


def check_key(held: Held, row: Row, key: str) -> None:
    """The address of a row never changes; where other rows point to its key, the key stays as well."""
    spec = TABLES[row.table]
    moved = [name for name in spec.key if row.texts[name] != held.record.raw.get(name)]
    if moved and len(spec.key) == 1:
        raise CorrectionNotUnderstood({moved[0]: _("The key of a row stays: add a new row instead.")})
    new = registry.key_text(row.key)
    if moved and new != key and taken(row.table, new):
        raise CorrectionNotUnderstood({moved[0]: _("There is already a row “%(key)s”.") % {"key": new}})


def lay_over(
    held: Held, row: Row, *, reason: str, by: User, facts: Facts, accepted: Collection[str]
) -> Correction:
    lower, before = held.lower, dict(held.record.raw)
    texts = dict(row.texts)
    correction = Correction(
        table=row.table,
        fact_key=held.record.fact_key,
        kind=CorrectionKind.CHANGE if lower else CorrectionKind.NEW,
        values={name: text for name, text in texts.items() if lower is None or text != lower.get(name, "")},
        covers=lower,
        reason=reason,
        by=by,
    )
    proposals.weigh(proposals.Proposal(correction, held.correction), facts=facts, accepted=accepted)
    replace_correction(held, correction)
    loader = registry.registered()[row.table]
    one_row.write(Wanted(held.record.fact_key, row, Layer.EDITOR, [lower] if lower else None), loader=loader)
    note(correction, deed=deeds.CORRECT, by=by, before=before, after=texts, reason=reason)
    return correction


def replace_correction(held: Held, correction: Correction) -> None:
    """Each row has one correction: the new one takes the number of the old."""
    correction.pk = held.correction.pk if held.correction else None
    correction.save()


def take_back(held: Held, *, facts: Facts, by: User, reason: str = "") -> FactRow:
    """Remove the correction; the row of the files comes back under its own key, which may be a finer one."""
    correction = held.correction
    assert correction is not None
    table, key = correction.table, correction.fact_key
    wanted = one_row.below(facts, correction)
    before = dict(held.record.raw)
    if wanted is None or wanted.key != key:
        one_row.withdraw(held.record, table=table, on=clock.today())
    if wanted is not None:
        row = proposals.understood(table=table, key=wanted.key, texts=wanted.row.texts)
        back = Wanted(wanted.key, row, wanted.layer, wanted.covers)
        one_row.write(back, loader=registry.registered()[table])
    after = wanted.row.texts if wanted else {}
    note(correction, deed=deeds.UNDO, by=by, before=before, after=after, reason=reason)
    correction.delete()
    FactConflict.objects.filter(table=table, fact_key=key, status=ConflictStatus.OPEN).update(
        status=ConflictStatus.TAKEN, settled_by=by, settled_at=timezone.now()
    )
    return hold(table, wanted.key if wanted else key).record


def note(
    correction: Correction,
    *,
    deed: str,
    by: User,
    before: Mapping[str, str] | None = None,
    after: Mapping[str, str] | None = None,
    reason: str,
) -> None:
    about = queries.fact_about(table=correction.table, key=correction.fact_key)
    changelog.record(deed=deed, kind="fact", key=about, by=by, before=before, after=after, reason=reason)
