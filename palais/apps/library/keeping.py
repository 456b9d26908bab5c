"""The jobs that keep tags and lineage: following what changed, and training the model of tags."""

from django.utils.translation import gettext_lazy as _
from django_tasks import TaskContext, task

from palais.apps.library.services import following, retraining
from palais.apps.office import jobs
from palais.apps.office.services.progress import Progress


@task(takes_context=True)
def follow_recommendations(context: TaskContext) -> int:
    """Suggest tags for what changed and trace the States it is addressed to."""
    return following.catch_up(progress=Progress(job=context.task_result.id))


@task(takes_context=True)
def train_tags(context: TaskContext) -> int:
    """Train the model of tags, and suggest tags for every recommendation with it; how many suggestions."""
    return retraining.train_and_suggest(progress=Progress(job=context.task_result.id))


def register() -> None:
    jobs.register(
        jobs.JobKind(following.TASK, _("Keep tags and lineage of recommendations up to date")),
        jobs.JobKind(retraining.TASK, _("Train the model of tags")),
    )
