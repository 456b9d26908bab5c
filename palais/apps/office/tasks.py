"""What the office does later: its own tidying."""

from django.utils import timezone
from django_tasks import TaskContext, task

from palais.apps.office import backup, search
from palais.apps.office.services import digests, files, jobs, limits, post, subscriptions
from palais.apps.office.services.imports import previewing, runs, steps
from palais.apps.office.services.people import tidying
from palais.apps.office.services.progress import Progress
from palais.apps.people.models import User


@task()
def forget_old_counts() -> int:
    """Delete the counts of rate limits that no window needs any more."""
    return limits.forget_old()


@task()
def delete_finished_jobs() -> int:
    """Delete jobs that ended long ago."""
    return jobs.delete_finished()


@task()
def update_search() -> str:
    """Take into this machine's search indexes what a web process could not, or build one where there is none."""
    return " ".join(search.catch_up(build=True, of=index).value for index in search.indexes())


@task(takes_context=True)
def deliver_post(context: TaskContext) -> int:
    """Send what waits in the outbox."""
    return post.deliver(run=str(context.task_result.id))


@task()
def tidy_post() -> int:
    """Delete messages that ended long ago, and give up those that waited too long."""
    return post.tidy()


@task(takes_context=True)
def prepare_digests(context: TaskContext) -> int:
    """Write the digests of the day, of the real clock, into the outbox."""
    return digests.prepare(on=timezone.localdate(), now=timezone.now(), job=str(context.task_result.id))


@task()
def tell_at_once() -> int:
    """Write messages about what may not wait for the digest."""
    return digests.tell_at_once(on=timezone.localdate(), now=timezone.now())


@task()
def delete_unconfirmed() -> int:
    """Delete addresses that nobody confirmed within seven days."""
    return subscriptions.delete_unconfirmed()


@task()
def back_up() -> str:
    """Write the nightly backup into the folder of backups and let the oldest go; the name of its file."""
    return backup.make_in_folder(backup.DAILY).file.name


@task(takes_context=True)
def preview_import(context: TaskContext, run: int) -> None:
    """Read the file of an import run into its preview."""
    previewing.preview(run=run, progress=Progress(job=context.task_result.id))


@task(takes_context=True)
def apply_import(context: TaskContext, run: int, by: int | None) -> None:
    """Apply the preview of an import run, from where it stands."""
    steps.apply(run=run, by=person(by), progress=Progress(job=context.task_result.id))


@task(takes_context=True)
def undo_import(context: TaskContext, run: int, by: int | None) -> None:
    """Take back what an import run did, from where it stands."""
    steps.undo(run=run, by=person(by), progress=Progress(job=context.task_result.id))


@task()
def clear_received_files() -> int:
    """Delete files of imports that ended long ago, and what a dead process left half received."""
    return runs.forget_files() + files.clear_away()


def person(pk: int | None) -> User | None:
    return User.objects.filter(pk=pk).first() if pk else None


@task()
def tidy_accounts() -> int:
    """Delete old invitations, sessions that have ended, and counts of failed sign-ins."""
    return tidying.tidy()
