"""Asking for news: an address is written down as unconfirmed, and whoever reads its mail is asked."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from palais.apps.office import post as kinds
from palais.apps.office import subscriptions as registry
from palais.apps.office.models import Subscriber, Subscription
from palais.apps.office.services import limits, post
from palais.apps.office.services.subscriptions import tokens

KIND = "subscription"
TO_ONE_ADDRESS, WITHIN = 3, timedelta(days=1)

kinds.register(kinds.PostKind(KIND, _("About a subscription")))


class NoSuchSubject(LookupError):
    """There is nothing of this kind and key that can be subscribed to."""


@transaction.atomic
def ask(*, address: str, language: str, source: str, key: str) -> None:
    """Somebody, perhaps a stranger, wants an address to get news of a subject.

    What comes of it is told to the address alone: a link to confirm, or, where it gets these news already, a link to
    its choices. One address gets at most three such messages within a day; what is asked after that is forgotten.
    Raises AddressRefused, NoSuchSubject.
    """
    wanted = title(source=source, key=key, language=language)
    clean = post.written(address).lower()
    if not limits.allow(what="subscribe-to", address=clean, times=TO_ONE_ADDRESS, within=WITHIN):
        return
    subscriber, _made = Subscriber.objects.get_or_create(address=clean, defaults={"language": language})
    known, _made = Subscription.objects.get_or_create(subscriber=subscriber, source=source, key=key)
    if known.confirmed_at:
        send(subscriber, "subscribed", language=language, manage=manage_link(subscriber, language))
    else:
        link = tokens.address_of(tokens.CONFIRM, f"{subscriber.key}~{known.pk}", language=language)
        send(subscriber, "confirm", language=language, title=wanted, confirm=link)


@transaction.atomic
def send_link(*, address: str, language: str) -> None:
    """Send an address the link to its choices; nothing where it has none, and nobody is told. Raises AddressRefused."""
    clean = post.written(address).lower()
    if not limits.allow(what="subscribe-to", address=clean, times=TO_ONE_ADDRESS, within=WITHIN):
        return
    subscriber = Subscriber.objects.filter(address=clean, subscriptions__confirmed_at__isnull=False).first()
    if subscriber:
        send(subscriber, "subscribed", language=language, manage=manage_link(subscriber, language))


def title(*, source: str, key: str, language: str) -> str:
    """What a subject is called in a language. Raises NoSuchSubject."""
    kind = registry.registered().get(source)
    with translation.override(language):
        name = kind.title(key) if kind else None
    if not name:
        raise NoSuchSubject(f"There is no {source!r} {key!r}.")
    return name


def manage_link(subscriber: Subscriber, language: str) -> str:
    return tokens.address_of(tokens.MANAGE, subscriber.key, language=language)


def send(subscriber: Subscriber, template: str, *, language: str, **facts: Any) -> None:
    host = settings.SITE_ADDRESS.partition("://")[2]
    post.enqueue(
        to=subscriber.address,
        language=language,
        template=template,
        facts={**facts, "host": host},
        kind=KIND,
    )
