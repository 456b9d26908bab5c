"""Telling people that the calendar changed: the office's subscriptions register here what they count and send.

Until somebody registers, nobody is told and nobody is counted.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from palais.apps.calendar.models import CalendarChange, CommitteeSession, Deadline, Event, Review
from palais.core.dates import PartialDate

SOON = timedelta(days=30)
EVERYONE = ("ngo", "nhri", "child", "un")


@dataclass(frozen=True, slots=True)
class Line:
    """One value that changes for readers: of a session, review, deadline or event, by its address."""

    about: str
    slug: str
    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Notice:
    """What people are told. `topics` are what they may have subscribed to: `all`, `body/crc`, `session/crc-97`,
    `state/MAR`, `audience/ngo`, `event/<address>`.

    `at_once`: do not wait for the digest; only for a cancellation or a move of something within 30 days.
    `members_only`: it is about an event that the public does not see.
    """

    topics: frozenset[str]
    lines: tuple[Line, ...]
    reason: str
    source: str
    at_once: bool
    members_only: bool = False
    undoes: bool = False
    deed: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Listener:
    """Who sends. `count` says how many people a notice would reach; `tell` queues it, in the deed's transaction."""

    count: Callable[[Notice], int]
    tell: Callable[[Notice], None]


_listeners: list[Listener] = []


def register(listener: Listener) -> None:
    _listeners.append(listener)


def forget(listener: Listener) -> None:
    _listeners.remove(listener)


def people(notice: Notice) -> int:
    """How many people would be told."""
    return sum(listener.count(notice) for listener in _listeners)


def announce(notice: Notice) -> int:
    """Queue a notice with everyone who sends, in the caller's transaction; how many people it reaches."""
    reached = people(notice)
    for listener in _listeners:
        listener.tell(notice)
    return reached


def lines_of(changes: Iterable[CalendarChange]) -> tuple[Line, ...]:
    lines = [
        Line(change.about, subject(change).slug, change.field, change.old, change.new) for change in changes
    ]
    return tuple(sorted(lines, key=lambda line: (line.about, line.slug, line.field)))


def subject(change: CalendarChange) -> CommitteeSession | Review | Deadline | Event:
    found = change.deadline or change.review or change.event or change.session
    assert found is not None
    return found


def topics_of(changes: Iterable[CalendarChange], *, states: dict[int, set[str]]) -> frozenset[str]:
    """What these changes concern; `states` are those of each meeting, by its number in the database."""
    found = {"all"}
    for change in changes:
        if change.session is not None:
            found |= {f"session/{change.session.slug}", f"body/{change.session.body_id}"}
            found |= {f"state/{iso3}" for iso3 in states.get(change.session.pk, ())}
        if change.review is not None:
            found |= {f"state/{change.review.state_id}", f"body/{change.review.body_id}"}
        if change.deadline is not None:
            audience = change.deadline.audience
            found |= {f"audience/{one}" for one in (EVERYONE if audience == "all" else (audience,))}
        if change.event is not None:
            found.add(f"event/{change.event.slug}")
            found |= {f"body/{change.event.body_id}"} if change.event.body_id else set()
    return frozenset(found)


def is_pressing(changes: Iterable[CalendarChange], *, on: date) -> bool:
    """Whether something is cancelled, postponed or moved that lies, or lay, within 30 days."""
    return any(near(day, on=on) for change in changes for day in days_at_stake(change))


def days_at_stake(change: CalendarChange) -> list[str]:
    """The days of a move, old and new; of a cancellation or postponement, and of one taken back, the first day."""
    if change.field == "first":
        return [change.old, change.new]
    lost = change.field == "status" and bool({change.old, change.new} & {"cancelled", "postponed"})
    day = subject(change).first_day if lost else None
    return [day.isoformat()] if day else []


def near(text: str, *, on: date) -> bool:
    """Whether a day as it is shown lies within 30 days; a month counts by its first day."""
    if not text:
        return False
    day = PartialDate.parse(text).earliest
    return on <= day <= on + SOON
