"""Deadlines as they stand: computed from a meeting, printed by the UN, or set by an editor; and rules that clash."""

from datetime import date, datetime, time
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from palais.apps.calendar.choices import DeadlineStatus
from palais.apps.calendar.models.followed import FollowedRecord, Span
from palais.apps.calendar.models.rules import DateRule
from palais.apps.calendar.models.sessions import CommitteeSession
from palais.apps.office.models import Source
from palais.core import deadlines as rules


class Deadline(FollowedRecord, Span):
    """What an audience may send for a meeting, and by when.

    Kept by `services.recompute`. `first_day` is the day to plan by; `last_day` differs where the rule or the
    source leaves a window. They are the editor's day, else the one a source gives for this meeting, else the
    computed one; a cancelled or postponed deadline keeps the days it had. Both empty: no day, for the reason `why`.
    """

    meeting = models.ForeignKey(CommitteeSession, on_delete=models.CASCADE, related_name="deadlines")
    stage = models.CharField(max_length=60)
    audience = models.CharField(max_length=10)
    procedure = models.CharField(max_length=20, help_text="`any`, or the one procedure under which it holds.")
    rule = models.ForeignKey(DateRule, null=True, on_delete=models.SET_NULL, related_name="+")
    why = models.CharField(max_length=40, help_text="`core.deadlines.Why`.")
    computed_first = models.DateField(null=True)
    computed_last = models.DateField(null=True)
    printed_first = models.DateField(
        null=True,
        help_text="What a source gives for this very meeting; see `printed_source` and `verified`. Empty: none.",
    )
    printed_last = models.DateField(null=True)
    printed_source = models.ForeignKey(Source, null=True, on_delete=models.SET_NULL, related_name="+")
    override_on = models.DateField(_("day set by an editor"), null=True, blank=True)
    override_reason = models.TextField(
        _("reason"), blank=True, help_text=_("Empty: the day was not set by an editor.")
    )
    override_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    override_at = models.DateTimeField(null=True)
    announced_first = models.DateField(null=True, help_text="The first day ever shown here. Empty: none yet.")
    announced_last = models.DateField(null=True)
    status = models.CharField(max_length=12, choices=DeadlineStatus.choices, default=DeadlineStatus.OPEN)
    verified = models.BooleanField(default=False)
    closes_at = models.CharField(max_length=5, blank=True, help_text="As 15:00. Empty: the end of the day.")
    zone = models.CharField(max_length=60, default=rules.GENEVA)
    word_limits = models.JSONField(
        default=list, help_text="Audience, words (null: no limit), rule, note, verified. Empty: none known."
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["first_day", "pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["last_day", "first_day"], name="deadline_days"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["meeting", "stage", "audience", "procedure"], name="one_deadline_per_stage"
            ),
            models.UniqueConstraint(fields=["slug"], condition=~models.Q(slug=""), name="deadline_slug"),
            models.CheckConstraint(
                condition=models.Q(override_on=None) | ~models.Q(override_reason=""),
                name="override_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.slug

    @property
    def slot(self) -> tuple[int, str, str, str]:
        """What makes it the same deadline, whatever its days."""
        return (self.meeting_id, self.stage, self.audience, self.procedure)

    @property
    def is_window(self) -> bool:
        return self.first_day != self.last_day

    @property
    def source(self) -> Source | None:
        """Where the day that holds comes from; None where an editor set it or nothing is known."""
        if self.override_on is not None:
            return None
        return self.printed_source or (self.rule.source if self.rule else None)

    def closes(self, *, day: date | None = None) -> datetime | None:
        """The first moment at which something sent is late, in UTC; `day` is the one to plan by unless given."""
        day = day or self.first_day
        if day is None:
            return None
        at = time.fromisoformat(self.closes_at) if self.closes_at else None
        return rules.closing_moment(day=day, at=at, place=self.zone)


class Problem(models.Model):
    """Something that keeps a deadline from being computed: two rules that clash, a rule that cannot be read."""

    meeting = models.ForeignKey(
        CommitteeSession, null=True, on_delete=models.CASCADE, related_name="problems"
    )
    stage = models.CharField(max_length=60)
    audience = models.CharField(max_length=10)
    rules = models.JSONField(default=list, help_text="Keys of the rules.")
    sentence = models.TextField()
    found_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["meeting", "stage", "audience"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["meeting", "stage", "audience", "sentence"], name="one_problem_each"
            )
        ]

    def __str__(self) -> str:
        return self.sentence
