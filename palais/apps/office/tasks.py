"""What the office does later: its own tidying."""

from django_tasks import TaskContext, task

from palais.apps.office import search
from palais.apps.office.services import files, jobs, limits
from palais.apps.office.services.imports import previewing, runs, steps
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
    """Take into this machine's search index what a web process could not, or build the index where there is none."""
    return search.catch_up(build=True).value


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
