"""General comments and recommendations of the committees, from the fact tables: documents known by their symbol."""

from typing import ClassVar

from django.db import models

from palais.apps.office.models import FactRow


class GeneralComment(FactRow):
    """A general comment, or another document that the fact tables name."""

    symbol = models.CharField(max_length=120, db_index=True, blank=True, help_text="Empty: not known.")
    joint_symbol = models.CharField(
        max_length=120, blank=True, help_text="Second symbol. Empty: it has only one."
    )
    kind = models.CharField(max_length=60)
    body_code = models.CharField(max_length=20)
    number = models.PositiveSmallIntegerField(null=True)
    title = models.CharField(max_length=500)
    document_date = models.CharField(max_length=10, blank=True)
    status = models.CharField(max_length=20, blank=True)
    superseded_by = models.CharField(max_length=120, blank=True)

    class Meta(FactRow.Meta):
        ordering: ClassVar[list[str]] = ["body_code", "number"]

    def __str__(self) -> str:
        return f"{self.symbol}: {self.title}"
