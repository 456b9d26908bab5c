"""Jobs: what a worker does later. The queue itself is the table of django-tasks; the rest of what it needs is here."""

import logging
from traceback import extract_tb
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import retry

log = logging.getLogger(__name__)


class Job(DBTaskResult):
    """A task in the queue, as this house ends it: without what the error said, and only while it is still its own."""

    class Meta:
        proxy = True
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        default_permissions = ("view", "change")

    def set_successful(self, return_value: Any) -> None:
        self.end(TaskResultStatus.SUCCESSFUL, return_value=return_value)

    def set_failed(self, exc: BaseException) -> None:
        """Keep the kind of error and where it happened; its words may hold an address or a name."""
        path = f"{type(exc).__module__}.{type(exc).__qualname__}"
        self.end(TaskResultStatus.FAILED, exception_class_path=path, traceback=places(exc))

    @retry()
    def end(self, status: str, **fields: Any) -> None:
        """Write the end down, unless another worker has taken the job over meanwhile: then the end is theirs."""
        written = {
            "status": status,
            "finished_at": timezone.now(),
            "return_value": None,
            "exception_class_path": "",
            "traceback": "",
            **fields,
        }
        mine = Job.objects.filter(pk=self.pk, status=TaskResultStatus.RUNNING, started_at=self.started_at)
        if not mine.update(**written):
            log.warning("Job %s was taken over by another worker; this end of it is not kept.", self.pk)
        for name, value in written.items():
            setattr(self, name, value)


def places(exc: BaseException) -> str:
    """Where an error came from, call by call, without a word of the data: `palais.apps.x in f, line 3`."""
    frames = extract_tb(exc.__traceback__)
    return "\n".join(f"{module_of(frame.filename)} in {frame.name}, line {frame.lineno}" for frame in frames)


def module_of(file: str) -> str:
    """The last parts of a file's path: enough to find it, nothing about this machine."""
    return "/".join(file.replace("\\", "/").rsplit("/", 3)[1:])


class JobWorker(models.Model):
    """A worker that is alive, as it says itself every few seconds."""

    name = models.CharField(max_length=64, primary_key=True)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    doubted_at = models.DateTimeField(
        null=True, blank=True, help_text="When a sweep first missed it. Empty: it is well."
    )

    def __str__(self) -> str:
        return self.name


class JobProgress(models.Model):
    """How far a long job is."""

    job = models.OneToOneField(Job, primary_key=True, on_delete=models.CASCADE, related_name="progress")
    done = models.PositiveIntegerField(_("done"), default=0)
    total = models.PositiveIntegerField(_("of"), null=True, blank=True, help_text=_("Empty: not known yet."))
    words = models.CharField(
        _("what it is doing"),
        max_length=200,
        blank=True,
        help_text=_("Empty: nothing to add to the numbers."),
    )
    updated_at = models.DateTimeField(_("updated at"))

    def __str__(self) -> str:
        return f"{self.done}/{self.total or '?'}"


class Schedule(models.Model):
    """Work that comes again and again: whoever moves `next_run_at` on has the run."""

    name = models.CharField(_("name"), max_length=60, primary_key=True)
    task = models.CharField(_("task"), max_length=200)
    every = models.DurationField(_("every"))
    last_run_at = models.DateTimeField(
        _("last run at"), null=True, blank=True, help_text=_("Empty: never yet.")
    )
    next_run_at = models.DateTimeField(_("next run at"))
    job = models.ForeignKey(
        Job,
        verbose_name=_("last job"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Empty: never yet, or long ago."),
    )

    class Meta:
        verbose_name = _("periodic work")
        verbose_name_plural = _("periodic work")
        ordering: ClassVar[list[str]] = ["next_run_at", "name"]

    def __str__(self) -> str:
        return self.name
