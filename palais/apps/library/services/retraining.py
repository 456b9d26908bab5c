"""Training the model of tags again, asked for by a person and done by a job: it learns, then suggests everywhere."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django_tasks import TaskResultStatus

from palais.apps.library import deeds
from palais.apps.library.models import Recommendation
from palais.apps.library.services import tagging, training
from palais.apps.office.models import Job
from palais.apps.office.services import changelog, jobs
from palais.apps.office.services.progress import Progress
from palais.apps.people.models import User
from palais.core.themes import NothingToLearn

TASK = "palais.apps.library.keeping.train_tags"
AT_WORK = (TaskResultStatus.READY, TaskResultStatus.RUNNING)


@transaction.atomic
def ask(*, by: User) -> UUID:
    """Have the model trained again; where that waits or runs already, that job is the answer."""
    there = at_work()
    if there is not None:
        return there.pk
    job = jobs.enqueue(task=TASK)
    changelog.record(deed=deeds.TRAIN_TAGS, kind="tag-model", key=str(job), by=by, before={}, after={})
    return job


def at_work() -> Job | None:
    """The job that trains now or waits to; None where none does."""
    found = Job.objects.filter(task_path=TASK, status__in=AT_WORK).select_related("progress")
    return found.order_by("-enqueued_at").first()


def train_and_suggest(*, progress: Progress) -> int:
    """Train and then suggest tags for all; how many suggestions there are. Too little to learn from: 0."""

    def learnt(done: int, total: int) -> None:
        progress.total = total
        progress.reached(done, words=_("learns"))

    try:
        training.train_and_keep(say=learnt)
    except NothingToLearn:
        progress.finish(0, words=_("There are too few labelled recommendations to learn from."))
        return 0
    every = Recommendation.objects.shown().order_by("pk")
    progress.total = every.count()
    return tagging.suggest(
        every.values_list("pk", flat=True).iterator(chunk_size=10_000),
        say=lambda done: progress.reached(done, words=_("suggests")),
    )
