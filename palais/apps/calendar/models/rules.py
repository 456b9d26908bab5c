"""Dated rules, and the days that a source gives for a session."""

from typing import ClassVar

from django.db import models

from palais.apps.office.models import FactRow


class DateRule(FactRow):
    """A dated rule for a due date, a deadline or a length, with its source."""

    key = models.CharField(max_length=60)
    body_code = models.CharField(max_length=20)
    stage = models.CharField(max_length=60)
    audience = models.CharField(max_length=20)
    procedure = models.CharField(max_length=20)
    anchor = models.CharField(max_length=40)
    rule_kind = models.CharField(max_length=20)
    rule = models.CharField(max_length=120, blank=True)
    rule_to = models.CharField(max_length=120, blank=True)
    closes_at = models.CharField(max_length=5, blank=True, help_text="As 15:00. Empty: the end of the day.")
    zone = models.CharField(max_length=60, blank=True, help_text="IANA name. Empty: Geneva.")
    word_limit = models.PositiveIntegerField(null=True)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)

    def __str__(self) -> str:
        return self.key


class PrintedDeadline(FactRow):
    """The days a source gives for one session of the UPR: they stand above what a rule computes.

    An unverified row was not read in a document: its days are an estimate, and pages must say so.
    """

    session_number = models.PositiveSmallIntegerField()
    stakeholder_deadline = models.CharField(max_length=10)
    national_report_deadline = models.CharField(max_length=10, blank=True)
    addendum_first = models.CharField(max_length=10, blank=True)
    addendum_last = models.CharField(max_length=10, blank=True)

    class Meta(FactRow.Meta):
        ordering: ClassVar[list[str]] = ["session_number"]

    def __str__(self) -> str:
        return self.fact_key
