"""What an answer means for a link, written down with the day since when, and when to ask again."""

from datetime import datetime, timedelta
from typing import Any

from palais.apps.resources.choices import LinkStatus
from palais.apps.resources.models import Link
from palais.apps.resources.services.checking.visiting import Answer

CLOSED = (401, 403, 405, 429, 451, 999)
GONE = (404, 410)
PATIENCE = 3
"""So many checks in a row without an answer, and a link counts as broken: a server may rest for a night."""

AGAIN: dict[Any, timedelta] = {
    LinkStatus.WORKS: timedelta(days=14),
    LinkStatus.MOVED: timedelta(days=14),
    LinkStatus.CLOSED: timedelta(days=28),
    LinkStatus.UNSURE: timedelta(days=2),
    LinkStatus.BROKEN: timedelta(days=7),
}


def status(answer: Answer, *, failures: int) -> Any:
    """`failures` counts the checks before this one that brought nothing."""
    if answer.number is not None and answer.number < 400:
        return str(LinkStatus.MOVED if answer.moved_to else LinkStatus.WORKS)
    if answer.number in CLOSED:
        return str(LinkStatus.CLOSED)
    if answer.number in GONE or answer.trouble in ("address", "private", "port"):
        return str(LinkStatus.BROKEN)
    return str(LinkStatus.BROKEN if failures + 1 >= PATIENCE else LinkStatus.UNSURE)


def record(*, link: Link, answer: Answer, now: datetime) -> str:
    """Write the answer down; the status that holds now. What a person changed meanwhile is not written over."""
    found = status(answer, failures=link.failures)
    well = found in (LinkStatus.WORKS, LinkStatus.MOVED, LinkStatus.CLOSED)
    Link.objects.filter(pk=link.pk, address=link.address).update(
        status=found,
        since=link.since if found == link.status and link.since else now.date(),
        checked_at=now,
        by_hand=False,
        answer=answer.number,
        trouble=answer.trouble,
        moved_to=answer.moved_to[:1000],
        failures=0 if well else min(link.failures + 1, 1000),
        check_after=now + max(AGAIN[found], timedelta(seconds=answer.wait)),
    )
    return found
