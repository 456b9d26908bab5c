"""What became of a session and what changed when, in words."""

from django.utils.translation import gettext as _

from palais.apps.calendar.choices import Mode, Reason, SessionStatus, Standing
from palais.apps.calendar.models import CalendarChange, CommitteeSession
from palais.core.dates import DateNotUnderstood, PartialDate
from palais.web import date_words
from palais.web.calendar_words import titles


def standing(key: str) -> str:
    return str(Standing(key).label)


def reason(row: CommitteeSession) -> str:
    """Why it was moved, shortened, postponed or cancelled; empty where none is known."""
    return str(Reason(row.reason).label) if row.reason in Reason.values else row.reason


def mode(key: str) -> str:
    return str(Mode(key).label) if key in Mode.values else key


def field(change: CalendarChange) -> str:
    """Which value changed."""
    return {
        "status": _("Status"),
        "first": _("First day"),
        "last": _("Last day"),
        "number": _("Number"),
        "round": _("Round"),
        "mode": _("Form of meeting"),
        "place": _("Place"),
        "confirmed": _("Confirmed"),
        "reason": _("Reason"),
        "outcome": _("Outcome"),
        "session": _("Session"),
        "pre_session": _("Pre-session"),
        "procedure": _("Procedure"),
        "closes_at": _("Hour"),
        "zone": _("Time zone"),
        "title": _("Title"),
        "starts_at": _("Begins"),
        "ends_at": _("Ends"),
        "url": _("Page"),
    }.get(change.field, change.field)


def value(change: CalendarChange, text: str) -> str:
    """A value as readers know it; an empty one is "–"."""
    if not text:
        return "–"
    if change.field == "status" and text in SessionStatus.values:
        return str(SessionStatus(text).label)
    if change.field == "outcome":
        return outcome(text)
    if change.field == "mode":
        return mode(text)
    if change.field == "reason" and text in Reason.values:
        return str(Reason(text).label)
    try:
        return date_words.partial(PartialDate.parse(text.replace("/", "-") if len(text) == 10 else text))
    except DateNotUnderstood:
        return text


def outcome(key: str) -> str:
    """What became of a review."""
    return {
        "held": _("Held"),
        "scheduled": _("Planned"),
        "postponed": _("Postponed"),
        "not-held": _("Did not take place"),
        "off": _("Planned for days that fell away"),
    }.get(key, key)


def about(change: CalendarChange) -> str:
    """What the value belongs to."""
    if change.deadline is not None:
        return titles.stage(change.deadline.stage)
    if change.review is not None:
        return change.review.state.name
    if change.event is not None:
        return change.event.title
    return titles.session(change.session) if change.session is not None else ""
