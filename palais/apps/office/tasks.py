"""What the office does later: its own tidying."""

from django_tasks import task

from palais.apps.office import backup, search
from palais.apps.office.services import jobs, limits


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


@task()
def back_up() -> str:
    """Write the nightly backup into the folder of backups and let the oldest go; the name of its file."""
    return backup.make_in_folder(backup.DAILY).file.name
