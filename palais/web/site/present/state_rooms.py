"""What each room adds to the page of a State: news, resources, follow-up, organisations, joint statements."""

from datetime import date
from typing import Any

from palais.web.answers import followup, hubs, network, newsroom, statements
from palais.web.answers.recommended import FEW, state_recommended
from palais.web.site.present import followup_lines, recommended, resources
from palais.web.site.present import network as organisations
from palais.web.site.present import newsroom as news
from palais.web.site.present import statements as joint


def rooms(*, iso3: str, language: str, on: date) -> dict[str, Any]:
    """The newest of each room, and how many there are; what a room does not have is empty."""
    works, work_count = hubs.about_state(iso3=iso3)
    activities, activity_count = followup.of_state(iso3=iso3, on=on)
    return {
        **recommended.on_state(state_recommended(iso3=iso3, most=FEW)),
        "news": news.lines(newsroom.of_state(iso3=iso3, language=language)),
        "resources": resources.rows(works),
        "resource_count": work_count,
        "activities": followup_lines.activities(activities, with_monitor=True),
        "activity_count": activity_count,
        "said_together": [joint.line(one) for one in statements.of_state(iso3=iso3)],
        **organisations.on_state(network.near_state(iso3=iso3)),
    }
