"""What the desk calls the values that change in the calendar, and the records they belong to."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from palais.apps.calendar import choices
from palais.apps.calendar.models import CalendarChange, CommitteeSession, Deadline, Event, Review
from palais.apps.calendar.services.notices import Line

FIELDS: dict[str, Any] = {
    "status": gettext_lazy("Status"),
    "first": gettext_lazy("First day"),
    "last": gettext_lazy("Last day"),
    "number": gettext_lazy("Number"),
    "round": gettext_lazy("Round of the year"),
    "mode": gettext_lazy("Form of meeting"),
    "place": gettext_lazy("Place"),
    "confirmed": gettext_lazy("Confirmed on"),
    "reason": gettext_lazy("Reason"),
    "outcome": gettext_lazy("What became of it"),
    "session": gettext_lazy("Session"),
    "pre_session": gettext_lazy("Pre-session"),
    "procedure": gettext_lazy("Procedure"),
    "closes_at": gettext_lazy("Hour"),
    "zone": gettext_lazy("Time zone"),
    "title": gettext_lazy("Title"),
    "starts_at": gettext_lazy("Begins at"),
    "ends_at": gettext_lazy("Ends at"),
    "url": gettext_lazy("Page"),
    "visibility": gettext_lazy("For whom"),
}
OUTCOMES: dict[str, Any] = {
    "off": gettext_lazy("without a session"),
    "scheduled": gettext_lazy("planned"),
    "postponed": gettext_lazy("postponed"),
    "held": gettext_lazy("held"),
    "not-held": gettext_lazy("not held"),
}
STATUSES: dict[str, Any] = {
    "session": choices.SessionStatus,
    "deadline": choices.DeadlineStatus,
    "event": choices.EventStatus,
}


@dataclass(frozen=True, slots=True)
class Shown:
    """One value that changes, in words."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Group:
    """One record and its values that change."""

    name: str
    lines: tuple[Shown, ...]


def groups(lines: Iterable[Line]) -> dict[str, list[Group]]:
    """The values that change by kind of record, each record by its name: three queries at most."""
    by_record: dict[tuple[str, str], list[Line]] = {}
    for line in lines:
        by_record.setdefault((line.about, line.slug), []).append(line)
    names = names_of(by_record)
    found: dict[str, list[Group]] = {}
    for (about, slug), own in by_record.items():
        group = Group(names.get((about, slug), slug), tuple(shown(line) for line in own))
        found.setdefault(about, []).append(group)
    return found


def shown(line: Line | CalendarChange) -> Shown:
    label = str(FIELDS.get(line.field, line.field))
    return Shown(label, value(line, line.old), value(line, line.new))


def value(line: Line | CalendarChange, text: str) -> str:
    """A value in words; dates, places and numbers stand as they are."""
    known: dict[str, Any] = {}
    if line.field == "status":
        known = dict(STATUSES[line.about].choices)
    elif line.field == "outcome":
        known = OUTCOMES
    elif line.field == "mode":
        known = dict(choices.Mode.choices)
    elif line.field == "reason":
        known = dict(choices.Reason.choices)
    return str(known.get(text, text)) or "—"


def names_of(records: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    slugs: dict[str, list[str]] = {}
    for about, slug in records:
        slugs.setdefault(about, []).append(slug)
    names = {}
    sessions = CommitteeSession.everything.filter(slug__in=slugs.get("session", ()))
    for session in sessions.select_related("body"):
        names["session", session.slug] = session_name(session)
    for review in Review.everything.filter(slug__in=slugs.get("review", ())).select_related("state"):
        names["review", review.slug] = f"{review.state.name}, {review.instruments.upper()}"
    for deadline in Deadline.objects.filter(slug__in=slugs.get("deadline", ())):
        names["deadline", deadline.slug] = deadline_name(deadline)
    for event in Event.objects.filter(slug__in=slugs.get("event", ())):
        names["event", event.slug] = event.title
    return names


def session_name(session: CommitteeSession) -> str:
    """The body, the kind and the number; without a number the days it was planned for."""
    kind = dict(choices.SessionKind.choices).get(session.kind, session.kind)
    number = session.number or session.planned_start
    return _("%(body)s, %(kind)s %(number)s") % {"body": session.body.code, "kind": kind, "number": number}


def deadline_name(deadline: Deadline) -> str:
    audience = dict(choices.Audience.choices).get(deadline.audience, deadline.audience)
    parts = [choices.stage_label(deadline.stage), str(audience)]
    if deadline.procedure != "any":
        parts.append(deadline.procedure)
    return ", ".join(parts)
