"""Reports of errors that readers send about a figure."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from palais.apps.office.choices import ReportStatus


class ErrorReport(models.Model):
    """What a reader says is wrong about one fact row, with the row as it was shown."""

    table = models.CharField(_("table"), max_length=60)
    fact_key = models.CharField(_("key"), max_length=200)
    shown = models.JSONField(_("row as shown"), default=dict)
    message = models.TextField(_("what is wrong"), max_length=2000)
    evidence = models.CharField(
        _("where it can be read"), max_length=500, blank=True, help_text=_("Empty: no document was named.")
    )
    reply_to = models.EmailField(
        _("address for a reply"),
        blank=True,
        help_text=_("Deleted when the report is closed. Empty: no reply is wanted."),
    )
    language = models.CharField(_("language of the page"), max_length=12, default="en")
    status = models.CharField(
        _("status"), max_length=12, choices=ReportStatus.choices, default=ReportStatus.NEW
    )
    answer = models.TextField(
        _("answer"), blank=True, help_text=_("What was found. Empty: not answered yet.")
    )
    received_at = models.DateTimeField(_("received at"), auto_now_add=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("closed by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)

    class Meta:
        verbose_name = _("reported error")
        verbose_name_plural = _("reported errors")
        ordering: ClassVar[list[str]] = ["-received_at"]

    def __str__(self) -> str:
        return f"{self.table}: {self.fact_key}"
