"""Whether a person at the desk has proved a second factor in this session."""

from typing import Any
from urllib.parse import urlencode

from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.http import HttpRequest

from palais.web.site.signing_in import Accounts

MARK = "second_factor_made_here"
PROVING = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def is_set_up(user: Any) -> bool:
    """Has an authenticator app, a key or a passkey; recovery codes alone are none."""
    return get_adapter().is_mfa_enabled(user, types=PROVING)


def is_proved(request: HttpRequest) -> bool:
    """Asked for when this session began, or set up in it."""
    if not is_set_up(request.user):
        return False
    records = get_authentication_records(request, request.user)
    return MARK in request.session or any(record.get("method") == "mfa" for record in records)


def asked_at(request: HttpRequest) -> str:
    """Where a person who set it up in another session proves it in this one, and comes back."""
    methods = Accounts().get_reauthentication_methods(request.user)
    address = next(method["url"] for method in methods if method["id"].startswith("mfa_"))
    return f"{address}?{urlencode({'next': request.get_full_path()})}"


def watch() -> None:
    authenticator_added.connect(remember, dispatch_uid="site.second_factor")


def remember(request: HttpRequest, authenticator: Authenticator, **signal: Any) -> None:
    if authenticator.type in PROVING:
        request.session[MARK] = True
