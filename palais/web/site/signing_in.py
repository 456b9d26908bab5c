"""How people sign in, where allauth asks: no open sign-up, letters in one's language, links to this site alone."""

import base64
import hashlib
import re
import time
from io import BytesIO
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.account.forms import ConfirmLoginCodeForm
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.totp.internal.auth import generate_totp_secret
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.http import HttpRequest
from django.utils import translation
from django.utils.safestring import mark_safe
from qrcode import QRCode
from qrcode.image.svg import SvgPathFillImage

from palais.apps.office import queries
from palais.apps.office.services import limits, post
from palais.apps.office.services.people import letters
from palais.apps.people import permissions
from palais.apps.people.models import User
from palais.web.site import languages

ORIGIN = re.compile(r"^https?://[^/]+")
LINKS = ("password_reset_url", "activate_url")


class Accounts(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """The reader's network address as the rest of the house knows it, behind proxies too."""
        return limits.reader_address(request.META)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return "/admin/" if permissions.is_staff(request.user) else super().get_login_redirect_url(request)

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Not within a quarter of an hour after signing in: that is proof enough for what else would ask again."""
        request = context.request
        records = get_authentication_records(request, request.user)
        recent = time.time() - settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
        signed_in = any(record["at"] > recent for record in records)
        return not signed_in and super().is_reauthentication_required(app=app)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Through the outbox, in the language of the person, with the name of the network and its one address."""
        person = User.objects.filter(email__iexact=email).first()
        language = person.language if person else translation.get_language() or settings.LANGUAGE_CODE
        identity = queries.identity(language=language)
        with translation.override(language):
            links = {name: in_language(context[name], language) for name in LINKS if name in context}
            facts = {"identity": identity, "site_address": settings.SITE_ADDRESS, **context, **links}
            letter = self.render_mail(template_prefix, email, facts)
        post.put(
            to=email, language=language, subject=letter.subject, text=str(letter.body), kind=letters.ACCOUNT
        )


def in_language(address: str, language: str) -> str:
    """The address on this site, whatever host the request named, in this language."""
    return settings.SITE_ADDRESS + languages.address(ORIGIN.sub("", address), language)


class CodeForm(ConfirmLoginCodeForm):
    """The link in the letter brings the code along; it is used only when the person sends the form."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        code = context.request.GET.get("code", "")[:20]
        kwargs["initial"] = {**(kwargs.get("initial") or {}), "code": code}
        super().__init__(*args, **kwargs)


class SecondFactors(DefaultMFAAdapter):
    """Secrets of second factors are kept encrypted with a key made of the secret key of this installation."""

    def get_totp_issuer(self) -> str:
        return str(queries.identity(language=settings.LANGUAGE_CODE).name)

    def build_totp_svg(self, url: str) -> str:
        """The code to scan, as an element of the page: our content policy takes no image from an address of data."""
        code = QRCode(image_factory=SvgPathFillImage)
        code.add_data(url)
        out = BytesIO()
        code.make_image().save(out)
        text = out.getvalue().decode("utf-8")
        return mark_safe(text[text.index("<svg") :])

    def encrypt(self, text: str) -> str:
        return box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """A secret of another key opens nothing: in its place stands one that nobody knows."""
        try:
            return box().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return generate_totp_secret()


def box() -> Fernet:
    key = hashlib.sha256(f"second factors {settings.SECRET_KEY}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
