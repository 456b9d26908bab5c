"""Documents that came in together: which files, and what became of each."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from palais.apps.library.choices import FileOutcome
from palais.apps.library.models.documents import DocumentFile
from palais.apps.office.models import Job, ReceivedFile


class Batch(models.Model):
    """Files that were handed in together, at the desk or as a folder. One that was stopped goes on where it stood."""

    folder = models.CharField(
        _("folder"), max_length=500, blank=True, help_text=_("Empty: uploaded at the desk.")
    )
    publish = models.BooleanField(
        default=False, help_text="Whether a reading without a doubt is published at once."
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Empty: a command, or the person is no longer known.",
    )
    job = models.ForeignKey(Job, null=True, on_delete=models.SET_NULL, related_name="+")
    started_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, help_text="Empty: files wait to be read.")

    class Meta:
        verbose_name = _("documents that came in together")
        verbose_name_plural = _("documents that came in together")
        ordering: ClassVar[list[str]] = ["-started_at", "-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.pk} · {self.folder}"


class BatchFile(models.Model):
    """One file of a batch, and what became of it."""

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="lines")
    place = models.PositiveIntegerField()
    name = models.CharField(max_length=500, help_text="As it was called, below the folder.")
    received = models.ForeignKey(ReceivedFile, null=True, on_delete=models.SET_NULL, related_name="+")
    file = models.ForeignKey(DocumentFile, null=True, on_delete=models.SET_NULL, related_name="+")
    outcome = models.CharField(max_length=12, choices=FileOutcome.choices, default=FileOutcome.WAITING)
    said = models.JSONField(default=dict, help_text="Why it was refused: code and values. Empty: it was not.")
    figures = models.JSONField(default=dict, help_text="Counts of its reading.")
    at = models.DateTimeField(null=True, help_text="When it was read or refused. Empty: not yet.")

    class Meta:
        ordering: ClassVar[list[str]] = ["batch", "place"]
        default_permissions = ()
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["batch", "name"], name="batch_file_once"),
        ]

    def __str__(self) -> str:
        return f"{self.batch_id} · {self.name}"
