"""The list as plain data: the same items and changes as in the calendar and in Atom."""

from datetime import date
from typing import Any

from django.conf import settings

from palais.core.dates import PartialDate
from palais.core.spans import Days
from palais.web.answers.dates import DatedChange, DatedItem, DatedList, When, still_shown
from palais.web.answers.plain import plain


def data(found: DatedList, *, on: date) -> dict[str, Any]:
    return {
        "title": found.title,
        "about": found.about,
        "url": f"{settings.SITE_ADDRESS}{found.path}",
        "known_until": plain(found.known_until),
        "items": [item_data(item) for item in still_shown(found.items, on=on)],
        "changes": [change_data(change) for change in found.changes],
    }


def item_data(item: DatedItem) -> dict[str, Any]:
    known = plain(item)
    return {
        "uid": known.pop("uid"),
        "url": f"{settings.SITE_ADDRESS}{known.pop('path')}",
        **known,
        "when": when(item.when),
    }


def change_data(change: DatedChange) -> dict[str, Any]:
    known = plain(change)
    return {
        "uid": known.pop("uid"),
        "url": f"{settings.SITE_ADDRESS}{known.pop('path')}",
        **known,
        "before": when(change.before),
        "after": when(change.after),
    }


def when(value: When | None) -> dict[str, str] | None:
    """Days with the last one included, moments with the name of their zone, or what is known of a date."""
    if value is None:
        return None
    if isinstance(value, PartialDate):
        return {"known": value.isoformat()}
    if isinstance(value, Days):
        return {"first": value.first.isoformat(), "last": value.last.isoformat()}
    return {"begins": value.begins.isoformat(), "ends": value.ends.isoformat(), "zone": value.zone}
