"""A list of dates as one calendar (RFC 5545, RFC 7986), to be subscribed to."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, timedelta
from functools import cache
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from icalendar import Calendar, Component, Timezone
from icalendar.prop import vDuration, vText, vUri

from palais.core.deadlines import GENEVA
from palais.web import date_words
from palais.web.answers.dates import DatedItem, DatedList, still_shown, without_a_day
from palais.web.feeds import events, wording

ASK_AGAIN = timedelta(hours=12)
END = b"END:VCALENDAR\r\n"
MOST_UNDATED = 20
"""Items without a day that the calendar's description names; of more it says how many."""

# Central European time since 1981, as the IANA time zone database has it: before, Switzerland had no summer time.
ZONE = f"""BEGIN:VTIMEZONE
TZID:{GENEVA}
BEGIN:STANDARD
DTSTART:19810927T030000
RRULE:FREQ=YEARLY;UNTIL=19950924T010000Z;BYMONTH=9;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19810329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""


def calendar(found: DatedList, *, address: str, on: date, alarms: tuple[int, ...] = ()) -> bytes:
    """The calendar of a list as it stands on a day. `address` is that of the feed, with its question."""
    items = still_shown(found.items, on=on)
    made = head(found, address=address, items=items)
    made.add_component(zone())
    begun = bytes(made.to_ical()).removesuffix(END)
    return b"".join([begun, *(events.written(item, alarms=alarms) for item in items), END])


def head(found: DatedList, *, address: str, items: Sequence[DatedItem]) -> Calendar:
    made = Calendar()
    made.add("prodid", f"-//Palais//Palais//{(get_language() or 'en').upper()}")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("uid", str(uuid5(NAMESPACE_URL, address)))
    name, about = wording.one_line(found.title), description(found, items)
    for title in ("NAME", "X-WR-CALNAME"):
        made[title] = vText(name)
    for text in ("DESCRIPTION", "X-WR-CALDESC"):
        made[text] = vText(about)
    made["X-WR-TIMEZONE"] = vText(GENEVA)
    made["URL"] = vUri(f"{settings.SITE_ADDRESS}{found.path}")
    source = vUri(address)
    source.params["VALUE"] = "URI"
    made["SOURCE"] = source
    again = vDuration(ASK_AGAIN)
    again.params["VALUE"] = "DURATION"
    made["REFRESH-INTERVAL"] = again
    made["X-PUBLISHED-TTL"] = vDuration(ASK_AGAIN)
    if items:
        newest = max(item.changed_at for item in items)
        made.add("last-modified", newest.astimezone(UTC).replace(microsecond=0))
    return made


def description(found: DatedList, items: Iterable[DatedItem]) -> str:
    """What the list is, how far it reaches, and what has no day yet: a month is not written as a day."""
    said = [wording.plain(found.about)]
    if found.known_until:
        said.append(
            _("The dates known here reach until %(date)s.") % {"date": date_words.day(found.known_until)}
        )
    undated = [wording.undated(item) for item in items if without_a_day(item.when)]
    if undated:
        said += [_("Without a day yet, and so not in this calendar:"), *undated[:MOST_UNDATED]]
    if len(undated) > MOST_UNDATED:
        said.append(_("And others: %(count)d in all.") % {"count": len(undated)})
    return "\n".join(line for line in said if line)


@cache
def zone() -> Component:
    return Timezone.from_ical(ZONE)
