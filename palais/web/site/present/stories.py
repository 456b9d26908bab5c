"""A story behind its link, as its template takes it; and where one goes who has to leave quickly."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from palais.apps.followup.choices import StoryStatus
from palais.apps.followup.models import Story
from palais.apps.followup.texts import said
from palais.web.site.present import dates

ELSEWHERE = {"zh-hans": "zh"}


def title() -> str:
    return _("Share a story")


def somewhere_else(language: str) -> str:
    """A page on which anybody may be seen, in the reader's language."""
    return f"https://{ELSEWHERE.get(language, language)}.wikipedia.org/"


def own(story: Story) -> dict[str, Any]:
    activity = story.activity
    text = said(story.monitor.texts.all(), language=story.language, main=story.monitor.language)
    shown = activity is not None and story.status == StoryStatus.PUBLISHED
    url = reverse("activity", args=[story.monitor.key, activity.number]) if activity and shown else ""
    return {
        "unlisted": True,
        "story": story,
        "sentence": sentence(story.status),
        "asked": story.status == StoryStatus.ASKED,
        "monitor_title": text.title if text else story.monitor.key,
        "monitor_url": reverse("monitor", args=[story.monitor.key]),
        "activity_url": url,
        "purposes": story.consent.purpose_labels,
        "ends": dates.day(story.consent.ends_on) if story.consent.ends_on else "",
    }


def sentence(status: str) -> str:
    return {
        "new": _("Thank you. We have your story. A person will read it before anybody else sees it."),
        "asked": _("We have a question before we can publish your story."),
        "answered": _("Thank you. We have your answer and will read it."),
        "published": _("Your story is published."),
        "declined": _("Your story was not published, and we have deleted it."),
    }[status]
