"""What the office does later: its own tidying."""

from django_tasks import task

from palais.apps.office.services import jobs, limits


@task()
def forget_old_counts() -> int:
    """Delete the counts of rate limits that no window needs any more."""
    return limits.forget_old()


@task()
def delete_finished_jobs() -> int:
    """Delete jobs that ended long ago."""
    return jobs.delete_finished()
