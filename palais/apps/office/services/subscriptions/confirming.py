"""Confirming: whoever reads the mail of an address says yes to one subject."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from palais.apps.office.models import Subscription
from palais.apps.office.services.subscriptions import tokens


def waiting(*, token: str) -> Subscription:
    """The subscription that a link confirms, or has confirmed. Raises LinkNotValid."""
    key, _, number = tokens.read(tokens.CONFIRM, token).partition("~")
    found = Subscription.objects.select_related("subscriber").filter(subscriber__key=key, pk=number).first()
    if found is None:
        raise tokens.LinkNotValid("There is no such subscription any more.")
    return found


@transaction.atomic
def confirm(*, token: str) -> Subscription:
    """Begin to send; a second time changes nothing. Raises LinkNotValid."""
    now: datetime = timezone.now()
    found = waiting(token=token)
    Subscription.objects.filter(pk=found.pk, confirmed_at=None).update(confirmed_at=now, told_until=now)
    found.refresh_from_db()
    return found
