"""What the machine does later: what runs, waits, failed and is done; starting a failed job again."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_tasks import TaskResultStatus
from wagtail.admin import messages

from palais.apps.office import jobs as registry
from palais.apps.office import permissions, queries
from palais.apps.office.desk.pages import DeskPage
from palais.apps.office.models import Job, JobProgress, JobWorker, Schedule
from palais.apps.office.services import jobs

PAGE = 50
SHOWN: dict[str, Any] = {
    "running": TaskResultStatus.RUNNING,
    "waiting": TaskResultStatus.READY,
    "failed": TaskResultStatus.FAILED,
    "done": TaskResultStatus.SUCCESSFUL,
}
WORDS = {
    "running": gettext_lazy("Running"),
    "waiting": gettext_lazy("Waiting"),
    "failed": gettext_lazy("Failed"),
    "done": gettext_lazy("Done"),
}
ENDED = ("failed", "done")


@dataclass(frozen=True, slots=True)
class Line:
    """One job: its name for people, where it stands, how far it is."""

    job: Job
    label: str
    status: str
    attempts: int
    progress: JobProgress | None
    error: str


class Jobs(DeskPage):
    page_title = gettext_lazy("Jobs")
    header_icon = "cogs"
    template_name = "office/desk/jobs.html"
    may = staticmethod(permissions.may_see_jobs)

    def get(self, request: HttpRequest) -> HttpResponse:
        chosen = request.GET.get("show", "running")
        chosen = chosen if chosen in SHOWN else "running"
        counts = queries.job_counts()
        found = queries.jobs(statuses=[SHOWN[chosen]], newest_first=chosen in ENDED)
        page = Paginator(found, PAGE).get_page(request.GET.get("p"))
        return self.show(
            tabs=[(name, WORDS[name], counts.get(SHOWN[name], 0), name == chosen) for name in SHOWN],
            ended=chosen in ENDED,
            lines=[line_of(job) for job in page],
            workers=JobWorker.objects.filter(
                doubted_at=None, seen_at__gt=timezone.now() - jobs.MISSED_AFTER
            ).count(),
            schedule=[(registry.label(row.task), row) for row in Schedule.objects.all()],
            page_obj=page,
            pages=page.paginator.get_elided_page_range(page.number),
            ellipsis=Paginator.ELLIPSIS,
        )


class OneJob(DeskPage):
    header_icon = "cogs"
    template_name = "office/desk/job.html"
    may = staticmethod(permissions.may_see_jobs)

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.pk: UUID = kwargs["pk"]

    def get_page_title(self) -> str:
        return registry.label(self.job().task_path)

    def path(self) -> list[tuple[str, Any]]:
        return [(reverse("desk:jobs"), gettext_lazy("Jobs"))]

    def job(self) -> Job:
        return get_object_or_404(Job.objects.select_related("progress"), pk=self.pk)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        return self.show(line=line_of(self.job()), may_retry=permissions.may_retry_jobs(request.user))

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        if not permissions.may_retry_jobs(request.user):
            raise PermissionDenied
        try:
            jobs.retry(job=pk, by=request.user)
        except (jobs.NoSuchJob, jobs.NotFailed) as error:
            messages.error(request, str(error))
            return redirect("desk:jobs")
        messages.success(request, _("The job waits for its turn again."))
        return redirect("desk:job", pk=pk)


def line_of(job: Job) -> Line:
    status = next(name for name, value in SHOWN.items() if value == job.status)
    return Line(
        job=job,
        label=registry.label(job.task_path),
        status=str(WORDS[status]),
        attempts=len(job.worker_ids),
        progress=getattr(job, "progress", None),
        error=error_of(job),
    )


def error_of(job: Job) -> str:
    """The kind of error as words to read; empty where there is none."""
    if job.exception_class_path == jobs.WORKER_DIED:
        return _("Its worker ended three times while the job ran.")
    return job.exception_class_path
