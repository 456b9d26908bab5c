"""Sessions of the committees, the Working Group on the UPR and the Council, and who is listed for a pre-session."""

from datetime import date
from typing import ClassVar

from django.db import models

from palais.apps.calendar.choices import SessionKind, SessionStatus, Standing
from palais.apps.calendar.models.followed import FollowedRecord, Span
from palais.apps.office.models import FactRow
from palais.apps.treaties.models import State, TreatyBody
from palais.core.dates import PartialDate


class CommitteeSession(FactRow, FollowedRecord, Span):
    """A session, pre-session or extraordinary session of a body, as planned, as moved and as held.

    Days are texts known to the day, the month or the year. `first_day` and `last_day` are those that hold now,
    else those that held last: a cancelled session keeps its place in the calendar.
    """

    body = models.ForeignKey(TreatyBody, on_delete=models.PROTECT, related_name="sessions")
    kind = models.CharField(max_length=20)
    number = models.PositiveSmallIntegerField(
        null=True, help_text="As announced, never computed. Empty: none."
    )
    round = models.CharField(max_length=10, blank=True)
    planned_start = models.CharField(max_length=10, blank=True)
    planned_end = models.CharField(max_length=10, blank=True)
    moved_start = models.CharField(max_length=10, blank=True, help_text="New first day. Empty: not moved.")
    moved_end = models.CharField(max_length=10, blank=True)
    held_start = models.CharField(max_length=10, blank=True)
    held_end = models.CharField(max_length=10, blank=True)
    announced_on = models.CharField(max_length=10, blank=True, help_text="Empty: not known here.")
    confirmed_on = models.CharField(
        max_length=10, blank=True, help_text="Empty: not confirmed, or not known here."
    )
    observations_on = models.CharField(
        max_length=10, blank=True, help_text="When concluding observations came out. Empty: not known here."
    )
    place = models.CharField(max_length=60, blank=True)
    mode = models.CharField(max_length=20, blank=True)
    status = models.CharField(max_length=20)
    reason = models.CharField(max_length=40, blank=True)
    report_symbol = models.CharField(max_length=60, blank=True)

    class Meta(FactRow.Meta):
        ordering: ClassVar[list[str]] = ["body", "planned_start"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["last_day", "first_day"], name="session_days"),
            models.Index(fields=["body", "last_day"], name="session_body_days"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["slug"], condition=~models.Q(slug=""), name="session_slug")
        ]

    def __str__(self) -> str:
        return self.fact_key

    @property
    def is_pre_session(self) -> bool:
        return self.kind == SessionKind.PRE_SESSION

    @property
    def is_cancelled(self) -> bool:
        return self.status == SessionStatus.CANCELLED

    @property
    def waits_for_days(self) -> bool:
        """Postponed, and neither held since nor given new days."""
        return self.status == SessionStatus.POSTPONED and not (self.held_start or self.moved_start)

    @property
    def is_held(self) -> bool:
        """By the facts, whatever the day that counts as today."""
        return bool(self.held_start or self.status == SessionStatus.HELD)

    def lies_ahead(self, on: date) -> bool:
        """Whether it begins after a day, by the days last known."""
        return self.last_known[0].earliest > on

    @property
    def last_known(self) -> tuple[PartialDate, PartialDate]:
        """First and last day as held, else as moved, else as planned, whatever became of them."""
        start = self.held_start or self.moved_start or self.planned_start
        end = self.held_end or self.moved_end or self.planned_end
        return PartialDate.parse(start), PartialDate.parse(end or start)

    @property
    def planned(self) -> tuple[PartialDate, PartialDate]:
        return PartialDate.parse(self.planned_start), PartialDate.parse(
            self.planned_end or self.planned_start
        )

    def standing(self, *, on: date) -> str:
        """How it stands for a reader on a day; a day that has passed without a word is not known here.

        A session that lies ahead of the day is not held yet, whatever is known of it later.
        """
        if self.is_cancelled:
            return str(Standing.CANCELLED)
        if self.is_held and not self.lies_ahead(on):
            return str(Standing.HELD)
        if self.last_known[1].latest < on:
            return str(Standing.OUTCOME_NOT_KNOWN)
        if self.waits_for_days:
            return str(Standing.POSTPONED)
        if self.status in (SessionStatus.MOVED, SessionStatus.POSTPONED):
            return str(Standing.MOVED)
        if self.status == SessionStatus.SHORTENED:
            return str(Standing.SHORTENED)
        return str(Standing.CONFIRMED if self.confirmed_on else Standing.ANNOUNCED)


class PreSessionReview(FactRow):
    """A State on the published list of a pre-session, and what for. The hour of its meeting is confidential."""

    body = models.ForeignKey(TreatyBody, on_delete=models.PROTECT, related_name="+")
    pre_session = models.CharField(
        max_length=10, help_text="Number; where there is none, the day the pre-session was planned to start."
    )
    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="pre_sessions")
    purpose = models.CharField(max_length=10)
    instruments = models.CharField(max_length=60)
    procedure = models.CharField(max_length=20)
    session = models.ForeignKey(
        CommitteeSession,
        null=True,
        on_delete=models.SET_NULL,
        related_name="line_up",
        help_text="The pre-session; found by its number. Empty: not in force here.",
    )

    class Meta(FactRow.Meta):
        ordering: ClassVar[list[str]] = ["body", "pre_session", "state"]

    def __str__(self) -> str:
        return self.fact_key
