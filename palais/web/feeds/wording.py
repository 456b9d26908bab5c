"""The sentences in feeds, in the language of the request, and the characters that every reader can take."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from palais.core.dates import PartialDate
from palais.core.deadlines import GENEVA
from palais.core.spans import Days, Hours
from palais.web import date_words
from palais.web.answers.dates import DatedChange, DatedItem, Happened, Kind, Standing, When, days_of

ENDS_OF_LINES = dict.fromkeys(map(ord, "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"), "\n")
UNSEEN = {code: None for code in (*range(0x20), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF) if code not in (9, 10)}
CHARACTERS = {**UNSEEN, **ENDS_OF_LINES}


def plain(text: str) -> str:
    """Text without control characters, whatever ends its lines: some readers end a line at each of them."""
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(CHARACTERS).strip()


def one_line(text: str) -> str:
    return " ".join(plain(text).split())


def kind(value: Kind) -> str:
    return {
        Kind.SESSION: _("Session"),
        Kind.PRE_SESSION: _("Pre-session"),
        Kind.REVIEW: _("Review"),
        Kind.DEADLINE: _("Deadline"),
        Kind.EVENT: _("Event"),
    }[value]


def titled(title: str, of: Kind) -> str:
    """The title with the word "Deadline" in front of one."""
    return _("Deadline: %(title)s") % {"title": title} if of is Kind.DEADLINE else title


def title(item: DatedItem) -> str:
    """What a calendar shows. Many calendars show nothing of a cancellation but the title."""
    said = one_line(titled(item.title, item.kind))
    return _("Cancelled: %(title)s") % {"title": said} if item.standing is Standing.CANCELLED else said


def lines(item: DatedItem) -> list[str]:
    """What stands below the title: the hour with its zone, how sure it is, then what the answer says."""
    said = [hours(item)]
    if item.standing is Standing.TENTATIVE:
        said.append(_("This date is not confirmed."))
    return [line for line in (*said, *map(plain, item.lines)) if line]


def hours(item: DatedItem) -> str:
    """When a deadline closes, or the hours of an event on the clock of its place; empty for whole days."""
    span = days_of(item.when)
    if item.kind is Kind.DEADLINE and isinstance(span, Days):
        said = {"date": date_words.day(span.last), "zone": zone(item.zone)}
        if item.closes_at is None:
            return _("Closes at the end of %(date)s, %(zone)s.") % said
        return _("Closes at %(hour)s on %(date)s, %(zone)s.") % {
            **said,
            "hour": date_words.hour(item.closes_at),
        }
    return f"{when(item.when)}." if isinstance(span, Hours) else ""


def zone(name: str) -> str:
    if name == GENEVA:
        return _("Geneva time (%(zone)s)") % {"zone": GENEVA}
    return _("time zone %(zone)s") % {"zone": name}


def when(value: When | None) -> str:
    """A date in words; never an hour without its zone. Empty for none."""
    if isinstance(value, Hours):
        begins, ends = (moment(one, place=value.zone) for one in (value.begins, value.ends))
        first, last = date_words.day(begins), date_words.day(ends)
        start, end = date_words.hour(begins.time()), date_words.hour(ends.time())
        if first == last:
            return f"{first}, {start}–{end}, {zone(value.zone or 'UTC')}"
        return f"{first}, {start} – {last}, {end}, {zone(value.zone or 'UTC')}"
    if isinstance(value, Days):
        return date_words.days(value.first, value.last)
    return date_words.partial(value)


def moment(value: datetime, *, place: str) -> datetime:
    return value.astimezone(ZoneInfo(place or "UTC"))


def undated(item: DatedItem) -> str:
    """One line for an item of which no day is known yet."""
    known = item.when if isinstance(item.when, PartialDate) else None
    return f"{title(item)}: {date_words.partial(known)}"


def change_title(change: DatedChange) -> str:
    said = {"title": one_line(titled(change.title, change.kind))}
    return {
        Happened.ANNOUNCED: _("Announced: %(title)s"),
        Happened.CONFIRMED: _("Confirmed: %(title)s"),
        Happened.MOVED: _("Moved: %(title)s"),
        Happened.SHORTENED: _("Shortened: %(title)s"),
        Happened.POSTPONED: _("Postponed: %(title)s"),
        Happened.CANCELLED: _("Cancelled: %(title)s"),
        Happened.CORRECTED: _("Corrected: %(title)s"),
    }[change.happened] % said


def change_lines(change: DatedChange) -> list[str]:
    """The dates before and after, and why."""
    said = []
    if change.before is not None:
        said.append(_("Before: %(date)s") % {"date": when(change.before)})
    if change.after is not None:
        said.append(_("Now: %(date)s") % {"date": when(change.after)})
    if change.reason:
        said.append(_("Reason: %(reason)s") % {"reason": plain(change.reason)})
    return said
