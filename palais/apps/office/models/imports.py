"""Import runs: a file, how its columns were read, and what each of its rows would do and has done."""

from typing import ClassVar

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from palais.apps.office.choices import Answer, ImportStatus, Outcome
from palais.apps.office.models.files import ReceivedFile
from palais.apps.office.models.jobs import Job


class ImportMapping(models.Model):
    """A mapping that was kept under a name: which heading of a file stands for which field."""

    kind = models.CharField(max_length=40)
    name = models.CharField(_("name"), max_length=80)
    columns = models.JSONField(
        default=dict, help_text="Heading to field; headings that are left out map to nothing."
    )
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("mapping of columns")
        verbose_name_plural = _("mappings of columns")
        ordering: ClassVar[list[str]] = ["kind", "name"]
        default_permissions = ()
        constraints: ClassVar = [models.UniqueConstraint(fields=["kind", "name"], name="import_mapping_once")]

    def __str__(self) -> str:
        return self.name


class ImportRun(models.Model):
    """One import, from the file to its undoing."""

    kind = models.CharField(_("kind"), max_length=40)
    file = models.ForeignKey(
        ReceivedFile,
        verbose_name=_("file"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Empty: deleted thirty days after the run ended."),
    )
    file_name = models.CharField(_("name of the file"), max_length=255)
    status = models.CharField(
        _("status"), max_length=12, choices=ImportStatus.choices, default=ImportStatus.MAPPING
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Empty: started by a command, or the person is no longer known."),
    )
    reading = models.JSONField(
        default=dict, help_text="How the file is read: encoding, delimiter, sheet, line of headings."
    )
    headings = models.JSONField(default=list, help_text="The headings of the file, each once.")
    sample = models.JSONField(default=list, help_text="The first rows. Emptied when the run ends.")
    columns = models.JSONField(default=dict, help_text="Heading to field. Empty: not chosen yet.")
    date_order = models.CharField(
        _("order in dates"),
        max_length=12,
        blank=True,
        help_text=_("Whether 3/4/2015 is in April or in March. Empty: such dates are not understood."),
    )
    whole = models.BooleanField(
        _("the file is the whole list"),
        default=False,
        help_text=_("Then what it does not name is listed as gone. Nothing is ever deleted for that."),
    )
    attempt = models.CharField(
        max_length=32, blank=True, help_text="Who is reading now: a later attempt takes over."
    )
    job = models.ForeignKey(Job, null=True, on_delete=models.SET_NULL, related_name="+")
    counts = models.JSONField(default=dict, help_text="Rows by answer, and by outcome once it is applied.")
    fault = models.JSONField(
        default=dict, help_text="Why reading stopped: code and values. Empty: it did not."
    )
    started_at = models.DateTimeField(_("started at"), auto_now_add=True)
    ended_at = models.DateTimeField(
        _("ended at"),
        null=True,
        blank=True,
        help_text=_("When it was applied, undone or given up. Empty: not yet."),
    )

    class Meta:
        verbose_name = _("import run")
        verbose_name_plural = _("import runs")
        ordering: ClassVar[list[str]] = ["-started_at", "-pk"]
        default_permissions = ("add",)

    def __str__(self) -> str:
        return f"{self.pk} · {self.file_name}"


class ImportRow(models.Model):
    """One row of the file: what it would do, what it did. Only columns that are mapped are here."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField(help_text="Its place in the run.")
    line = models.PositiveIntegerField(help_text="Its line in the file. 0: it stands in none.")
    answer = models.CharField(max_length=16, choices=Answer.choices)
    outcome = models.CharField(max_length=8, choices=Outcome.choices, default=Outcome.NONE, blank=True)
    name = models.CharField(max_length=250, blank=True, help_text="What the row is about, for people.")
    record = models.BigIntegerField(null=True, help_text="The record it is about. Empty: none yet.")
    version = models.PositiveIntegerField(null=True, help_text="The version that applying it left behind.")
    cells = models.JSONField(default=dict, help_text="Heading to text, for rows that were not understood.")
    before = models.JSONField(
        default=dict, encoder=DjangoJSONEncoder, help_text="Fields that change, as they were."
    )
    after = models.JSONField(
        default=dict, encoder=DjangoJSONEncoder, help_text="Fields that change, as they become."
    )
    reasons = models.JSONField(
        default=list, help_text="Why it is not understood, in conflict or kept: codes and values."
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["run", "number"]
        default_permissions = ()
        constraints: ClassVar = [models.UniqueConstraint(fields=["run", "number"], name="import_row_once")]
        indexes: ClassVar = [
            models.Index(fields=["run", "answer", "outcome", "number"], name="import_row_turn")
        ]

    def __str__(self) -> str:
        return f"{self.run_id}/{self.number}"
