"""The order of changes: rows of the outbox are read only when no transaction can still add one before them."""

from collections.abc import Container, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import OperationalError, connection, transaction
from django.utils import timezone

from palais.apps.office.models import SearchOutbox

KEPT = timedelta(days=30)
"""How long a change is kept for an index that has not taken it in; an index further behind is rebuilt."""

STAMPED_WITHIN = timedelta(days=1)
"""An index that has nothing to take in moves its stamp after so long, and not with every change of other kinds."""

WAIT = "3s"
_LOCK = 0x70616C61_73656172  # any number that no other part of Palais uses


class OutboxBusy(RuntimeError):
    """A long transaction is still writing changes: try again later."""


class PlaceLost(LookupError):
    """The outbox no longer holds the place an index stands at: another database, or too far behind."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the order of changes; the moment tells apart rows of two databases with the same number."""

    number: int
    at: str

    def is_old_beside(self, newer: "Place") -> bool:
        """Whether so much time lies between the two that an index should take note of the newer one."""
        return datetime.fromisoformat(newer.at) - datetime.fromisoformat(self.at) > STAMPED_WITHIN


def write(changes: Iterable[tuple[str, str]]) -> None:
    """Add rows (kind, key) in the transaction of the caller."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [_LOCK])
    SearchOutbox.objects.bulk_create(
        [SearchOutbox(kind=kind, key=key) for kind, key in changes], batch_size=500
    )


def mark() -> Place:
    """A new place behind everything that is committed. Raises OutboxBusy."""
    with alone():
        return place_of(SearchOutbox.objects.create())


def after(place: Place, *, kinds: Container[str] | None = None) -> tuple[list[tuple[str, str]], Place]:
    """What changed after a place, each once, and the new place; `kinds` keeps to some. Raises PlaceLost, OutboxBusy."""
    changes: dict[tuple[str, str], None] = {}
    newest = None
    with alone():
        rows = SearchOutbox.objects.filter(id__gte=place.number).values_list("id", "at", "kind", "key")
        for number, at, kind, key in rows.iterator():
            if newest is None and Place(number, at.isoformat()) != place:
                break
            if newest is not None and kind and (kinds is None or kind in kinds):
                changes[(kind, key)] = None
            newest = Place(number, at.isoformat())
    if newest is None:
        raise PlaceLost(f"The outbox has no row {place.number} of {place.at}.")
    return list(changes), newest


def waits(place: Place, *, kinds: Iterable[str], until: datetime) -> bool:
    """Whether a change of these kinds until a moment stands after a place, or the place is lost."""
    rows = SearchOutbox.objects.filter(id__gte=place.number).order_by("id")
    first = rows.first()
    if first is None or place_of(first) != place:
        return True
    return rows.filter(id__gt=place.number, kind__in=list(kinds), at__lte=until).exists()


@contextmanager
def alone() -> Iterator[None]:
    """While nobody can still add a row with a lower number than one that is there.

    Numbers are given before a transaction commits; on PostgreSQL a lower one may so appear after a higher. Writers
    share a lock until they commit, and this waits for them. SQLite has one writer at a time: numbers come in order.
    """
    try:
        if connection.vendor != "postgresql":
            yield
            return
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(f"SET LOCAL lock_timeout = '{WAIT}'")
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
            yield
    except OperationalError as error:
        raise OutboxBusy("A long transaction is still writing changes.") from error


def place_of(row: SearchOutbox) -> Place:
    return Place(row.pk, row.at.isoformat())


def prune() -> int:
    """Delete rows that every index must have taken in by now; the newest row always stays."""
    newest = SearchOutbox.objects.order_by("-id").values_list("id", flat=True).first()
    old = SearchOutbox.objects.filter(at__lt=timezone.now() - KEPT).exclude(id=newest)
    return old.delete()[0]
