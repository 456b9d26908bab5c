"""What came of a message: sent, failed, to be tried again, uncertain; and what an administrator decides."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from palais.apps.office import deeds
from palais.apps.office.choices import PostReason, PostStatus
from palais.apps.office.models import Job, OutboxMessage
from palais.apps.office.services import changelog
from palais.apps.office.services.post.writing import wake
from palais.apps.people.models import User

WAITS = tuple(timedelta(minutes=minutes) for minutes in (5, 15, 60, 240, 720, 1440))
SERVER_WAIT = timedelta(minutes=5)
SURELY_DEAD = timedelta(minutes=10)
BLANK: dict[str, Any] = {"subject": "", "text": "", "html": "", "headers": {}}


class NotUncertain(ValueError):
    """Only a message that is uncertain or failed can be sent again or closed."""


def succeed(message: OutboxMessage) -> None:
    settle(message, status=PostStatus.SENT, ended_at=timezone.now(), reason="", answer="", **BLANK)


def fail(message: OutboxMessage, reason: PostReason, *, answer: str = "") -> None:
    settle(message, status=PostStatus.FAILED, ended_at=timezone.now(), reason=reason, answer=answer)


def cut_off(message: OutboxMessage, *, answer: str) -> None:
    settle(message, status=PostStatus.UNCERTAIN, reason=PostReason.CUT_OFF, answer=answer)


def wait_for_server(message: OutboxMessage, *, answer: str) -> None:
    """Nothing is wrong with the message: it waits until the server can be used."""
    again: datetime = timezone.now() + SERVER_WAIT
    settle(message, status=PostStatus.WAITING, next_try_at=again, reason=PostReason.NO_SERVER, answer=answer)


def refuse(message: OutboxMessage, *, answer: str, for_good: bool) -> None:
    """A permanent refusal fails; a temporary one waits, each time longer, and fails after six attempts."""
    if for_good:
        fail(message, PostReason.REFUSED, answer=answer)
    elif message.attempts > len(WAITS):
        fail(message, PostReason.GAVE_UP, answer=answer)
    else:
        again = timezone.now() + WAITS[message.attempts - 1]
        settle(message, status=PostStatus.WAITING, next_try_at=again, reason=PostReason.LATER, answer=answer)


def settle(message: OutboxMessage, **fields: Any) -> None:
    """Write the end of an attempt down, also where a sweep doubted it meanwhile; not where another has begun."""
    OutboxMessage.objects.filter(
        pk=message.pk,
        status__in=(PostStatus.CLAIMED, PostStatus.UNCERTAIN),
        claimed_by=message.claimed_by,
        attempts=message.attempts,
    ).update(**fields)


def doubt(*, run: str) -> int:
    """Claims that nobody will settle become uncertain: of jobs that do not run (any more), and very old ones.

    `run` is the job that asks: what an earlier attempt of it had claimed, it will not settle either.
    """
    running = {str(pk) for pk in Job.objects.running().values_list("pk", flat=True)} - {run}
    dead = ~Q(claimed_by__in=running) | Q(claimed_at__lt=timezone.now() - SURELY_DEAD)
    return OutboxMessage.objects.filter(dead, status=PostStatus.CLAIMED).update(
        status=PostStatus.UNCERTAIN, reason=PostReason.WORKER_ENDED
    )


@transaction.atomic
def send_again(*, message: int, by: User) -> OutboxMessage:
    """Put an uncertain or failed message back into the queue, under the same Message-ID. Raises NotUncertain."""
    row = locked(message)
    if not row.to or not row.text:
        raise NotUncertain(_("What it said is no longer kept."))
    before = row.status
    row.status, row.reason, row.answer, row.ended_at = PostStatus.WAITING, "", "", None
    row.next_try_at, row.attempts = timezone.now(), row.attempts + 1
    row.save()
    log(deeds.SEND_AGAIN, row, by=by, before=before)
    wake()
    return row


@transaction.atomic
def close(*, message: int, by: User) -> OutboxMessage:
    """Decide that an uncertain or failed message is not sent again; what it said is blanked. Raises NotUncertain."""
    row = locked(message)
    before = row.status
    for name, value in BLANK.items():
        setattr(row, name, value)
    row.status, row.reason, row.ended_at = PostStatus.FAILED, PostReason.CLOSED, timezone.now()
    row.save()
    log(deeds.CLOSE_MESSAGE, row, by=by, before=before)
    return row


def locked(pk: int) -> OutboxMessage:
    row = OutboxMessage.objects.select_for_update().filter(pk=pk).first()
    settled = (PostStatus.UNCERTAIN, PostStatus.FAILED)
    if row is None or row.status not in settled or row.reason == PostReason.CLOSED:
        raise NotUncertain(_("Only a message that is uncertain or failed can be sent again or closed."))
    return row


def log(deed: str, row: OutboxMessage, *, by: User, before: str) -> None:
    """The log names the message by its number, never its address or its words."""
    changelog.record(
        deed=deed,
        kind="message",
        key=str(row.pk),
        by=by,
        before={"status": before},
        after={"status": row.status},
    )
