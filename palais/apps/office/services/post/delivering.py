"""Sending what waits: claim in a transaction of its own, hand over, write down what came of it."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from palais.apps.office import queries
from palais.apps.office.choices import PostReason, PostStatus
from palais.apps.office.models import OutboxMessage
from palais.apps.office.services.post import settling, ways
from palais.apps.office.services.post.composing import composed
from palais.apps.office.services.post.writing import site_host, wake

TURN_SECONDS = 20.0
BATCH = 50
MINUTE = timedelta(minutes=1)
NOT_FOR_A_FILE = re.compile(r"[^\w.-]+")


def deliver(*, run: str) -> int:
    """Send what waits, for twenty seconds at most; what is left gets a job of its own. How many were sent.

    `run` names the job. A message that an earlier attempt of the same job had claimed is uncertain from now on.
    """
    settling.doubt(run=run)
    way = ways.chosen()
    sender = queries.sender(fallback=f"no-reply@{site_host()}")
    if way.leaves and not sender.is_written:
        return 0
    turn = Turn(run=run, way=way, sender=sender)
    try:
        with on_disk():
            turn.go()
    finally:
        way.close()
    turn.ask_for_another()
    return turn.sent


class Turn:
    """One run of a worker through the outbox."""

    def __init__(self, *, run: str, way: ways.Way, sender: queries.Sender) -> None:
        self.run, self.way, self.sender = run, way, sender
        self.ends = time.monotonic() + TURN_SECONDS
        self.full: set[str] = set()
        self.sent, self.stopped = 0, False

    def go(self) -> None:
        while not self.stopped and (batch := self.next_batch()):
            for pk, domain in batch:
                if self.stopped or time.monotonic() > self.ends:
                    return
                if self.is_full(domain):
                    continue
                message = claim(pk=pk, run=self.run)
                if message is not None:
                    self.send(message)

    def next_batch(self) -> list[tuple[int, str]]:
        if time.monotonic() > self.ends:
            return []
        due = OutboxMessage.objects.due(timezone.now()).exclude(domain__in=self.full)
        return list(due.values_list("pk", "domain")[:BATCH])

    def is_full(self, domain: str) -> bool:
        """Whether this mail domain got as many messages within a minute as the switch allows it."""
        most = settings.MAIL_PER_DOMAIN if self.way.leaves else 0
        if domain in self.full:
            return True
        if not most or claimed_lately(domain) < most:
            return False
        self.full.add(domain)
        return True

    def send(self, message: OutboxMessage) -> None:
        """Hand one claimed message over. Whatever ends this process now leaves it claimed, and so uncertain."""
        try:
            body = composed(message, sender=self.sender)
        except ValueError:
            settling.fail(message, PostReason.NOT_WRITABLE)
            return
        try:
            name = NOT_FOR_A_FILE.sub("", message.message_id.partition("@")[0])
            self.way.hand_over(body, sender=self.sender.email, to=message.to, name=name)
        except ways.NoServer as error:
            settling.wait_for_server(message, answer=str(error))
            self.stopped = True
        except ways.Refused as error:
            settling.refuse(message, answer=str(error), for_good=error.for_good)
        except ways.NotKnown as error:
            settling.cut_off(message, answer=str(error))
        else:
            settling.succeed(message)
            self.sent += 1

    def ask_for_another(self) -> None:
        """A job for what is left: at once, or when the full domains take messages again."""
        if self.stopped:
            return
        due = OutboxMessage.objects.due(timezone.now())
        if due.exclude(domain__in=self.full).exists():
            wake()
        elif self.full and due.exists():
            wake(after=timezone.now() + MINUTE / 4)


@transaction.atomic
def claim(*, pk: int, run: str) -> OutboxMessage | None:
    """Take a message that waits; None where another worker was first, or where it is gone."""
    now: datetime = timezone.now()
    mine = OutboxMessage.objects.filter(pk=pk, status=PostStatus.WAITING).update(
        status=PostStatus.CLAIMED, claimed_by=run, claimed_at=now, attempts=F("attempts") + 1
    )
    return OutboxMessage.objects.get(pk=pk) if mine else None


def claimed_lately(domain: str) -> int:
    return OutboxMessage.objects.filter(domain=domain, claimed_at__gt=timezone.now() - MINUTE).count()


@contextmanager
def on_disk() -> Iterator[None]:
    """What is committed here is on the disk: a claim must outlive a power cut, or the message would go out twice.

    SQLite in WAL mode promises that only on demand; PostgreSQL does by itself.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=FULL")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=NORMAL")
