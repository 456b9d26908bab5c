"""Choosing: language, quiet days, pause, subjects."""

from collections.abc import Collection

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from palais.apps.office.models import Subscriber, Subscription
from palais.apps.office.services.subscriptions import tokens

WEEK = range(7)


class ChoiceNotPossible(ValueError):
    """A language that the site does not speak, or a day that no week has."""


def of_token(*, purpose: str, token: str) -> Subscriber:
    """Whose link it is. Raises LinkNotValid, also where the subscription was ended."""
    found = Subscriber.objects.filter(key=tokens.read(purpose, token)).first()
    if found is None:
        raise tokens.LinkNotValid("There is no such subscriber any more.")
    return found


def one_of_token(*, token: str) -> Subscription:
    """The one subject that a link ends. Raises LinkNotValid, also where it was ended."""
    key, _, number = tokens.read(tokens.LEAVE, token).partition("~")
    found = Subscription.objects.select_related("subscriber").filter(subscriber__key=key, pk=number).first()
    if found is None:
        raise tokens.LinkNotValid("There is no such subscription any more.")
    return found


@transaction.atomic
def choose(*, subscriber: Subscriber, language: str, quiet_days: Collection[int], paused: bool) -> Subscriber:
    """Keep what a subscriber chose. What happened while it was paused is not sent afterwards."""
    if language not in dict(settings.INTERFACE_LANGUAGES) or set(quiet_days) - set(WEEK):
        raise ChoiceNotPossible("There is no such language, or no such day.")
    row = Subscriber.objects.select_for_update().get(pk=subscriber.pk)
    if row.paused_at and not paused:
        row.subscriptions.filter(told_until__isnull=False).update(told_until=timezone.now())
    row.language, row.quiet_days = language, sorted(set(quiet_days))
    row.paused_at = (row.paused_at or timezone.now()) if paused else None
    row.save()
    return row
