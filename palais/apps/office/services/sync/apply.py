"""Making the database what the layers want, in one transaction and by one process at a time."""

from collections.abc import Callable
from datetime import date

from django.conf import settings
from django.db import OperationalError, connection, transaction
from django.utils import timezone

from palais.apps.office import deeds, search
from palais.apps.office import facts as registry
from palais.apps.office.choices import ConflictStatus
from palais.apps.office.models import FactConflict, FactRow, FactSync, Latch, Source
from palais.apps.office.services import changelog
from palais.apps.office.services.sync import fact_changes
from palais.apps.office.services.sync.plan import INSERT, WITHDRAWN, NewConflict, Plan, make_plan
from palais.reference.layers import read_layers

WAIT_SECONDS = 20
Say = Callable[[str], None]


class SyncRefused(RuntimeError):
    """The facts could not be loaded because another loading holds the database."""


def sync(*, apply: bool, on: date, say: Say = lambda line: None) -> Plan:
    """Compare the facts with the database and, with `apply`, make it so. Twice changes nothing.

    Raises `palais.reference.facts.FactsBroken` before the database is touched where a file is wrong, and
    SyncRefused where another loading does not finish within 20 seconds.
    """
    facts = read_layers(shipped=settings.SHIPPED_FACTS, network=settings.NETWORK_FACTS)
    if not apply:
        return make_plan(facts)
    try:
        with transaction.atomic():
            take_latch()
            say("comparing the facts with the database")
            plan = make_plan(facts)
            write(plan, on=on, say=say)
    except OperationalError as error:
        if "lock" not in str(error).lower():
            raise
        raise SyncRefused(
            f"Another loading of the facts is running and did not finish within {WAIT_SECONDS} seconds. "
            "Nothing was changed. Try again in a minute."
        ) from error
    return plan


def take_latch() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL lock_timeout = '{WAIT_SECONDS}s'")
    Latch.objects.get_or_create(name="facts")
    Latch.objects.select_for_update().get(name="facts")


def write(plan: Plan, *, on: date, say: Say) -> None:
    write_sources(plan.sources)
    for table, work in plan.work.items():
        if not work:
            continue
        say(f"{table}: {len(work)} rows to write")
        model = registry.registered()[table].model
        model.everything.bulk_create(
            [model(**fields) for what, _, fields in work if what == INSERT], batch_size=500
        )
        update(
            model,
            [(record, fields) for what, record, fields in work if record is not None and what != WITHDRAWN],
        )
        gone = [record.pk for what, record, _ in work if what == WITHDRAWN and record is not None]
        model.everything.filter(pk__in=gone).update(withdrawn_on=on)
        changed = [
            record.fact_key if record is not None else fields["fact_key"] for _, record, fields in work
        ]
        search.note_facts(table=table, keys=changed)
    for conflict in plan.conflicts:
        record_conflict(conflict)
    if not plan.is_empty:
        counts = {what: count for what, count in plan.counts().items() if count}
        changelog.record(deed=deeds.LOAD, kind="facts", key="all", by=None, after=counts)
        load = FactSync.objects.create(counts=plan.counts())
        fact_changes.record_load(plan, load=load)


def write_sources(sources: list[Source]) -> None:
    names = [f.name for f in Source._meta.concrete_fields if f.name != "key"]
    Source.objects.bulk_create(sources, update_conflicts=True, unique_fields=["key"], update_fields=names)


def update(model: type[FactRow], pairs: list[tuple[FactRow, dict[str, object]]]) -> None:
    if not pairs:
        return
    for record, fields in pairs:
        for name, value in fields.items():
            setattr(record, name, value)
    columns = {f.attname: f.name for f in model._meta.concrete_fields if not f.primary_key}
    written = sorted({columns[name] for _, fields in pairs for name in fields if name in columns})
    model.everything.bulk_update([record for record, _ in pairs], written, batch_size=200)


def record_conflict(conflict: NewConflict) -> None:
    """List it once; what the lower layer says now is remembered, so that only a further change asks again."""
    FactConflict.objects.update_or_create(
        table=conflict.table,
        fact_key=conflict.key,
        status=ConflictStatus.OPEN,
        defaults={
            "layer": conflict.layer,
            "ours": dict(conflict.ours),
            "theirs": dict(conflict.theirs),
            "found_at": timezone.now(),
        },
    )
    if conflict.correction is not None:
        conflict.correction.covers = dict(conflict.theirs)
        conflict.correction.save(update_fields=["covers"])
