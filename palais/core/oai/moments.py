"""Days and moments as the protocol writes them, in UTC: 2021-04-15 or 2021-04-15T08:30:00Z.

It knows both forms and nothing between them. It does not know the clock.
The law is OAI-PMH 2.0, section 3.3.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z", re.ASCII)


def is_day(text: str) -> bool:
    """Whether it is written as a day, whatever its figures."""
    return bool(_DAY.fullmatch(text))


def first(text: str) -> datetime | None:
    """The first moment it means; None where it is neither a day nor a moment."""
    if not (_DAY.fullmatch(text) or _MOMENT.fullmatch(text)):
        return None
    try:
        found = datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        return None
    return found if found.tzinfo else datetime.combine(found.date(), time.min, UTC)


def after(text: str) -> datetime | None:
    """The first moment that it no longer means: a second on, or the next day. None as above."""
    begins = first(text)
    if begins is None:
        return None
    try:
        return begins + (timedelta(days=1) if is_day(text) else timedelta(seconds=1))
    except OverflowError:
        return begins


def written(moment: datetime) -> str:
    """A moment in UTC without parts of a second."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0")
