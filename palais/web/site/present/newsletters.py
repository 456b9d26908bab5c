"""The archive of newsletters, as its template takes it."""

from typing import Any

from palais.web.answers.newsletters import Issue
from palais.web.site.present import dates


def line(one: Issue) -> dict[str, Any]:
    return {
        "title": one.title,
        "url": one.path,
        "text": one.summary,
        "what": "",
        "when": dates.day(one.on) if one.on else "",
        "on": one.on.isoformat() if one.on else "",
        "lang": "",
    }
