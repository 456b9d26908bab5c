"""What the desk asks: stories that wait, evidence with its consents."""

from django.db.models import QuerySet

from palais.apps.followup.choices import StoryStatus
from palais.apps.followup.models import Activity, Evidence, Story

WAITING = (StoryStatus.NEW, StoryStatus.ANSWERED)
SHOWN = {
    "waiting": WAITING,
    "asked": (StoryStatus.ASKED,),
    "closed": (StoryStatus.PUBLISHED, StoryStatus.DECLINED, StoryStatus.WITHDRAWN, StoryStatus.ENDED),
}


def stories(*, show: str = "waiting") -> QuerySet[Story]:
    """Stories of a list, those that wait longest first."""
    return (
        Story.objects.filter(status__in=SHOWN[show])
        .select_related("monitor", "consent", "activity", "picture")
        .order_by("sent_at" if show != "closed" else "-ended_at", "pk")
    )


def stories_waiting() -> int:
    """How many stories a moderator should look at: for the menu and the dashboard."""
    return Story.objects.filter(status__in=WAITING).count()


def evidence_of(*, activity: Activity) -> QuerySet[Evidence]:
    return activity.evidence.select_related("file", "image", "image__consent", "consent")
