"""A story behind its link, as its template takes it; and where one goes who has to leave quickly."""

from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from palais.apps.followup.choices import StoryStatus
from palais.apps.followup.models import Activity, Story
from palais.apps.followup.services.story_keeping import DECLINED_KEPT
from palais.apps.followup.texts import said
from palais.web.site.present import dates

ELSEWHERE = {"zh-hans": "zh"}


def title() -> str:
    return _("Share a story")


def somewhere_else(language: str) -> str:
    """A page on which anybody may be seen, in the reader's language."""
    return f"https://{ELSEWHERE.get(language, language)}.wikipedia.org/"


def own(story: Story, *, on: date) -> dict[str, Any]:
    text = said(story.monitor.texts.all(), language=story.language, main=story.monitor.language)
    shown = Activity.objects.public(on=on).filter(pk=story.activity_id).first()
    url = reverse("activity", args=[story.monitor.key, shown.number]) if shown else ""
    return {
        "unlisted": True,
        "story": story,
        "sentence": sentence(story, is_shown=shown is not None, on=on),
        "asked": story.status == StoryStatus.ASKED,
        "monitor_title": text.title if text else story.monitor.key,
        "monitor_url": reverse("monitor", args=[story.monitor.key]),
        "activity_url": url,
        "can_be_taken_back": bool(story.text) or story.status == StoryStatus.PUBLISHED,
        "purposes": story.consent.purpose_labels,
        "ends": dates.day(story.consent.ends_on) if story.consent.ends_on else "",
    }


def too_many() -> str:
    return _(
        "Too many stories came from your network within an hour. Nothing you wrote is lost: please send it later."
    )


def sentence(story: Story, *, is_shown: bool, on: date) -> str:
    """How it stands. A published story is asked whether readers see it: its consent ends, an editor takes it off."""
    if story.status == StoryStatus.DECLINED and story.text and story.ended_at:
        day = story.ended_at.date() + DECLINED_KEPT + timedelta(days=1)
        return _("Your story was not published. We delete it on %(day)s.") % {"day": dates.day(day)}
    if story.status == StoryStatus.PUBLISHED and not is_shown:
        if not story.consent.is_in_force(on=on):
            return _("Your story is no longer shown, because your consent has ended.")
        return _("Your story is no longer shown: it was taken off.")
    return {
        "new": _("Thank you. We have your story. A person will read it before anybody else sees it."),
        "asked": _("We have a question before we can publish your story."),
        "answered": _("Thank you. We have your answer and will read it."),
        "published": _("Your story is published."),
        "declined": _("Your story was not published, and we have deleted it."),
        "ended": _("Your story is no longer shown, because your consent has ended. We have deleted it."),
    }[story.status]
