"""Who signed: writing the whole list anew, and undoing that without losing what was changed since."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from palais.apps.office.services import changelog
from palais.apps.people.models import Organisation, User
from palais.apps.signons import deeds
from palais.apps.signons.models import Signatory, SignatoryDeed, Statement
from palais.apps.signons.services.pasted import NONE, Entry
from palais.apps.signons.services.refusals import StatementRefused, hold, may
from palais.apps.signons.services.statements import KIND, touch

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Undone:
    """What undoing kept, because somebody changed it since: names."""

    kept: tuple[str, ...]


def row_of(one: Signatory) -> Row:
    """A signatory as a deed keeps it."""
    return {
        "name": one.name,
        "state": one.state,
        "organisation": one.organisation.key if one.organisation else "",
        "position": one.position,
        "signed_on": one.signed_on.isoformat() if one.signed_on else "",
    }


def as_text(statement: Statement) -> str:
    """The list as it can be edited and pasted again: name | State | key of the organisation."""
    rows = statement.signatories.select_related("organisation")
    return "\n".join(
        f"{one.name} | {one.state} | {one.organisation.key if one.organisation else NONE}" for one in rows
    )


@transaction.atomic
def put(*, key: str, version: int | None, entries: Sequence[Entry], by: User | None) -> SignatoryDeed | None:
    """Make the list exactly these, in this order. Those that stay keep the day of their signature. None: nobody
    came or went. Raises NotAllowed, ChangedMeanwhile."""
    may(by)
    statement = hold(key=key, version=version)
    have = {same(one.name, one.state, one.organisation_id): one for one in rows_of(statement)}
    before = [row_of(one) for one in have.values()]
    wanted = {same(one.name, one.state, one.organisation): one for one in entries}
    Signatory.objects.filter(pk__in=[one.pk for who, one in have.items() if who not in wanted]).delete()
    for position, (who, entry) in enumerate(wanted.items(), 1):
        kept = have.get(who)
        if kept is None:
            add(statement, entry.name, entry.state, entry.organisation, position)
        elif kept.position != position:
            kept.position, kept.version = position, kept.version + 1
            kept.save(update_fields=["position", "version"])
    after = [row_of(one) for one in rows_of(statement)]
    removed, added = beside(before, after), beside(after, before)
    if before == after:
        return None
    log(deeds.LIST, statement, by=by, before=before, after=after)
    if not removed and not added:
        return None
    return SignatoryDeed.objects.create(statement=statement, by=by, removed=removed, added=added)


@transaction.atomic
def undo(*, key: str, pk: int, by: User | None) -> Undone:
    """Take back one writing of the list: what it added goes, what it took away returns. A row that was changed since
    stays as it is, and is named. Raises StatementRefused where it is undone already."""
    may(by)
    statement = hold(key=key, version=None)
    deed = SignatoryDeed.objects.select_for_update().get(statement=statement, pk=pk)
    if deed.undone_at:
        raise StatementRefused({"": _("This is undone already.")})
    before = [row_of(one) for one in rows_of(statement)]
    now = {who(row_of(one)): one for one in rows_of(statement)}
    kept = [row["name"] for row in deed.added if who(row) not in now]
    Signatory.objects.filter(pk__in=[now[who(row)].pk for row in deed.added if who(row) in now]).delete()
    organisations = Organisation.objects.in_bulk(
        [row["organisation"] for row in deed.removed if row["organisation"]], field_name="key"
    )
    for row in deed.removed:
        organisation = organisations.get(row["organisation"])
        if is_there(statement, row, organisation):
            kept.append(row["name"])
            continue
        pk_of = organisation.pk if organisation else None
        add(statement, row["name"], row["state"], pk_of, row["position"], row["signed_on"] or None)
    deed.undone_at = timezone.now()
    deed.save(update_fields=["undone_at"])
    log(deeds.UNDO_LIST, statement, by=by, before=before, after=[row_of(one) for one in rows_of(statement)])
    return Undone(tuple(kept))


def rows_of(statement: Statement) -> list[Signatory]:
    return list(statement.signatories.select_related("organisation").order_by("position", "pk"))


def add(
    statement: Statement,
    name: str,
    state: str,
    organisation: int | None,
    position: int,
    signed_on: str | None = None,
) -> Signatory:
    return Signatory.objects.create(
        statement=statement,
        name=name,
        state=state,
        organisation_id=organisation,
        position=position,
        signed_on=signed_on,
    )


def is_there(statement: Statement, row: Row, organisation: Organisation | None) -> bool:
    """Whether this organisation, or this name in this State, stands in the list."""
    rows = Signatory.objects.filter(statement=statement)
    if organisation is not None and rows.filter(organisation=organisation).exists():
        return True
    return rows.filter(name=row["name"], state=row["state"]).exists()


def same(name: str, state: str, organisation: int | None) -> tuple[str, str, int | None]:
    return name, state, organisation


def who(row: Row) -> tuple[str, str, str]:
    """By what a row is known again, whatever its place."""
    return row["name"], row["state"], row["organisation"]


def beside(rows: Iterable[Row], others: Iterable[Row]) -> list[Row]:
    """The rows about somebody who does not stand in the others."""
    known = {who(row) for row in others}
    return [row for row in rows if who(row) not in known]


def log(
    deed: str, statement: Statement, *, by: User | None, before: Sequence[Row], after: Sequence[Row]
) -> None:
    """Only who came and went stands in the log; of an organisation that is not listed, nothing."""
    touch(statement)
    hidden = set(
        Organisation.objects.filter(
            is_listed=False, key__in=[row["organisation"] for row in (*before, *after) if row["organisation"]]
        ).values_list("key", flat=True)
    )
    changelog.record(
        deed=deed,
        kind=KIND,
        key=statement.key,
        by=by,
        before={"signatories": names(beside(before, after), hidden), "number": len(before)},
        after={"signatories": names(beside(after, before), hidden), "number": len(after)},
    )


def names(rows: Iterable[Row], hidden: set[str]) -> list[str]:
    return [row["name"] for row in rows if row["organisation"] not in hidden]
