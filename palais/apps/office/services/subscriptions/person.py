"""What is kept about a person by their address: told in full, and forgotten in full."""

from typing import Any

from django.db import transaction

from palais.apps.office import deeds
from palais.apps.office.models import OutboxMessage, Subscriber
from palais.apps.office.services import changelog, post
from palais.apps.office.services.subscriptions.ending import OF_SUBSCRIBERS, end
from palais.apps.people.models import User


def export(*, address: str, subscriptions_only: bool = False) -> dict[str, Any]:
    """What subscriptions and the outbox keep about an address, as plain data; lists may be empty.

    `subscriptions_only` leaves out messages about other things, such as an account: for whoever proves no more than
    a link from a digest. What such messages say is never given: it may hold a link that lets somebody in.
    """
    subscriber = Subscriber.objects.filter(address=address.strip().lower()).first()
    messages = OutboxMessage.objects.filter(to__iexact=address.strip()).order_by("created_at", "pk")
    if subscriptions_only:
        messages = messages.filter(kind__in=OF_SUBSCRIBERS)
    return {
        "address": address.strip().lower(),
        "subscriber": about(subscriber) if subscriber else None,
        "messages": [
            {
                "kind": message.kind,
                "language": message.language,
                "status": message.status,
                "written_at": moment(message.created_at),
                "ended_at": moment(message.ended_at),
                "subject": message.subject,
                "text": message.text if message.kind in OF_SUBSCRIBERS else "",
            }
            for message in messages
        ],
    }


def about(subscriber: Subscriber) -> dict[str, Any]:
    return {
        "language": subscriber.language,
        "quiet_days": subscriber.quiet_days,
        "asked_at": moment(subscriber.created_at),
        "paused_at": moment(subscriber.paused_at),
        "last_digest": subscriber.digested_on.isoformat() if subscriber.digested_on else None,
        "subscriptions": [
            {
                "source": row.source,
                "key": row.key,
                "asked_at": moment(row.asked_at),
                "confirmed_at": moment(row.confirmed_at),
                "told_until": moment(row.told_until),
            }
            for row in subscriber.subscriptions.all()
        ],
    }


def moment(value: Any) -> str | None:
    return value.isoformat(timespec="seconds") if value else None


@transaction.atomic
def erase(*, address: str, by: User | None) -> bool:
    """Delete the subscriber and take the address out of the outbox; False where nothing was kept.

    `by` None: the person asked with a link of their own. The log says that somebody was forgotten, not who.
    """
    subscriber = Subscriber.objects.filter(address=address.strip().lower()).first()
    if subscriber:
        end(subscriber=subscriber)
    count = post.forget_address(address=address.strip())
    if subscriber is None and not count:
        return False
    changelog.record(deed=deeds.ERASE, kind="subscriber", key="", by=by)
    return True
