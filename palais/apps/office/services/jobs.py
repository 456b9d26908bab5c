"""Jobs: putting one in the queue, starting a failed one again, taking back what a dead worker left, tidying."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django_tasks import TaskResultStatus
from django_tasks_db.models import get_date_max

from palais.apps.office import deeds
from palais.apps.office import jobs as registry
from palais.apps.office.models import Job, JobProgress, JobWorker
from palais.apps.office.services import changelog
from palais.apps.people.models import User

ATTEMPTS = 3
WAIT_BEFORE_ATTEMPT = (timedelta(0), timedelta(0), timedelta(seconds=30))
MISSED_AFTER = timedelta(seconds=60)
DEAD_AFTER_DOUBT = timedelta(seconds=15)
KEEP_FINISHED = timedelta(days=30)
BATCH = 500
WORKER_DIED = "palais.WorkerDied"
BUSY = "django.db.utils.OperationalError"


class NoSuchJob(LookupError):
    """No app has registered this task, or there is no such job."""


class NotFailed(ValueError):
    """Only a job that failed can be started again."""


def enqueue(*, task: str, after: datetime | None = None, **arguments: Any) -> UUID:
    """Put a job in the queue, in the caller's transaction: what is rolled back is never run.

    `arguments` are keys and numbers, never names, addresses or contents. `after` is the moment before which it
    must not start; None: at once. Raises NoSuchJob where the task is not registered.
    """
    if task not in registry.registered():
        raise NoSuchJob(f"The task {task!r} is not registered.")
    known = import_string(task)
    return UUID(str((known.using(run_after=after) if after else known).enqueue(**arguments).id))


@transaction.atomic
def retry(*, job: UUID, by: User) -> Job:
    """Start a failed job again, with all its attempts; raises NoSuchJob and NotFailed."""
    locked = Job.objects.select_for_update().filter(pk=job).first()
    if locked is None:
        raise NoSuchJob(_("There is no such job any more."))
    if locked.status != TaskResultStatus.FAILED:
        raise NotFailed(_("Only a job that failed can be started again."))
    JobProgress.objects.filter(job=locked).delete()
    back_to_the_queue(locked, worker_ids=[])
    changelog.record(
        deed=deeds.RETRY,
        kind="job",
        key=str(locked.pk),
        by=by,
        before={"status": "failed"},
        after={"status": "waiting"},
    )
    return locked


def beat(*, worker: str) -> None:
    """Say that this worker is alive; one that was given up meanwhile is listed again."""
    now = timezone.now()
    JobWorker.objects.update_or_create(
        name=worker,
        defaults={"seen_at": now, "doubted_at": None},
        create_defaults={"seen_at": now, "started_at": now},
    )


def leave(*, worker: str) -> None:
    """This worker ends; a job that it leaves unfinished goes back at once."""
    JobWorker.objects.filter(name=worker).delete()
    take_back(worker=worker)


def sweep() -> int:
    """Take back the jobs of workers that died; how many.

    A worker that was not seen for a minute is doubted first and given up only when it is still silent a
    quarter of a minute later: a long write of its own may have kept it from speaking.
    """
    now = timezone.now()
    silent = JobWorker.objects.filter(seen_at__lt=now - MISSED_AFTER)
    silent.filter(doubted_at__lt=now - DEAD_AFTER_DOUBT).delete()
    silent.filter(doubted_at=None).update(doubted_at=now)
    alive = set(JobWorker.objects.values_list("name", flat=True))
    running = Job.objects.running().values_list("worker_ids", flat=True)
    claimed = {ids[-1] if ids else "" for ids in running}
    return sum(take_back(worker=name) for name in claimed - alive)


@transaction.atomic
def take_back(*, worker: str) -> int:
    """Put the jobs that this worker was running back into the queue; after three attempts a job has failed."""
    count = 0
    for job in Job.objects.running().select_for_update(skip_locked=True):
        if (job.worker_ids or [""])[-1] == worker:
            give_back(job)
            count += 1
    return count


def give_back(job: Job) -> None:
    """Another attempt, or the end: failed, with a sentence for an error."""
    attempts = len(job.worker_ids)
    if attempts >= ATTEMPTS:
        job.status, job.finished_at = TaskResultStatus.FAILED, timezone.now()
        job.exception_class_path, job.traceback = WORKER_DIED, ""
        job.save(update_fields=["status", "finished_at", "exception_class_path", "traceback"])
        return
    back_to_the_queue(job, worker_ids=job.worker_ids)


def try_later(*, job: Job) -> bool:
    """Give a job another attempt where it failed only because the database was busy; False where it is over."""
    if job.exception_class_path != BUSY or len(job.worker_ids) >= ATTEMPTS:
        return False
    back_to_the_queue(job, worker_ids=job.worker_ids)
    return True


def back_to_the_queue(job: Job, *, worker_ids: list[str]) -> None:
    wait = WAIT_BEFORE_ATTEMPT[min(len(worker_ids), ATTEMPTS - 1)]
    job.run_after = timezone.now() + wait if wait else get_date_max()
    job.status, job.worker_ids, job.started_at, job.finished_at = (
        TaskResultStatus.READY,
        worker_ids,
        None,
        None,
    )
    job.exception_class_path = job.traceback = ""
    job.save()


def delete_finished() -> int:
    """Delete jobs that ended more than thirty days ago; how many."""
    old = Job.objects.finished().filter(finished_at__lt=timezone.now() - KEEP_FINISHED)
    count = 0
    while batch := list(old.values_list("pk", flat=True)[:BATCH]):
        Job.objects.filter(pk__in=batch).delete()
        count += len(batch)
    return count
