"""Subscriptions: asking, confirming, choosing, ending; what is kept about a person, and forgetting it."""

from palais.apps.office.services.subscriptions.asking import NoSuchSubject, ask, send_link
from palais.apps.office.services.subscriptions.confirming import confirm, waiting
from palais.apps.office.services.subscriptions.ending import NEWSLETTER, delete_unconfirmed, drop, end
from palais.apps.office.services.subscriptions.managing import choose, of_token, one_of_token
from palais.apps.office.services.subscriptions.person import erase, export
from palais.apps.office.services.subscriptions.tokens import LinkNotValid, address_of, token

__all__ = [
    "NEWSLETTER",
    "LinkNotValid",
    "NoSuchSubject",
    "address_of",
    "ask",
    "choose",
    "confirm",
    "delete_unconfirmed",
    "drop",
    "end",
    "erase",
    "export",
    "of_token",
    "one_of_token",
    "send_link",
    "token",
    "waiting",
]
