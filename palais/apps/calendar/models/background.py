"""What upset the calendar, and how the committees' ways of working changed."""

from typing import ClassVar

from django.db import models

from palais.apps.calendar.models.followed import Span
from palais.apps.office.models import FactRow


class CalendarShock(FactRow, Span):
    """Something that took meeting time from a body, or gave it back."""

    body_code = models.CharField(max_length=20, help_text="`ALL` for every body.")
    what = models.CharField(max_length=60)
    effect = models.CharField(max_length=300)
    reason = models.CharField(max_length=40)
    reviews_lost = models.SmallIntegerField(null=True, help_text="Below zero: won back. Empty: not known.")

    class Meta(FactRow.Meta):
        ordering: ClassVar[list[str]] = ["-first_day", "body_code"]

    def __str__(self) -> str:
        return self.fact_key


class WorkingMethod(FactRow, Span):
    """A step in how the committees work: guidelines, procedures, rules."""

    year = models.PositiveSmallIntegerField()
    theme = models.CharField(max_length=300)
    symbol = models.CharField(max_length=120, blank=True)

    class Meta(FactRow.Meta):
        ordering: ClassVar[list[str]] = ["-first_day", "theme"]

    def __str__(self) -> str:
        return self.fact_key
