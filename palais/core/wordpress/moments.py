"""When a post was published and last changed. An export says it up to three times, and not always the same.

`post_date` is the clock on the wall where the site is, `post_date_gmt` the same moment in UTC, `pubDate` again. The
moment is the one in UTC where there is one; the day that readers saw is the one on the wall.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

_FORM = "%Y-%m-%d %H:%M:%S"
_EARLIEST = 1970
_WIDEST = timedelta(hours=15)


@dataclass(frozen=True, slots=True)
class Moments:
    """`published`, `changed`: in UTC; None: not said. `day`: as readers saw it. `doubt`: the two clocks differ."""

    published: datetime | None
    changed: datetime | None
    day: date | None
    doubt: bool = False


def clock(text: str) -> datetime | None:
    """A date and time without a zone; None for zeros and what is none."""
    try:
        found = datetime.strptime(text.strip() + "+0000", f"{_FORM}%z").replace(tzinfo=None)
    except ValueError:
        return None
    return found if found.year >= _EARLIEST else None


def sent(text: str) -> datetime | None:
    """The moment of a `pubDate`; None for the year -0001 of drafts and what is none."""
    try:
        found = parsedate_to_datetime(text.strip())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if found.year < _EARLIEST:
        return None
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)


def read(
    *, local: str, gmt: str, sent_at: str, changed_local: str, changed_gmt: str, zone: ZoneInfo
) -> Moments:
    """The moments of one post. `zone` is that of the site, for a post that tells the clock on the wall alone."""
    wall, utc = clock(local), clock(gmt)
    published = utc.replace(tzinfo=UTC) if utc else sent(sent_at)
    doubt = False
    if wall is not None:
        seen = wall.replace(tzinfo=zone).astimezone(UTC)
        if published is None:
            published = seen
        elif abs(wall.replace(tzinfo=UTC) - published) > _WIDEST:
            published, doubt = seen, True
    day = wall.date() if wall else (published.astimezone(zone).date() if published else None)
    changed_utc, changed_wall = clock(changed_gmt), clock(changed_local)
    changed = changed_utc.replace(tzinfo=UTC) if changed_utc else None
    if changed is None and changed_wall is not None:
        changed = changed_wall.replace(tzinfo=zone).astimezone(UTC)
    if changed is not None and published is not None and changed < published:
        changed = None
    return Moments(published, changed, day, doubt)


def offset(pairs: Iterable[tuple[str, str]]) -> timedelta | None:
    """How far the site's clock is from UTC in most posts, to the quarter of an hour; None: it cannot be told."""
    found: Counter[int] = Counter()
    for local, gmt in pairs:
        wall, utc = clock(local), clock(gmt)
        if wall and utc and abs(wall - utc) <= _WIDEST:
            found[round((wall - utc).total_seconds() / 900)] += 1
    return timedelta(minutes=15 * found.most_common(1)[0][0]) if found else None
