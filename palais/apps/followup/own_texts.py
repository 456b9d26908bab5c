"""Texts of the follow-up monitor of which translations may lag."""

from django.urls import reverse

from palais.apps.followup import permissions
from palais.apps.followup.models import ActivityText, CommitmentText, MonitorText
from palais.apps.office.services.translated import TextKind


def address_of_commitment(text: CommitmentText) -> str:
    commitment = text.commitment
    return reverse("followup-desk:commitment", args=[commitment.monitor.key, commitment.number])


def address_of_activity(text: ActivityText) -> str:
    return reverse("followup-desk:activity", args=[text.activity.monitor.key, text.activity.number])


TEXTS = (
    TextKind(
        MonitorText,
        of="monitor",
        words=("title", "about"),
        edit=lambda text: reverse("followup-desk:change-monitor", args=[text.monitor.key]),
        may=permissions.may_change_monitor,
        stamp="followup",
    ),
    TextKind(
        CommitmentText,
        of="commitment",
        words=("words",),
        edit=address_of_commitment,
        may=permissions.may_change_monitor,
        stamp="followup",
    ),
    TextKind(
        ActivityText,
        of="activity",
        words=("title", "summary"),
        edit=address_of_activity,
        may=permissions.may_change_monitor,
        stamp="followup",
    ),
)
