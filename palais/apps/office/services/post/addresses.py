"""E-mail addresses: one way to write each, and sentences for those that cannot be used."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.encoding import punycode
from django.utils.translation import gettext as _

LONGEST, LONGEST_NAME = 254, 64


class AddressRefused(ValueError):
    """No message can be sent to this address; the sentence says why, without repeating it."""


def written(text: str) -> str:
    """An address as it is kept: without spaces around it, its domain in small ASCII letters. Raises AddressRefused."""
    name, at, domain = text.strip().rpartition("@")
    if len(text) > 4 * LONGEST:
        raise AddressRefused(_("This e-mail address is too long."))
    if not name or not at or not domain:
        raise AddressRefused(_("This is not an e-mail address. Please write it like name@example.org."))
    if not name.isascii():
        raise AddressRefused(
            _(
                "Many mail servers cannot take letters such as these before the @. "
                "Please use an address that has only plain letters there."
            )
        )
    try:
        address = f"{name}@{punycode(domain).lower()}"
    except UnicodeError:
        raise AddressRefused(_("The part after the @ is not the name of a mail domain.")) from None
    if len(address) > LONGEST or len(name) > LONGEST_NAME:
        raise AddressRefused(_("This e-mail address is too long."))
    try:
        validate_email(address)
    except ValidationError:
        raise AddressRefused(
            _("This is not an e-mail address. Please write it like name@example.org.")
        ) from None
    return address


def domain_of(address: str) -> str:
    return address.rpartition("@")[2].lower()
