"""The history of the calendar: every value that changed, and the deeds of editors on sessions."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from palais.apps.calendar.choices import ChangeKind, Followed
from palais.apps.calendar.models.deadlines import Deadline
from palais.apps.calendar.models.events import Event
from palais.apps.calendar.models.reviews import Review
from palais.apps.calendar.models.sessions import CommitteeSession


class SessionDeed(models.Model):
    """What an editor did to a session. `before` and `after` hold the columns of the fact row that differ."""

    session = models.ForeignKey(CommitteeSession, on_delete=models.CASCADE, related_name="deeds")
    kind = models.CharField(_("kind of change"), max_length=10, choices=ChangeKind.choices)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    reason = models.TextField(_("reason"))
    source = models.CharField(_("source"), max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    told = models.PositiveIntegerField(default=0, help_text="How many people were to be told.")
    undone_at = models.DateTimeField(null=True, help_text="Empty: it stands.")
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    kept = models.JSONField(
        default=list, help_text="Columns that undoing left, because a person changed them since."
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.kind}: {self.session_id}"


class CalendarChange(models.Model):
    """One value that readers were shown and that changed. `session` is the meeting it belongs to, if any."""

    at = models.DateTimeField()
    about = models.CharField(max_length=10, choices=Followed.choices)
    session = models.ForeignKey(CommitteeSession, null=True, on_delete=models.CASCADE, related_name="changes")
    review = models.ForeignKey(Review, null=True, on_delete=models.CASCADE, related_name="changes")
    deadline = models.ForeignKey(Deadline, null=True, on_delete=models.CASCADE, related_name="changes")
    event = models.ForeignKey(Event, null=True, on_delete=models.CASCADE, related_name="changes")
    field = models.CharField(max_length=40)
    old = models.CharField(max_length=1000, blank=True, help_text="Empty: there was nothing.")
    new = models.CharField(max_length=1000, blank=True, help_text="Empty: there is nothing.")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Empty: a loading of the facts, or the person is no longer known.",
    )
    by_machine = models.BooleanField(default=False)
    reason = models.TextField(blank=True)
    source = models.CharField(max_length=500, blank=True)
    deed = models.ForeignKey(SessionDeed, null=True, on_delete=models.CASCADE, related_name="changes")

    class Meta:
        ordering: ClassVar[list[str]] = ["-at", "-pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["-at", "-id"], name="calendar_change_newest"),
            models.Index(fields=["session", "-at"], name="calendar_change_session"),
        ]

    def __str__(self) -> str:
        return f"{self.about} {self.field}: {self.old} → {self.new}"
