"""Periodic work: one row for each kind, claimed by moving its next run on, so that two workers never both have it."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus

from palais.apps.office import jobs as registry
from palais.apps.office.models import Schedule
from palais.apps.office.services import jobs

DAY = timedelta(days=1)


def keep_rows() -> None:
    """One row for each periodic kind that is registered; rows of kinds that are gone are deleted."""
    wanted = {kind.name: kind for kind in registry.registered().values() if kind.every}
    present = {row.name: row for row in Schedule.objects.all()}
    for name, kind in wanted.items():
        row = present.get(name)
        if row is None:
            first = first_run(kind, timezone.now())
            Schedule.objects.get_or_create(
                name=name, defaults={"task": kind.task, "every": kind.every, "next_run_at": first}
            )
        elif (row.task, row.every) != (kind.task, kind.every):
            Schedule.objects.filter(pk=name).update(task=kind.task, every=kind.every)
    Schedule.objects.filter(name__in=present.keys() - wanted.keys()).delete()


def enqueue_due() -> int:
    """Put in the queue what is due; how many. Runs that were missed are made up for once, not one by one."""
    now = timezone.now()
    return sum(run_once(row, now=now) for row in Schedule.objects.filter(next_run_at__lte=now))


@transaction.atomic
def run_once(row: Schedule, *, now: datetime) -> bool:
    """Claim one run; False where another worker has it, or where the run before has not ended yet."""
    claimed = Schedule.objects.filter(pk=row.pk, next_run_at=row.next_run_at).update(
        next_run_at=next_run(row.next_run_at, every=row.every, now=now)
    )
    if not claimed or row.task not in registry.registered():
        return False
    if row.job is not None and row.job.status in (TaskResultStatus.READY, TaskResultStatus.RUNNING):
        return False
    job = jobs.enqueue(task=row.task)
    Schedule.objects.filter(pk=row.pk).update(last_run_at=now, job=job)
    return True


def first_run(kind: registry.JobKind, now: datetime) -> datetime:
    """Now, or the next time that the clock in Geneva shows the hour of a daily job."""
    assert kind.every is not None
    if kind.every % DAY:
        return now
    local = timezone.localtime(now)
    moment = timezone.make_aware(datetime.combine(local.date(), kind.at))
    return moment if moment > now else next_run(moment, every=DAY, now=now)


def next_run(last: datetime, *, every: timedelta, now: datetime) -> datetime:
    """The first run after `now` in the row of runs that `last` stands in; daily ones keep their hour in summer."""
    if every % DAY:
        return last + (max((now - last) // every, 0) + 1) * every
    local = timezone.make_naive(last)
    days = max((timezone.make_naive(now) - local) // every, 0) + 1
    return timezone.make_aware(local + days * every)
