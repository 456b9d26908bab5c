"""Reading calendars of others: from the bytes of an .ics file to events, doubts, or a sentence why not.

It knows iCalendar as programs really write it, and bounds every amount, so that no file makes it slow or large.
It does not write calendars (the door of feeds does), nor know the records that events become.
The law is RFC 5545; see docs/rules/calendar-files.md.
"""

from palais.core.ics.answers import CalendarRefused, Doubt, Doubtful, Read, ReadEvent, Refusal
from palais.core.ics.reading import read_calendar

__all__ = ["CalendarRefused", "Doubt", "Doubtful", "Read", "ReadEvent", "Refusal", "read_calendar"]
