"""What each room adds to the page of a State: news, resources, follow-up that was reported there."""

from datetime import date
from typing import Any

from palais.web.answers import followup, hubs, newsroom
from palais.web.site.present import followup_lines, resources
from palais.web.site.present import newsroom as news


def rooms(*, iso3: str, language: str, on: date) -> dict[str, Any]:
    """The newest of each room, and how many there are; what a room does not have is empty."""
    works, work_count = hubs.about_state(iso3=iso3)
    activities, activity_count = followup.of_state(iso3=iso3, on=on)
    return {
        "news": news.lines(newsroom.of_state(iso3=iso3, language=language)),
        "resources": resources.rows(works),
        "resource_count": work_count,
        "activities": followup_lines.activities(activities, with_monitor=True),
        "activity_count": activity_count,
    }
