"""What the office does later: its own tidying."""

from django_tasks import TaskContext, task

from palais.apps.office import search
from palais.apps.office.services import jobs, limits, post
from palais.apps.office.services.people import tidying


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
def deliver_post(context: TaskContext) -> int:
    """Send what waits in the outbox."""
    return post.deliver(run=str(context.task_result.id))


@task()
def tidy_post() -> int:
    """Delete messages that ended long ago, and give up those that waited too long."""
    return post.tidy()


@task()
def tidy_accounts() -> int:
    """Delete old invitations, sessions that have ended, and counts of failed sign-ins."""
    return tidying.tidy()
