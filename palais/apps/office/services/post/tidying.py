"""Forgetting: messages that ended long ago, messages that waited too long, and a person who asks for it."""

from collections.abc import Collection
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from palais.apps.office.choices import PostReason, PostStatus
from palais.apps.office.models import OutboxMessage
from palais.apps.office.services.post.settling import BLANK

KEEP_ENDED = timedelta(days=30)
KEEP_WAITING = timedelta(days=5)
KEEP_WORDS = timedelta(days=7)
ENDED = (PostStatus.SENT, PostStatus.FAILED)


def tidy() -> int:
    """Give up what waited for five days, blank what failed a week ago, delete what ended a month ago; how many."""
    now = timezone.now()
    OutboxMessage.objects.filter(status=PostStatus.WAITING, created_at__lt=now - KEEP_WAITING).update(
        status=PostStatus.FAILED, reason=PostReason.TOO_OLD, ended_at=now
    )
    failed = OutboxMessage.objects.filter(status=PostStatus.FAILED, ended_at__lt=now - KEEP_WORDS)
    failed.exclude(text="").update(**BLANK)
    return OutboxMessage.objects.filter(status__in=ENDED, ended_at__lt=now - KEEP_ENDED).delete()[0]


@transaction.atomic
def forget_address(*, address: str, kinds: Collection[str] = ()) -> int:
    """Delete what waits for an address and take the address out of what was sent; how many messages.

    `kinds` empty: whatever kind they are. One that is being sent in this very moment keeps its address until it is
    settled.
    """
    theirs = OutboxMessage.objects.filter(to__iexact=address)
    if kinds:
        theirs = theirs.filter(kind__in=kinds)
    gone = theirs.filter(status=PostStatus.WAITING).delete()[0]
    rest = theirs.exclude(status=PostStatus.CLAIMED)
    return gone + rest.update(to="", reply_to="", **BLANK)
