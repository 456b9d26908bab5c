"""Ending: nothing is kept of a subscriber who leaves, nor of an address that nobody confirmed."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from palais.apps.office.models import Subscriber, Subscription
from palais.apps.office.services import post
from palais.apps.office.services.subscriptions.asking import KIND

UNCONFIRMED_FOR = timedelta(days=7)
DIGEST, NEWSLETTER = "digest", "newsletter"
OF_SUBSCRIBERS = (KIND, DIGEST, NEWSLETTER)
"""Kinds of messages that are about a subscription; they are forgotten with it."""


@transaction.atomic
def end(*, subscriber: Subscriber) -> None:
    """Delete a subscriber at once, with what waits to be sent; a second time changes nothing."""
    Subscriber.objects.filter(pk=subscriber.pk).delete()
    post.forget_address(address=subscriber.address, kinds=OF_SUBSCRIBERS)


@transaction.atomic
def drop(*, subscriber: Subscriber, subscription: int) -> bool:
    """End one subject; with the last one, everything. False where nothing is left."""
    subscriber.subscriptions.filter(pk=subscription).delete()
    if subscriber.subscriptions.filter(confirmed_at__isnull=False).exists():
        return True
    end(subscriber=subscriber)
    return False


@transaction.atomic
def delete_unconfirmed() -> int:
    """Delete what nobody confirmed within seven days, and addresses with nothing left; how many addresses."""
    Subscription.objects.filter(confirmed_at=None, asked_at__lt=timezone.now() - UNCONFIRMED_FOR).delete()
    empty = Subscriber.objects.filter(subscriptions=None)
    count = 0
    for subscriber in empty:
        end(subscriber=subscriber)
        count += 1
    return count
