"""Writing a message into the outbox, in the transaction of the deed that asks for it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django_tasks import TaskResultStatus

from palais.apps.office import post as registry
from palais.apps.office.models import Job, OutboxMessage
from palais.apps.office.services import jobs
from palais.apps.office.services.post.addresses import domain_of, written
from palais.apps.office.services.post.rendering import rendered

TASK = "palais.apps.office.tasks.deliver_post"


class HeaderRefused(ValueError):
    """A header that holds a line break would let somebody write headers of their own."""


class NoSuchKind(LookupError):
    """No app has registered this kind of message."""


def enqueue(
    *,
    to: str,
    language: str,
    template: str,
    facts: Mapping[str, Any],
    kind: str,
    once: str = "",
    reply_to: str = "",
    unsubscribe: str = "",
) -> OutboxMessage:
    """Write one message from `emails/<template>.txt` in the language of its reader; a job sends it after commit.

    Of messages with the same `once` there is only one: a second call gives the first back, unchanged. `reply_to`
    empty: replies go to the sender. `unsubscribe` is the address of one click (RFC 8058); empty: the message is not
    one that a person can end. Raises AddressRefused, HeaderRefused, NoSuchKind.
    """
    subject, text = rendered(template=template, language=language, facts=facts)
    return save_once(
        draft(
            to=to,
            language=language,
            subject=subject,
            text=text,
            kind=kind,
            once=once,
            reply_to=reply_to,
            headers=one_click(unsubscribe),
        )
    )


def put(*, to: str, language: str, subject: str, text: str, kind: str, **more: Any) -> OutboxMessage:
    """Write one message that is already worded; otherwise as `enqueue`. `more` is what `draft` takes."""
    return save_once(draft(to=to, language=language, subject=subject, text=text, kind=kind, **more))


def put_all(drafts: Sequence[OutboxMessage]) -> None:
    """Write many drafts at once; one whose `once` is there already is left out."""
    OutboxMessage.objects.bulk_create(drafts, batch_size=100, ignore_conflicts=True)
    if drafts:
        wake()


def draft(
    *,
    to: str,
    language: str,
    subject: str,
    text: str,
    kind: str,
    html: str = "",
    once: str = "",
    reply_to: str = "",
    headers: Mapping[str, str] | None = None,
) -> OutboxMessage:
    """A message that is not in the outbox yet. `html` empty: made from the text when it is sent."""
    if kind not in registry.registered():
        raise NoSuchKind(f"The kind of message {kind!r} is not registered.")
    refuse_line_breaks(Subject=subject, To=to, **{"Reply-To": reply_to}, **(headers or {}))
    now, address = timezone.now(), written(to)
    return OutboxMessage(
        to=address,
        domain=domain_of(address),
        language=language,
        kind=kind,
        bulk=registry.registered()[kind].bulk,
        once=once,
        message_id=new_message_id(),
        reply_to=written(reply_to) if reply_to else "",
        subject=subject[:400],
        text=text,
        html=html,
        headers=dict(headers or {}),
        created_at=now,
        next_try_at=now,
    )


def one_click(address: str) -> dict[str, str]:
    """The headers with which a mailbox offers to end a subscription; none without an address."""
    if not address:
        return {}
    return {"List-Unsubscribe": f"<{address}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}


def save_once(message: OutboxMessage) -> OutboxMessage:
    """Save it, or give back the one that was there first."""
    try:
        with transaction.atomic():
            message.save(force_insert=True)
            wake()
    except IntegrityError:
        if not message.once:
            raise
        return OutboxMessage.objects.get(once=message.once)
    return message


def wake(*, after: datetime | None = None) -> None:
    """See to it that a job sends what waits: one in the queue is enough for many messages."""
    ready = Job.objects.ready()
    if after:
        later = Job.objects.filter(status=TaskResultStatus.READY, run_after__lte=after)
        ready = ready | later
    if not ready.filter(task_path=TASK).exists():
        jobs.enqueue(task=TASK, after=after)


def refuse_line_breaks(**headers: str) -> None:
    for name, value in headers.items():
        if any(sign in f"{name}{value}" for sign in "\r\n\0"):
            raise HeaderRefused(f"The header {name[:30]!r} holds a line break. The message is not sent.")


def site_host() -> str:
    """The host name of this installation; localhost where it has none."""
    host = urlsplit(settings.SITE_ADDRESS).hostname or ""
    return host if any(sign.isalpha() for sign in host) and ":" not in host else "localhost"


def new_message_id() -> str:
    return f"<{uuid4().hex}@{site_host()}>"
