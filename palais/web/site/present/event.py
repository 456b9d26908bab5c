"""One event, as its template takes it."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from palais.web.answers.event import EventPage
from palais.web.calendar_words import titles
from palais.web.site.present import entry_lines, zones


def context(page: EventPage, *, zone: str) -> dict[str, Any]:
    reader = zones.known(zone)
    line = page.line
    return {
        "page": page,
        "entry": entry_lines.entry(line, on=page.on, zone=reader),
        "kind": titles.kind(line.kind),
        "text": line.sentences,
        "zones": {"action": line.path, "hidden": [], "options": zones.options(reader)}
        if line.begins
        else None,
        "zone_wrong": zones.wrong(zone),
        "events": (line,),
        "crumbs": [
            {"label": _("Home"), "url": reverse("home")},
            {"label": _("Entry points"), "url": reverse("entry-points")},
            {"label": line.title},
        ],
    }
