"""How long what a story told is kept: its words and picture, and the activity made of it.

Once published, the activity alone holds what readers see. Declined, a story stays some days, so that a mistake can be
mended. Nothing stays longer than the consent it stands on, but for some days, or than the term its teller was told.
"""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from palais.apps.followup import deeds
from palais.apps.followup.choices import Standing, StoryStatus
from palais.apps.followup.models import Activity, Evidence, Story
from palais.apps.followup.services.activities import ActivityWords, rewrite
from palais.apps.followup.services.evidence import remove_evidence
from palais.apps.office.models import PalaisImage
from palais.apps.office.services import changelog, files
from palais.apps.office.services.people import consents
from palais.apps.people.models import User

TOLD = ("title", "text", "place", "state", "organisation", "called", "question", "answer", "when")
OPEN = (StoryStatus.NEW, StoryStatus.ASKED, StoryStatus.ANSWERED)
UNPUBLISHED_KEPT = timedelta(days=183)
"""So long a story may wait to be published; the form says six months."""
DECLINED_KEPT = timedelta(days=14)
ENDED_KEPT = timedelta(days=7)


def forget_due(*, on: date) -> int:
    """Delete what has had its time on a day; how many stories."""
    pks = list(due(on=on).values_list("pk", flat=True))
    return sum(forget(pk, on=on) for pk in pks)


def due(*, on: date) -> "QuerySet[Story]":
    """Stories whose time is over, and in which there is still something."""
    waits = Q(status__in=OPEN)
    is_declined = Q(status=StoryStatus.DECLINED) & (~Q(text="") | Q(picture__isnull=False))
    is_over = Q(consent__ends_on__lt=on - ENDED_KEPT) | Q(consent__withdrawn_at__isnull=False)
    return Story.objects.filter(
        Q(waits, sent_at__date__lt=on - UNPUBLISHED_KEPT)
        | Q(is_declined, ended_at__date__lt=on - DECLINED_KEPT)
        | (waits | is_declined | Q(status=StoryStatus.PUBLISHED)) & is_over
    )


@transaction.atomic
def forget(pk: int, *, on: date) -> bool:
    """Whether it was still due once it was locked."""
    story = Story.objects.select_for_update().get(pk=pk)
    if not due(on=on).filter(pk=pk).exists():
        return False
    is_published = story.status == StoryStatus.PUBLISHED
    end(story)
    story.status = StoryStatus.ENDED if is_published else StoryStatus.DECLINED
    emptied(story, deed=deeds.FORGET, by=None)
    return True


def end(story: Story) -> None:
    """End the consent of a story that is locked, and take its activity off. Nothing stops it."""
    activity = Activity.objects.select_for_update().filter(pk=story.activity_id).first()
    consents.withdraw(consent=story.consent, by=None)
    if activity is not None:
        take_off(activity, story=story)


def take_off(activity: Activity, *, story: Story) -> None:
    """Hide the activity made of a story, and delete what is in it. It is locked: nothing stops a withdrawal.

    Pictures of the library stay there, unless they stand on the teller's consent.
    """
    for row in Evidence.objects.filter(activity=activity).select_related("activity__monitor", "file"):
        made = Q(consent=story.consent) | Q(pk=story.image_id)
        image = PalaisImage.objects.filter(made, pk=row.image_id).first()
        remove_evidence(evidence=row, by=None)
        if image is not None:
            image.delete()
    PalaisImage.objects.filter(pk=story.image_id).delete()
    story.image = None
    words = ActivityWords(
        level=activity.level,
        form=activity.form,
        begins_on=str(activity.year),
        texts={activity.language: {"title": "…", "summary": ""}},
        language=activity.language,
        standing=str(Standing.WITHDRAWN),
        consent=story.consent,
    )
    activity.version += 1
    rewrite(activity, words, by=None)


def emptied(story: Story, *, deed: str, by: User | None) -> Story:
    """Delete everything that was told; that there was a story stays."""
    picture = story.picture
    for name in TOLD:
        setattr(story, name, "")
    story.picture, story.ended_at = None, timezone.now()
    saved(story, deed=deed, by=by)
    if picture is not None:
        files.let_go(file=picture, by=by)
    return story


def saved(story: Story, *, deed: str, by: User | None) -> Story:
    story.save()
    changelog.record(deed=deed, kind="story", key=str(story.pk), by=by, confidential=True)
    return story
