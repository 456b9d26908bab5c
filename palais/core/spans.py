"""When something takes place: on whole days, or between two moments on a clock in a place.

It knows the two shapes in which a calendar holds a date, and refuses one that ends before it begins.
It does not know dates known only in part (see dates.py), nor what takes place.
The law is in RFC 5545, section 3.3: a day is a date without a zone, an hour has one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


class SpanNotPossible(ValueError):
    """It ends before it begins, or an hour has no time zone."""


@dataclass(frozen=True, slots=True)
class Days:
    """Whole days, the last one included; one day where both are the same."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if isinstance(self.first, datetime) or isinstance(self.last, datetime):
            raise SpanNotPossible("whole days have no hour")
        if self.last < self.first:
            raise SpanNotPossible(f"the days end on {self.last}, before they begin on {self.first}")


@dataclass(frozen=True, slots=True)
class Hours:
    """Two moments, the end not included, each on the clock of a place; a moment alone where both are the same.

    ``zone`` is the IANA name of that place, empty where a file defined a zone of its own.
    """

    begins: datetime
    ends: datetime
    zone: str

    def __post_init__(self) -> None:
        if self.begins.utcoffset() is None or self.ends.utcoffset() is None:
            raise SpanNotPossible("an hour needs a time zone")
        if self.ends < self.begins:
            raise SpanNotPossible(
                f"it ends at {self.ends.isoformat()}, before it begins at {self.begins.isoformat()}"
            )
