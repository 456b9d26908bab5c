"""Things with dates, as calendars and news feeds take them: sessions, reviews, deadlines, other events.

Answers of the calendar make a `DatedList`; the door `feeds` writes it as iCalendar, Atom and JSON.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from palais.core.dates import PartialDate
from palais.core.deadlines import GENEVA
from palais.core.spans import Days, Hours

When = Days | Hours | PartialDate
CANCELLED_FOR = timedelta(days=90)
"""So long a cancelled item stays in feeds, so that every calendar learns of it before it is gone."""


class Kind(StrEnum):
    """What takes place."""

    SESSION = "session"
    PRE_SESSION = "pre-session"
    REVIEW = "review"
    DEADLINE = "deadline"
    EVENT = "event"


class Standing(StrEnum):
    """How sure it is."""

    CONFIRMED = "confirmed"
    TENTATIVE = "tentative"
    CANCELLED = "cancelled"


class Happened(StrEnum):
    """What a change did to an item."""

    ANNOUNCED = "announced"
    CONFIRMED = "confirmed"
    MOVED = "moved"
    SHORTENED = "shortened"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    CORRECTED = "corrected"


class NotAnItem(ValueError):
    """What a feed cannot hold; the sentence names the item."""


@dataclass(frozen=True, slots=True)
class DatedItem:
    """One thing with a date, in the language of the request.

    `uid` is the item's for good: not made of its title, its dates or the site's address. `sequence` rises with every
    change of dates or standing. `when` is a PartialDate where no day is known yet. `title` of a deadline does not say
    that it is one; `closes_at` is its hour on a clock in `zone`, None for the end of the day. `place` is empty where
    not known. `path` is the page of the item, with its language. `cancelled_on` is set exactly for cancelled items.
    `changed_at` is the moment of the last change of anything here: the same moment means the same content.
    """

    uid: str
    kind: Kind
    title: str
    when: When
    path: str
    changed_at: datetime
    place: str = ""
    lines: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    standing: Standing = Standing.CONFIRMED
    cancelled_on: date | None = None
    sequence: int = 0
    closes_at: time | None = None
    zone: str = GENEVA

    def __post_init__(self) -> None:
        if not self.uid or not self.title.strip():
            raise NotAnItem(f"an item of a feed needs a uid and a title: {self.uid!r}, {self.title!r}")
        if self.changed_at.utcoffset() is None:
            raise NotAnItem(f"{self.uid}: the moment of its last change has no time zone")
        if (self.standing is Standing.CANCELLED) != (self.cancelled_on is not None):
            raise NotAnItem(f"{self.uid}: a cancelled item, and no other, has the day of its cancellation")
        if self.kind is Kind.DEADLINE and isinstance(self.when, Hours):
            raise NotAnItem(f"{self.uid}: a deadline is a day, with its hour in `closes_at`")
        if self.kind is Kind.PRE_SESSION and isinstance(self.when, Hours):
            raise NotAnItem(f"{self.uid}: the hours of a pre-session are confidential")


@dataclass(frozen=True, slots=True)
class DatedChange:
    """One change of an item, as told to readers: `number` counts the changes of that item and is never given twice.

    `before` and `after` are None where there was or is no date, as before it was announced. `reason` is in the
    language of the request, empty where none was given.
    """

    uid: str
    number: int
    at: datetime
    happened: Happened
    kind: Kind
    title: str
    path: str
    before: When | None = None
    after: When | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DatedList:
    """What a feed holds: the items and the changes that fit one question, in the language of the request.

    `title` and `about` name the question; `path` is its page, with its language. `changes` are the newest first.
    `known_until` is how far the facts reach, None where there is no end.
    """

    title: str
    about: str
    path: str
    items: tuple[DatedItem, ...]
    changes: tuple[DatedChange, ...] = ()
    known_until: date | None = None


def still_shown(items: Iterable[DatedItem], *, on: date) -> list[DatedItem]:
    """The items without those that were cancelled more than 90 days before, in order of their dates."""
    kept = [item for item in items if item.cancelled_on is None or on <= item.cancelled_on + CANCELLED_FOR]
    return sorted(kept, key=lambda item: (first_day(item.when), item.uid))


def first_day(when: When) -> date:
    """The first day of a date, for order: of a date known in part the earliest."""
    if isinstance(when, Days):
        return when.first
    return when.begins.date() if isinstance(when, Hours) else when.earliest


def without_a_day(when: When) -> bool:
    """Whether no day is known yet."""
    return isinstance(when, PartialDate) and not when.is_exact


def days_of(when: When) -> Days | Hours | None:
    """The days or hours of a date; None where no day is known yet."""
    if not isinstance(when, PartialDate):
        return when
    return Days(when.earliest, when.latest) if when.is_exact else None
