"""Comparing what readers are shown with what they were shown, and writing down each value that differs."""

from datetime import datetime
from typing import Any

from palais.apps.calendar.models import CalendarChange, CommitteeSession, Deadline, Event, Review
from palais.apps.calendar.services.causes import current

Record = CommitteeSession | Review | Deadline | Event
Shown = dict[str, str]


def of_session(row: CommitteeSession) -> Shown:
    """What readers are shown of a session and would want to be told of."""
    first, last = row.last_known
    return {
        "status": row.status,
        "first": first.isoformat(),
        "last": last.isoformat(),
        "number": str(row.number or ""),
        "round": row.round,
        "mode": row.mode,
        "place": row.place,
        "confirmed": row.confirmed_on,
        "reason": row.reason,
    }


def of_review(row: Review) -> Shown:
    session = row.session
    first, last = session.last_known if session else (None, None)
    return {
        "outcome": "off" if row.is_off else row.outcome,
        "session": session.slug if session else "",
        "first": first.isoformat() if first else "",
        "last": last.isoformat() if last else "",
        "pre_session": row.pre_session.slug if row.pre_session else "",
        "procedure": row.procedure,
    }


def of_deadline(row: Deadline) -> Shown:
    return {
        "status": row.status,
        "first": row.first_day.isoformat() if row.first_day else "",
        "last": row.last_day.isoformat() if row.last_day else "",
        "closes_at": row.closes_at,
        "zone": row.zone,
    }


def of_event(row: Event) -> Shown:
    return {
        "title": row.title,
        "status": row.status,
        "first": row.first_day.isoformat() if row.first_day else "",
        "last": row.last_day.isoformat() if row.last_day else "",
        "starts_at": row.starts_at.isoformat() if row.starts_at else "",
        "ends_at": row.ends_at.isoformat() if row.ends_at else "",
        "zone": row.zone,
        "place": row.place,
        "mode": row.mode,
        "url": row.url,
        "visibility": row.visibility,
    }


def differing(before: Shown, after: Shown) -> list[tuple[str, str, str]]:
    """Field, old value, new value; nothing for what is shown for the first time."""
    if not before:
        return []
    return [
        (name, before.get(name, ""), after[name]) for name in after if before.get(name, "") != after[name]
    ]


def show(row: Record, after: Shown, *, at: datetime) -> list[CalendarChange]:
    """Let readers see a record as it is now: its number goes up where that differs. The row is not saved here."""
    changed = differing(row.shown, after)
    if changed:
        row.sequence += 1
        row.last_changed = at
    row.shown = after
    return [line(row, name, old, new, at=at) for name, old, new in changed]


def line(row: Record, name: str, old: str, new: str, *, at: datetime) -> CalendarChange:
    cause = current()
    return CalendarChange(
        at=at,
        field=name,
        old=old[:1000],
        new=new[:1000],
        by=cause.by,
        by_machine=cause.by is None,
        reason=cause.reason,
        source=cause.source,
        deed=cause.deed,
        **place_of(row),
    )


def place_of(row: Record) -> dict[str, Any]:
    if isinstance(row, CommitteeSession):
        return {"about": "session", "session": row}
    if isinstance(row, Review):
        return {"about": "review", "review": row, "session": row.session}
    if isinstance(row, Deadline):
        return {"about": "deadline", "deadline": row, "session": row.meeting}
    return {"about": "event", "event": row, "session": row.session}
