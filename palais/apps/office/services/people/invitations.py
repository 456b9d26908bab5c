"""Inviting a person, sending the link again, withdrawing it, accepting it.

The link holds a token of 256 bits that is kept as a hash, so that whoever reads the database cannot use it. It is good
for seven days and once: accepting or withdrawing deletes the invitation.
"""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from palais.apps.office import clock, deeds
from palais.apps.office.services import changelog
from palais.apps.office.services.people import accounts, letters, members, refusals
from palais.apps.people import permissions
from palais.apps.people.choices import ROLES, Duty
from palais.apps.people.models import Invitation, Organisation, User

GOOD_FOR = timedelta(days=7)
GOOD_FOR_DAYS = GOOD_FOR.days


@dataclass(frozen=True, slots=True)
class Sent:
    """An invitation and its token, which is nowhere kept."""

    invitation: Invitation
    token: str


@transaction.atomic
def invite(
    *,
    email: str,
    language: str,
    by: User | None,
    roles: Sequence[Any] = (),
    organisation: Organisation | None = None,
    duty: Any = Duty.MEMBER,
    by_mail: bool = True,
) -> Sent:
    """Invite an address to the site; `by` None is the command line. An invitation that waits already is replaced.

    Raises NotAllowed for a person who may not, Refused where there is nothing to invite to.
    """
    check_may_invite(by, roles=roles, organisation=organisation)
    address, wanted = email.strip().lower(), [role.value for role in ROLES if role in roles]
    if organisation is None and User.objects.filter(email=address, is_active=True).exists():
        raise refusals.Refused(
            _("This address has an account already. Give roles and seats on the page of the person.")
        )
    token = secrets.token_urlsafe(32)
    invitation, _made = Invitation.objects.update_or_create(
        email=address,
        organisation=organisation,
        defaults={
            "language": language,
            "roles": wanted,
            "duty": duty,
            "invited_by": by,
            "token_hash": hashed(token),
            "expires_at": timezone.now() + GOOD_FOR,
        },
    )
    log(deeds.INVITE, invitation, by=by, after=what(invitation))
    if by_mail:
        letters.invitation(invitation=invitation, token=token)
    return Sent(invitation, token)


def check_may_invite(by: User | None, *, roles: Sequence[Any], organisation: Organisation | None) -> None:
    if by is None or permissions.may_manage_people(by):
        return
    if roles or organisation is None:
        raise refusals.NotAllowed(_("Only administrators give roles."))
    if not permissions.may_invite_colleagues(by, organisation, on=clock.today()):
        raise refusals.NotAllowed(
            _("Only its focal points and administrators invite people to an organisation.")
        )


@transaction.atomic
def resend(*, invitation: Invitation, by: User) -> Sent:
    """A new link for seven days more; the one sent before no longer works."""
    check_may_invite(by, roles=invitation.roles, organisation=invitation.organisation)
    token = secrets.token_urlsafe(32)
    letters.take_back(invitation=invitation)
    invitation.token_hash, invitation.expires_at = hashed(token), timezone.now() + GOOD_FOR
    invitation.save(update_fields=["token_hash", "expires_at"])
    log(deeds.RESEND, invitation, by=by)
    letters.invitation(invitation=invitation, token=token)
    return Sent(invitation, token)


@transaction.atomic
def withdraw(*, invitation: Invitation, by: User) -> None:
    """The link no longer works, and the address is forgotten."""
    check_may_invite(by, roles=invitation.roles, organisation=invitation.organisation)
    log(deeds.UNINVITE, invitation, by=by, before=what(invitation))
    letters.take_back(invitation=invitation)
    invitation.delete()


def find(*, token: str) -> Invitation | None:
    """The invitation that a link belongs to; None where it is used, withdrawn, too old, or was never made."""
    good = Invitation.objects.good(at=timezone.now()).select_related("organisation", "invited_by")
    return good.filter(token_hash=hashed(token)).first()


@transaction.atomic
def accept(*, token: str, name: str = "", language: str = "", password: str | None = None) -> User:
    """Open the account, or take the new seat and roles into the one that is there; the link is used up.

    For an account that is there, the caller makes sure that its person is signed in; name, language and password are
    then left as they are. Raises Refused where the link no longer works.
    """
    invitation = Invitation.objects.select_for_update().filter(token_hash=hashed(token)).first()
    if invitation is None or invitation.expires_at <= timezone.now():
        raise refusals.Refused(_("This invitation no longer works. Please ask for a new one."))
    person = User.objects.filter(email=invitation.email).first()
    if person is not None and not person.is_active:
        raise refusals.Refused(
            _("The account of this address was ended. Please write to the administrators.")
        )
    if person is None:
        person = User.objects.create_user(
            invitation.email, password, first_name=name.strip(), language=language or invitation.language
        )
        accounts.let_desk_speak(person=person)
    EmailAddress.objects.update_or_create(
        user=person, email=invitation.email, defaults={"verified": True, "primary": True}
    )
    log(deeds.ACCEPT, invitation, by=person, before=what(invitation))
    grant(invitation, person)
    invitation.delete()
    return person


def grant(invitation: Invitation, person: User) -> None:
    """Roles are added to those there are; what was promised by a person who may no longer do so is not given."""
    by = invitation.invited_by
    try:
        check_may_invite(by, roles=invitation.roles, organisation=invitation.organisation)
    except refusals.NotAllowed:
        raise refusals.Refused(_("This invitation no longer works. Please ask for a new one.")) from None
    if invitation.roles:
        members.put_roles(person=person, roles={*permissions.roles_of(person), *invitation.roles}, by=by)
    if invitation.organisation:
        members.put_seat(person=person, organisation=invitation.organisation, duty=invitation.duty, by=by)


def hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def what(invitation: Invitation) -> dict[str, Any]:
    """What the change log keeps of an invitation: never the address."""
    if invitation.organisation is None:
        return {"roles": invitation.roles}
    shown = invitation.organisation.is_listed
    seat = invitation.organisation.key if shown else str(invitation.organisation.pk)
    return {"roles": invitation.roles, "organisation": seat, "duty": invitation.duty}


def log(deed: str, invitation: Invitation, **more: Any) -> None:
    changelog.record(deed=deed, kind="invitation", key=str(invitation.pk), **more)
