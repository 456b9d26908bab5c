"""Sessions and events in the words of schema.org, for search engines: also that they were moved or cancelled."""

from typing import Any

from django.conf import settings

from palais.apps.calendar.choices import Standing
from palais.web.answers.entry_lines import DEADLINE, EntryLine
from palais.web.site import languages

STATUS = {
    Standing.CANCELLED: "EventCancelled",
    Standing.POSTPONED: "EventPostponed",
    Standing.MOVED: "EventRescheduled",
    Standing.SHORTENED: "EventRescheduled",
}
ATTENDANCE = {
    "in-person": "OfflineEventAttendanceMode",
    "online": "OnlineEventAttendanceMode",
    "hybrid": "MixedEventAttendanceMode",
}


def is_event(line: EntryLine) -> bool:
    """A deadline is none, and what has no day yet has none to give."""
    return line.about != DEADLINE and line.is_by_day


def event(line: EntryLine) -> dict[str, Any]:
    status = STATUS.get(Standing(line.status)) if line.status in set(Standing) else None
    known: dict[str, Any] = {
        "@type": "Event",
        "name": line.title,
        "url": f"{settings.SITE_ADDRESS}{languages.written(line.path.partition('#')[0])}",
        "startDate": (line.begins or line.first).isoformat(),
        "endDate": (line.ends or line.last).isoformat(),
        "eventStatus": f"https://schema.org/{status or 'EventScheduled'}",
    }
    if status == "EventRescheduled" and line.planned and line.planned != line.first:
        known["previousStartDate"] = line.planned.isoformat()
    if line.mode in ATTENDANCE:
        known["eventAttendanceMode"] = f"https://schema.org/{ATTENDANCE[line.mode]}"
    if line.place:
        known["location"] = {"@type": "Place", "name": line.place, "address": line.place}
    return known
