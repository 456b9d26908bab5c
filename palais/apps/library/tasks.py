"""What the library does later: reading documents that came in, publishing many of them."""

from django_tasks import TaskContext, task

from palais.apps.library.services import batches, publishing
from palais.apps.office.services.progress import Progress
from palais.apps.people.models import User


@task(takes_context=True)
def read_documents(context: TaskContext, batch: int) -> int:
    """Read what waits in a batch of documents, from where it stands; how many files."""
    return sum(1 for _line in batches.work(batch=batch, progress=Progress(job=context.task_result.id)))


@task(takes_context=True)
def publish_documents(context: TaskContext, by: int | None) -> int:
    """Publish what has no open doubts; how many documents."""
    person = User.objects.filter(pk=by).first() if by else None
    return publishing.publish_ready(by=person, progress=Progress(job=context.task_result.id))


@task(takes_context=True)
def read_documents_again(context: TaskContext) -> int:
    """Read anew what an earlier version of the reader has read; how many files."""
    progress = Progress(job=context.task_result.id)
    return sum(1 for _run in batches.read_all_again(by=None, progress=progress))
