"""Post: writing a message into the outbox, sending what waits, settling what is uncertain, forgetting."""

from palais.apps.office.services.post.addresses import AddressRefused, domain_of, written
from palais.apps.office.services.post.delivering import deliver
from palais.apps.office.services.post.rendering import rendered
from palais.apps.office.services.post.settling import NotUncertain, close, doubt, doubt_restored, send_again
from palais.apps.office.services.post.tidying import forget_address, tidy
from palais.apps.office.services.post.writing import (
    HeaderRefused,
    NoSuchKind,
    draft,
    enqueue,
    one_click,
    put,
    put_all,
    site_host,
    wake,
)

__all__ = [
    "AddressRefused",
    "HeaderRefused",
    "NoSuchKind",
    "NotUncertain",
    "close",
    "deliver",
    "domain_of",
    "doubt",
    "doubt_restored",
    "draft",
    "enqueue",
    "forget_address",
    "one_click",
    "put",
    "put_all",
    "rendered",
    "send_again",
    "site_host",
    "tidy",
    "wake",
    "written",
]
