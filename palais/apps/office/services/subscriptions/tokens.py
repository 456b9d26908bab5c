"""Links that prove who may confirm, choose or end: signed, each for one purpose, none of them kept anywhere."""

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils import translation

CONFIRM, MANAGE, END, LEAVE = "confirm", "manage", "end", "leave"
GOOD_FOR = {CONFIRM: timedelta(days=7), MANAGE: timedelta(days=90), END: None, LEAVE: None}
PAGES = {
    CONFIRM: "subscription-confirm",
    MANAGE: "subscription",
    END: "subscription-end",
    LEAVE: "subscription-leave",
}
LONGEST = 200


class LinkNotValid(ValueError):
    """The link was forged, is too old, or was already used for all that it was good for."""


def token(purpose: str, what: str) -> str:
    return signer(purpose).sign(what)


def read(purpose: str, text: str) -> str:
    """What a link names. Raises LinkNotValid."""
    if len(text) > LONGEST:
        raise LinkNotValid("The link is too long.")
    try:
        return signer(purpose).unsign(text, max_age=GOOD_FOR[purpose])
    except signing.BadSignature as error:
        raise LinkNotValid("The link is forged or too old.") from error


def signer(purpose: str) -> signing.TimestampSigner:
    return signing.TimestampSigner(sep=".", salt=f"palais.subscriptions.{purpose}")


def address_of(purpose: str, what: str, *, language: str) -> str:
    """The whole address of a link, on the one address of this site, whatever host a request named."""
    with translation.override(language):
        return settings.SITE_ADDRESS + reverse(PAGES[purpose], args=[token(purpose, what)])
