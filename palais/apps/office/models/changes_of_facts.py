"""What changed in the facts, row by row: by a loading, or by an editor's correction."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from palais.apps.office.choices import FactChangeKind
from palais.apps.office.models.facts import FactSync


class FactChange(models.Model):
    """One row that was added, changed, withdrawn or restored. `before` and `after` hold the columns that differ.

    The first loading of a table writes none: its rows did not change, they arrived.
    """

    at = models.DateTimeField(_("at"))
    load = models.ForeignKey(
        FactSync,
        verbose_name=_("loading"),
        null=True,
        on_delete=models.CASCADE,
        related_name="changes",
        help_text=_("Empty: an editor's correction."),
    )
    table = models.CharField(_("table"), max_length=60)
    fact_key = models.CharField(_("key"), max_length=200)
    kind = models.CharField(_("kind of change"), max_length=10, choices=FactChangeKind.choices)
    state = models.CharField(
        _("State"),
        max_length=3,
        blank=True,
        help_text=_("Three-letter code. Empty: the key of the row names none."),
    )
    treaty = models.CharField(
        _("treaty"), max_length=20, blank=True, help_text=_("Key. Empty: the key of the row names none.")
    )
    before = models.JSONField(_("before"), default=dict)
    after = models.JSONField(_("after"), default=dict)

    class Meta:
        verbose_name = _("change in the facts")
        verbose_name_plural = _("changes in the facts")
        ordering: ClassVar[list[str]] = ["-at", "-pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["-at", "-id"], name="fact_change_newest"),
            models.Index(fields=["state", "-at"], name="fact_change_state"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.table} {self.fact_key}"
