"""What the office does later: its own tidying."""

from django.utils import timezone
from django_tasks import TaskContext, task

from palais.apps.office import backup, search
from palais.apps.office.services import digests, jobs, limits, post, subscriptions


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
