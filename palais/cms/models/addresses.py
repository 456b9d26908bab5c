"""Addresses that editors write down: a page of this site, kept without its language, or one elsewhere.

Words that editors wrote beside the address of an activity of the follow-up monitor go when the activity goes.
"""

import re
from datetime import date
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from palais.apps.followup.models import Activity

ACTIVITY = re.compile(r"/follow-up/(?P<key>[\w-]+)/activities/(?P<number>\d{1,9})(?:[/?#]|$)")
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


def leads_to_activity(address: str) -> bool:
    return ACTIVITY.search(address) is not None


def is_gone(address: str, *, on: date) -> bool:
    """Whether it leads to an activity that readers do not see on a day: taken off, or its consent has ended."""
    found = ACTIVITY.search(address)
    if found is None:
        return False
    rows = Activity.objects.public(on=on)
    return not rows.filter(monitor__key=found["key"], number=int(found["number"])).exists()
