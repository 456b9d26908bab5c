"""One item as an event of a calendar. Deadlines are events too: many calendars do not show tasks (VTODO).

What is written depends on the item alone, never on the moment of writing, so that the same dates are the same bytes.
"""

from collections.abc import Sequence
from datetime import UTC, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import get_language
from icalendar import Alarm, Event
from icalendar.prop import vDDDTypes, vText, vUri

from palais.core.deadlines import GENEVA
from palais.core.spans import Days, Hours
from palais.web.answers.dates import DatedItem, Standing, days_of
from palais.web.feeds import wording

ONE_DAY = timedelta(days=1)
AT_NINE = timedelta(hours=9)
BUSY = "OPAQUE"
FREE = "TRANSPARENT"


KEPT = 8_192
"""Events kept as they are written, in each process: about eight megabytes."""


def written(item: DatedItem, *, alarms: tuple[int, ...] = ()) -> bytes:
    """The event of an item as text, in the active language; empty where no day is known.

    Writing is what costs. The same item is in many calendars, and mostly the same after a change elsewhere.
    """
    return kept_text(item, alarms, get_language() or settings.LANGUAGE_CODE)


@lru_cache(maxsize=KEPT)
def kept_text(item: DatedItem, alarms: tuple[int, ...], language: str) -> bytes:
    made = event(item, alarms=alarms)
    return bytes(made.to_ical()) if made else b""


def event(item: DatedItem, *, alarms: Sequence[int] = ()) -> Event | None:
    """The event of an item, with a reminder so many days before for each of `alarms`; None where no day is known.

    A cancelled item reminds of nothing.
    """
    span = days_of(item.when)
    if span is None:
        return None
    made = Event()
    address = f"{settings.SITE_ADDRESS}{item.path}"
    made.add("uid", item.uid)
    made.add("sequence", item.sequence)
    changed = item.changed_at.astimezone(UTC).replace(microsecond=0)
    made.add("dtstamp", changed)
    made.add("last-modified", changed)
    add_span(made, span)
    made["SUMMARY"] = vText(wording.title(item))
    made["DESCRIPTION"] = vText("\n".join([*wording.lines(item), address]))
    if item.place:
        made["LOCATION"] = vText(wording.one_line(item.place))
    made["URL"] = vUri(address)
    made.add("categories", [wording.kind(item.kind), *map(wording.one_line, item.categories)])
    made.add("status", item.standing.value.upper())
    made.add("transp", FREE if isinstance(span, Days) else BUSY)
    if item.standing is not Standing.CANCELLED:
        for days in alarms:
            made.add_component(alarm(item, days=days))
    return made


def add_span(made: Event, span: Days | Hours) -> None:
    """Whole days as dates, the end not included; hours on the clock of Geneva, or in UTC for any other place."""
    if isinstance(span, Days):
        made["DTSTART"] = vDDDTypes(span.first)
        made["DTEND"] = vDDDTypes(span.last + ONE_DAY)
        return
    clock = ZoneInfo(GENEVA) if span.zone == GENEVA else UTC
    made["DTSTART"] = vDDDTypes(span.begins.astimezone(clock))
    made["DTEND"] = vDDDTypes(span.ends.astimezone(clock))


def alarm(item: DatedItem, *, days: int) -> Alarm:
    """A reminder: whole days count from midnight, so it comes at nine in the morning; hours count from the hour."""
    before = timedelta(days=days) - (AT_NINE if isinstance(days_of(item.when), Days) else timedelta())
    made = Alarm()
    made.add("action", "DISPLAY")
    made["DESCRIPTION"] = vText(wording.title(item))
    made.add("trigger", -before)
    return made
