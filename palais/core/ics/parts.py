"""From content lines to the parts of a calendar: events and time zones, with the lines that belong to each.

It knows which parts and lines are wanted, and passes over the rest, so that no invitation list is ever held.
It does not know what a value means.
The law is RFC 5545, section 3.6.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from palais.core.ics.answers import DEEPEST, MOST_EVENTS, CalendarRefused, Doubt, Doubtful, Refusal
from palais.core.ics.lines import Line, line_of

CALENDAR, EVENT, ZONE = "VCALENDAR", "VEVENT", "VTIMEZONE"
SHIFTS = frozenset({"STANDARD", "DAYLIGHT"})
MOST_SHIFTS = 2_000
_WANTED = {
    CALENDAR: frozenset({"VERSION", "METHOD", "NAME", "X-WR-CALNAME", "X-WR-TIMEZONE"}),
    EVENT: frozenset(
        {
            *(
                "UID",
                "SUMMARY",
                "DESCRIPTION",
                "LOCATION",
                "URL",
                "CATEGORIES",
                "CLASS",
                "STATUS",
                "SEQUENCE",
            ),
            *("DTSTAMP", "LAST-MODIFIED", "DTSTART", "DTEND", "DURATION"),
            *("RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID"),
        }
    ),
    ZONE: frozenset({"TZID", "X-LIC-LOCATION"}),
    **dict.fromkeys(SHIFTS, frozenset({"DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "RRULE", "RDATE"})),
}
_NONE: frozenset[str] = frozenset()
_NAME = re.compile(r"[A-Za-z0-9-]+")


@dataclass(slots=True)
class Part:
    """A part of a calendar: its name, the row it begins on, its wanted lines by name, its parts."""

    name: str
    number: int
    lines: dict[str, list[Line]] = field(default_factory=dict)
    parts: list[Part] = field(default_factory=list)

    def first(self, name: str) -> Line | None:
        """The first line of that name; None where there is none."""
        found = self.lines.get(name)
        return found[0] if found else None

    def value(self, name: str) -> str:
        """The value of the first line of that name; empty where there is none."""
        line = self.first(name)
        return line.value.strip() if line else ""


@dataclass(slots=True)
class Parts:
    """What a file holds: calendars, events and zones in order, and the names of all other parts."""

    calendars: list[Part] = field(default_factory=list)
    events: list[Part] = field(default_factory=list)
    zones: list[Part] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    shifts: int = 0


def parts_of(lines: Iterable[tuple[int, str]]) -> Parts:
    """The parts of a file. Raises CalendarRefused for one that is no calendar, too deep, or has too many events."""
    found, open_parts = Parts(), list[Part]()
    for number, text in lines:
        if text[:6].upper() == "BEGIN:":
            _begin(found, open_parts, name=text[6:].strip().upper(), number=number)
        elif text[:4].upper() == "END:":
            _end(found, open_parts, name=text[4:].strip().upper(), number=number)
        elif open_parts:
            _add(found, open_parts[-1], number=number, text=text)
    if open_parts:
        found.doubts.append(Doubt(Doubtful.FILE_CUT_OFF, open_parts[-1].number, open_parts[-1].name))
    if not (found.calendars or found.events or found.zones or found.others):
        raise CalendarRefused(Refusal.NOT_A_CALENDAR)
    return found


def _begin(found: Parts, open_parts: list[Part], *, name: str, number: int) -> None:
    part = Part(name, number)
    open_parts.append(part)
    if len(open_parts) > DEEPEST:
        raise CalendarRefused(Refusal.TOO_DEEP, line=number, number=len(open_parts), most=DEEPEST)
    if name == CALENDAR:
        found.calendars.append(part)
    elif name not in _WANTED and len(found.others) < MOST_EVENTS:
        found.others.append(name)
    if name == EVENT and len(open_parts) == 1:
        found.doubts.append(Doubt(Doubtful.NO_CALENDAR_AROUND, number))


def _end(found: Parts, open_parts: list[Part], *, name: str, number: int) -> None:
    """Close the part of that name, and with a doubt those inside that were not closed."""
    if not any(part.name == name for part in open_parts):
        found.doubts.append(Doubt(Doubtful.PART_NOT_CLOSED, number, name))
        return
    while open_parts[-1].name != name:
        left = open_parts.pop()
        found.doubts.append(Doubt(Doubtful.PART_NOT_CLOSED, left.number, left.name))
        _keep(found, open_parts, left)
    _keep(found, open_parts, open_parts.pop())


def _keep(found: Parts, open_parts: list[Part], part: Part) -> None:
    if part.name == EVENT:
        found.events.append(part)
        if len(found.events) > MOST_EVENTS:
            raise CalendarRefused(Refusal.TOO_MANY_EVENTS, most=MOST_EVENTS)
    elif part.name == ZONE:
        found.zones.append(part)
    elif part.name in SHIFTS and open_parts and open_parts[-1].name == ZONE and found.shifts < MOST_SHIFTS:
        found.shifts += 1
        open_parts[-1].parts.append(part)


def _add(found: Parts, part: Part, *, number: int, text: str) -> None:
    wanted = _WANTED.get(part.name, _NONE)
    named = _NAME.match(text) if wanted else None
    if not wanted or (named is not None and named[0].upper() not in wanted):
        return
    line = line_of(number, text)
    if line is None:
        found.doubts.append(Doubt(Doubtful.LINE_NOT_UNDERSTOOD, number, text[:80]))
    else:
        part.lines.setdefault(line.name, []).append(line)
