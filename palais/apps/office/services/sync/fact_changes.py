"""Writing down what changed in the facts, in the transaction that changes them."""

from collections.abc import Mapping

from django.utils import timezone

from palais.apps.office.choices import FactChangeKind
from palais.apps.office.models import FactChange, FactSync
from palais.apps.office.services.sync.plan import INSERT, Plan
from palais.reference.catalogue import TABLES

Texts = Mapping[str, str]


def record_load(plan: Plan, *, load: FactSync) -> None:
    """Every row whose texts a loading changed. Rows of a table that was empty before arrive and are not listed."""
    arriving = {
        table
        for table, work in plan.work.items()
        if not plan.same[table] and all(what == INSERT for what, _, _ in work)
    }
    FactChange.objects.bulk_create(
        [
            change(
                change_.table,
                change_.key,
                change_.what,
                before=change_.before,
                after=change_.after,
                load=load,
            )
            for change_ in plan.changes
            if change_.table not in arriving and change_.before != change_.after
        ],
        batch_size=500,
    )


def record_correction(*, table: str, key: str, kind: FactChangeKind, before: Texts, after: Texts) -> None:
    """One row an editor changed; nothing where every column says what it said."""
    if before != after:
        change(table, key, kind, before=before, after=after, load=None).save()


def change(
    table: str, key: str, kind: str, *, before: Texts, after: Texts, load: FactSync | None
) -> FactChange:
    names = dict(zip(TABLES[table].key, key.split("/"), strict=False))
    return FactChange(
        at=load.at if load else timezone.now(),
        load=load,
        table=table,
        fact_key=key,
        kind=kind,
        state=names.get("state") or names.get("iso3", ""),
        treaty=(names.get("treaty") or (key if table == "treaties" else "")).lower(),
        before={name: text for name, text in before.items() if after.get(name) != text},
        after={name: text for name, text in after.items() if before.get(name) != text},
    )
