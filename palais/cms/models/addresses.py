"""Addresses that editors write down: a page of this site, kept without its language, or one elsewhere."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

PREFIXES = ("ar", "es", "fr", "ru", "zh")
elsewhere = URLValidator(schemes=["http", "https"])


def may_stand(address: str) -> bool:
    """Whether readers may be led to it, however it came into a page: nothing but a path or a web address."""
    return address.startswith("/") or urlsplit(address).scheme in ("http", "https")


def kept(text: str) -> str:
    """An address as it is kept: "/hubs/covid-19/" for a page of this site, in whatever language it was copied.

    Raises ValidationError with a sentence for what is neither a path nor a web address.
    """
    address = text.strip()
    if address.startswith(f"{settings.SITE_ADDRESS}/"):
        address = address.removeprefix(settings.SITE_ADDRESS)
    if address.startswith("/") and not address.startswith(("//", "/\\")):
        first, _slash, rest = address.lstrip("/").partition("/")
        return f"/{rest}" if first in PREFIXES else address
    if urlsplit(address).scheme not in ("http", "https"):
        raise ValidationError(
            _("Copy the address of a page of this site, or a whole address that begins with https://.")
        )
    elsewhere(address)
    return address
