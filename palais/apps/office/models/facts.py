"""Facts in the database: a projection of the files and of editors' corrections, never their only home.

The three layers are described in docs/rules/facts.md. A row knows its layer, its source and the text of its file;
nothing is ever deleted: what leaves the files is marked withdrawn.
"""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from palais.apps.office.choices import ConflictStatus, CorrectionKind, Layer


class Source(models.Model):
    """Where facts come from, and the date of its state."""

    key = models.CharField(max_length=60, primary_key=True)
    title = models.CharField(_("title"), max_length=300)
    publisher = models.CharField(_("publisher"), max_length=300, blank=True)
    symbol = models.CharField(_("UN symbol"), max_length=120, blank=True)
    page = models.URLField(_("page"), max_length=500, blank=True)
    as_of = models.CharField(
        _("as of"),
        max_length=40,
        blank=True,
        help_text=_("State of the source, as written there. Empty: not known."),
    )
    note = models.TextField(_("note"), blank=True)
    layer = models.CharField(_("layer"), max_length=10, choices=Layer.choices, default=Layer.SHIPPED)

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering: ClassVar[list[str]] = ["title"]

    def __str__(self) -> str:
        return self.title


class CurrentFacts(models.Manager[Any]):
    """Rows that are in force: not withdrawn."""

    def get_queryset(self) -> models.QuerySet[Any]:
        return super().get_queryset().filter(withdrawn_on=None)


class FactRow(models.Model):
    """One row of a fact table. `raw` keeps the text of every column as its file has it."""

    fact_key = models.CharField(_("key"), max_length=200, unique=True)
    raw = models.JSONField(_("row"), default=dict)
    source = models.ForeignKey(
        Source, verbose_name=_("source"), on_delete=models.PROTECT, related_name="+", null=True
    )
    verified = models.BooleanField(_("verified"), default=True)
    note = models.TextField(_("note"), blank=True)
    layer = models.CharField(_("layer"), max_length=10, choices=Layer.choices, default=Layer.SHIPPED)
    covers = models.JSONField(
        _("covered values"),
        null=True,
        blank=True,
        help_text=_("What the layer below said when this row took its place. Empty: it covers nothing."),
    )
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True, help_text=_("Empty: in force."))

    public: ClassVar[CurrentFacts] = CurrentFacts()
    everything: ClassVar[models.Manager[Any]] = models.Manager()

    class Meta:
        abstract = True
        base_manager_name = "everything"


class Correction(models.Model):
    """An editor's word on one fact row: the highest layer, always with a reason."""

    table = models.CharField(_("table"), max_length=60)
    fact_key = models.CharField(_("key"), max_length=200)
    kind = models.CharField(_("kind"), max_length=10, choices=CorrectionKind.choices)
    values = models.JSONField(_("values"), default=dict, help_text=_("Columns and their new text."))
    covers = models.JSONField(_("replaced values"), null=True, blank=True)
    reason = models.TextField(_("reason"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(_("at"), auto_now=True)

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["table", "fact_key"], name="one_correction_per_row")
        ]

    def __str__(self) -> str:
        return f"{self.table}: {self.fact_key}"


class FactConflict(models.Model):
    """A lower layer now says something other than what a higher layer once replaced: a person decides."""

    table = models.CharField(_("table"), max_length=60)
    fact_key = models.CharField(_("key"), max_length=200)
    layer = models.CharField(_("layer that now differs"), max_length=10, choices=Layer.choices)
    ours = models.JSONField(_("value in force"))
    theirs = models.JSONField(_("newer value below"))
    status = models.CharField(
        _("status"), max_length=10, choices=ConflictStatus.choices, default=ConflictStatus.OPEN
    )
    found_at = models.DateTimeField(_("found at"), auto_now_add=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("settled by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    settled_at = models.DateTimeField(_("settled at"), null=True, blank=True)

    class Meta:
        verbose_name = _("conflict between layers")
        verbose_name_plural = _("conflicts between layers")
        ordering: ClassVar[list[str]] = ["-found_at", "table", "fact_key"]

    def __str__(self) -> str:
        return f"{self.table}: {self.fact_key}"


class FactSync(models.Model):
    """One loading of the facts, with its counts."""

    at = models.DateTimeField(_("at"), auto_now_add=True)
    counts = models.JSONField(_("counts"), default=dict)

    class Meta:
        verbose_name = _("loading of the facts")
        verbose_name_plural = _("loadings of the facts")
        ordering: ClassVar[list[str]] = ["-at"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"
