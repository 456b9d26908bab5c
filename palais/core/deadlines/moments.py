"""When exactly a day ends: a deadline's hour, in Geneva unless the rule says otherwise.

It knows the moment at which something sent is late, and the same moment on a clock elsewhere.
It does not know which rule names which hour.
The law is in the notes of the sessions; that a day ends at midnight in Geneva where a note names no hour is
unverified for the Committee on the Rights of the Child (see docs/rules/deadlines.md).
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

GENEVA = "Europe/Zurich"


class NoSuchMoment(ValueError):
    """The clock in that place skips this hour on this day."""


class ZoneNotKnown(ValueError):
    """No time zone of that name."""


def zone(name: str) -> ZoneInfo:
    """The time zone ``name`` of the IANA database; ZoneNotKnown for anything else."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ZoneNotKnown(f"{name!r} is not a time zone: expected a name as Africa/Casablanca") from None


def closing_moment(*, day: date, at: time | None = None, place: str = GENEVA) -> datetime:
    """The first moment at which something sent is late, in UTC.

    ``at`` None means the end of the day: midnight, where the next day begins. Of an hour that comes twice when
    summer time ends, the first is meant, so that nobody is late by trusting it. A midnight that is skipped is the
    moment of the change. Raises NoSuchMoment for another hour that summer time skips.
    """
    local = datetime.combine(day, at) if at is not None else datetime.combine(day + timedelta(days=1), time())
    moment = local.replace(tzinfo=zone(place), fold=0).astimezone(UTC)
    if at is not None and moment.astimezone(zone(place)).replace(tzinfo=None) != local:
        raise NoSuchMoment(f"there is no {local:%H:%M} on {local:%Y-%m-%d} in {place}: summer time begins")
    return moment


def on_the_clock(moment: datetime, *, place: str) -> datetime:
    """The same moment on a clock in ``place``."""
    return moment.astimezone(zone(place))
