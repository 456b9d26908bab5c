"""One event of the calendar: a webinar, a forum, a meeting from another calendar."""

from dataclasses import dataclass
from datetime import date

from palais.apps.calendar import queries as calendar
from palais.web.answers.entry_lines import EntryLine, lines


@dataclass(frozen=True, slots=True)
class EventPage:
    """`url` is its page elsewhere and `source` where it was read; empty: none, or the network itself."""

    on: date
    line: EntryLine
    url: str
    source: str


def event_page(*, slug: str, on: date) -> EventPage | None:
    """None where there is no such event, or it is not for everybody."""
    row = calendar.event(slug=slug)
    if row is None or row.first_day is None:
        return None
    (line,) = lines([calendar.of_event(row)], on=on)
    return EventPage(on=on, line=line, url=row.url, source=row.source)
