"""Sessions of the committees and the Working Group on the UPR, the reviews they held, and rules for dates."""

from typing import ClassVar

from django.db import models

from palais.apps.office.models import FactRow
from palais.apps.treaties.models import State, TreatyBody


class CommitteeSession(FactRow):
    """A session, pre-session or extraordinary session of a body, as planned and as held."""

    body = models.ForeignKey(TreatyBody, on_delete=models.PROTECT, related_name="sessions")
    kind = models.CharField(max_length=20)
    number = models.PositiveSmallIntegerField(
        null=True, help_text="As announced, never computed. Empty: none."
    )
    round = models.CharField(max_length=10, blank=True)
    planned_start = models.CharField(max_length=10, blank=True)
    planned_end = models.CharField(max_length=10, blank=True)
    held_start = models.CharField(max_length=10, blank=True)
    held_end = models.CharField(max_length=10, blank=True)
    place = models.CharField(max_length=60, blank=True)
    mode = models.CharField(max_length=20, blank=True)
    status = models.CharField(max_length=20)
    reason = models.CharField(max_length=40, blank=True)
    report_symbol = models.CharField(max_length=60, blank=True)

    class Meta(FactRow.Meta):
        ordering: ClassVar[list[str]] = ["body", "planned_start"]

    def __str__(self) -> str:
        return self.fact_key


class Review(FactRow):
    """The review of one State under one set of instruments at one session."""

    body = models.ForeignKey(TreatyBody, on_delete=models.PROTECT, related_name="reviews")
    session_number = models.PositiveSmallIntegerField()
    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="reviews")
    instruments = models.CharField(max_length=60)
    procedure = models.CharField(max_length=20)
    cycle = models.CharField(max_length=20, blank=True)
    cycle_status = models.CharField(max_length=20, blank=True)
    symbol = models.CharField(max_length=120, blank=True)
    symbol_seen = models.BooleanField(default=False, help_text="Whether the symbol was read in a document.")
    outcome = models.CharField(max_length=20)

    class Meta(FactRow.Meta):
        ordering: ClassVar[list[str]] = ["body", "session_number"]

    def __str__(self) -> str:
        return self.fact_key


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
    word_limit = models.PositiveIntegerField(null=True)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)

    def __str__(self) -> str:
        return self.key
