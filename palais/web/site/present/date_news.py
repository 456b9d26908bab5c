"""Changes in the calendar as one line of plain text each: what, from when to when, why, and who says so."""

from collections.abc import Sequence
from datetime import UTC, datetime

from django.utils.translation import gettext as _

from palais.apps.calendar.desk import words
from palais.apps.calendar.models import CalendarChange
from palais.core.dates import PartialDate
from palais.web import date_words
from palais.web.answers.date_news import DateNews

DAYS = ("first", "last", "confirmed")
MOMENTS = ("starts_at", "ends_at")
ORDER = list(words.FIELDS)


def sentence(news: DateNews) -> str:
    """ "CRC, Session 89 – Status: planned → shortened; First day: 17 January 2022 → 31 January 2022. Reason: …"."""
    rows = sorted(news.changes, key=lambda row: ORDER.index(row.field) if row.field in ORDER else len(ORDER))
    values = "; ".join(differing(row) for row in rows if row.field != "reason") or differing(rows[0])
    parts = [_("%(what)s – %(values)s") % {"what": name(rows[0]), "values": values}]
    if reason := why(rows):
        parts.append(_("Reason: %(reason)s") % {"reason": reason})
    if rows[0].source:
        parts.append(_("Source: %(source)s") % {"source": rows[0].source})
    return ". ".join(part.rstrip(". ") for part in parts) + "."


def why(rows: Sequence[CalendarChange]) -> str:
    """The word of the fact tables for why, and what the editor wrote."""
    words_for_it = [value(row, row.new) for row in rows if row.field == "reason" and row.new]
    return " – ".join(part for part in (*words_for_it, rows[0].reason) if part)


def name(row: CalendarChange) -> str:
    """What a record is called; a deadline and a review with their session."""
    if row.event:
        return row.event.title
    parts = []
    if row.deadline:
        parts.append(words.deadline_name(row.deadline))
    elif row.review:
        parts.append(f"{row.review.state.name}, {row.review.instruments.upper()}")
    meeting = row.deadline.meeting if row.deadline else row.session
    if meeting:
        parts.append(words.session_name(meeting))
    return ": ".join(parts)


def differing(row: CalendarChange) -> str:
    label = words.FIELDS.get(row.field, row.field)
    return f"{label}: {value(row, row.old)} → {value(row, row.new)}"


def value(row: CalendarChange, text: str) -> str:
    """A value in words; days and hours as people write them, an hour never without its zone."""
    if text and row.field in DAYS:
        return date_words.partial(PartialDate.parse(text))
    if text and row.field in MOMENTS:
        at = datetime.fromisoformat(text).astimezone(UTC)
        return f"{date_words.day(at)}, {date_words.hour(at.time())} UTC"
    return words.value(row, text)
