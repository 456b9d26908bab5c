"""People of every kind, organisations, and signing them in as a browser does."""

from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client

from palais.apps.office.services.people import members
from palais.apps.people import permissions
from palais.apps.people.choices import Duty
from palais.apps.people.models import Organisation, User

PASSWORD = "a long password of ours"


def person(name: str, *roles: str, password: str | None = None, language: str = "en") -> User:
    """Somebody with these roles, known by a name that is no name of anybody."""
    permissions.ensure_groups()
    user = User.objects.create_user(f"{name}@example.org", password, first_name=name, language=language)
    members.put_roles(person=user, roles=roles, by=None)
    return User.objects.get(pk=user.pk)


def organisation(letter: str = "A", **fields: object) -> Organisation:
    wanted = {
        "key": f"example-{letter.lower()}",
        "name": f"Example organisation {letter}",
        "standing": "member",
    }
    return Organisation.objects.create(**(wanted | fields))


def seated(name: str, organisation: Organisation, duty: str = Duty.MEMBER, **fields: object) -> User:
    user = person(name, **fields)
    members.put_seat(person=user, organisation=organisation, duty=duty, by=None)
    return user


def sign_in(client: Client, user: User, **more: str) -> object:
    """With the password, on the page; the answer to it."""
    return client.post("/account/login/", {"login": user.email, "password": PASSWORD, **more})


def set_up_app(user: User, secret: str = "JBSWY3DPEHPK3PXP") -> str:
    """An authenticator app; its secret comes back."""
    TOTP.activate(user, secret)
    return secret


def code_now(secret: str) -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))
