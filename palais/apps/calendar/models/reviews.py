"""The review of one State: which session, which pre-session, and the steps that are known."""

from datetime import date
from typing import ClassVar

from django.db import models

from palais.apps.calendar.models.followed import FollowedRecord, Span
from palais.apps.calendar.models.sessions import CommitteeSession
from palais.apps.office.models import FactRow
from palais.apps.treaties.models import State, TreatyBody


class Review(FactRow, FollowedRecord, Span):
    """The review of one State under one set of instruments at one session.

    Its days are those of its session: on which of them the State is heard is not kept here.
    """

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
    session = models.ForeignKey(
        CommitteeSession,
        null=True,
        on_delete=models.SET_NULL,
        related_name="reviews",
        help_text="Found by its number. Empty: not in force here.",
    )
    pre_session = models.ForeignKey(
        CommitteeSession,
        null=True,
        on_delete=models.SET_NULL,
        related_name="prepared_reviews",
        help_text="Where civil society was heard. Empty: not known here.",
    )
    list_session = models.ForeignKey(
        CommitteeSession,
        null=True,
        on_delete=models.SET_NULL,
        related_name="listed_reviews",
        help_text="The pre-session that adopted the list of issues prior to reporting. Empty: none, or not known.",
    )

    class Meta(FactRow.Meta):
        ordering: ClassVar[list[str]] = ["body", "session_number"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state", "last_day"], name="review_state_days"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["slug"], condition=~models.Q(slug=""), name="review_slug")
        ]

    def __str__(self) -> str:
        return self.fact_key

    @property
    def is_off(self) -> bool:
        """Planned for a session that was cancelled or waits for new days, with no other session known."""
        session = self.session
        return bool(
            self.outcome in ("scheduled", "held")
            and session
            and (session.is_cancelled or session.waits_for_days)
        )

    def outcome_on(self, on: date) -> str:
        """What became of it by a day: "off" where its session fell away, still "scheduled" where it lies ahead."""
        if self.is_off:
            return "off"
        return "scheduled" if self.outcome == "held" and self.lies_ahead(on) else self.outcome

    def lies_ahead(self, on: date) -> bool:
        return self.session is not None and self.session.lies_ahead(on)


class ReviewStep(FactRow):
    """One step of one review and what is known of its day (`core.cycles.stages`)."""

    body = models.ForeignKey(TreatyBody, on_delete=models.PROTECT, related_name="+")
    session_number = models.PositiveSmallIntegerField()
    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="+")
    instruments = models.CharField(max_length=60)
    step = models.CharField(max_length=40)
    happened_on = models.CharField(max_length=10, blank=True, help_text="Empty: not known here.")
    expected_on = models.CharField(
        max_length=10, blank=True, help_text="Due or planned day. Empty: none known."
    )
    not_yet_on = models.CharField(
        max_length=10,
        blank=True,
        help_text="Last day it was known not to have happened. Empty: never checked.",
    )

    class Meta(FactRow.Meta):
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["state", "body"], name="step_state")]

    def __str__(self) -> str:
        return self.fact_key
