"""What the library does later: reading documents that came in."""

from django_tasks import TaskContext, task

from palais.apps.library.services import batches
from palais.apps.office.services.progress import Progress


@task(takes_context=True)
def read_documents(context: TaskContext, batch: int) -> int:
    """Read what waits in a batch of documents, from where it stands; how many files."""
    return sum(1 for _line in batches.work(batch=batch, progress=Progress(job=context.task_result.id)))


@task()
def read_documents_again() -> int:
    """Read anew what an earlier version of the reader has read; how many files."""
    return sum(1 for _run in batches.read_all_again(by=None))
