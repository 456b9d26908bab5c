"""An account: its name and language, its end, what is kept of a person, and erasing it."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.db.models import Q
from wagtail.users.models import UserProfile

from palais.apps.office import deeds, personal
from palais.apps.office.models import Change
from palais.apps.office.services import changelog, subscriptions
from palais.apps.office.services.people import letters, members
from palais.apps.people import permissions
from palais.apps.people.models import Invitation, User


def let_desk_speak(*, person: User) -> None:
    """The desk speaks the person's language, until another is chosen there."""
    profile = UserProfile.get_for_user(person)
    profile.preferred_language = person.language
    profile.save(update_fields=["preferred_language"])


@transaction.atomic
def change(*, person: User, name: str, language: str) -> None:
    """The person's own name and language. That it changed is written down, not what it was."""
    before = (person.get_full_name(), person.language)
    if before == (name.strip(), language):
        return
    person.first_name, person.last_name, person.language = name.strip(), "", language
    person.save(update_fields=["first_name", "last_name", "language"])
    if before[1] != language:
        let_desk_speak(person=person)
    changed = ["name"] * (before[0] != name.strip()) + ["language"] * (before[1] != language)
    log(deeds.CHANGE_ACCOUNT, person, by=person, after={"changed": changed})


@transaction.atomic
def end(*, person: User, by: User) -> None:
    """Nobody signs in with this account any more, and its open sessions end. Its roles and seats are kept as they are.

    Raises NotAllowed, and Refused where no administrator would be left.
    """
    members.may_manage(by)
    members.not_the_last(person)
    if not person.is_active:
        return
    person.is_active = False
    person.save(update_fields=["is_active"])
    end_sessions(person)
    log(deeds.END_ACCOUNT, person, by=by)


@transaction.atomic
def reopen(*, person: User, by: User) -> None:
    """The account is as it was before it was ended. Raises NotAllowed."""
    members.may_manage(by)
    if person.is_active:
        return
    person.is_active = True
    person.save(update_fields=["is_active"])
    log(deeds.REOPEN_ACCOUNT, person, by=by)


def end_sessions(person: User) -> None:
    for session in UserSession.objects.filter(user=person):
        session.end()


@transaction.atomic
def erase(*, person: User, by: User) -> None:
    """Delete the account and everything that says who it was. What the person did stays, without a name.

    The person alone or an administrator may. Raises NotAllowed, and Refused for the last administrator.
    """
    if by.pk != person.pk:
        members.may_manage(by)
    members.not_the_last(person)
    end_sessions(person)
    changelog.erase_person(user=person, by=by)
    subscriptions.erase(address=person.email, by=None if by == person else by)
    for invitation in Invitation.objects.filter(Q(email=person.email) | Q(invited_by=person)):
        letters.take_back(invitation=invitation)
        invitation.delete()
    person.delete()


def export(*, person: User) -> dict[str, Any]:
    """Everything kept about a person, as plain data. Passwords and keys are named, never shown."""
    return {
        "email": person.email,
        "addresses": list(
            EmailAddress.objects.filter(user=person).order_by("email").values("email", "verified", "primary")
        ),
        "name": person.get_full_name(),
        "language": person.language,
        "account_made_at": moment(person.date_joined),
        "last_signed_in_at": moment(person.last_login),
        "has_password": person.has_usable_password(),
        "roles": [role.value for role in permissions.roles_of(person)],
        "states_followed": [desk.state for desk in person.country_desks.all()],
        "seats": [
            {
                "organisation": seat.organisation.name,
                "duty": seat.duty,
                "from": seat.valid_from.isoformat(),
                "until": seat.valid_to.isoformat() if seat.valid_to else "",
            }
            for seat in person.seats.select_related("organisation")
        ],
        "second_factors": [
            {"kind": one.type, "made_at": moment(one.created_at), "last_used_at": moment(one.last_used_at)}
            for one in Authenticator.objects.filter(user=person).order_by("pk")
        ],
        "sessions": [
            {"began_at": moment(one.created_at), "network": one.ip, "browser": one.user_agent}
            for one in UserSession.objects.filter(user=person).order_by("pk")
        ],
        "deeds": [
            {"at": moment(one.at), "deed": one.deed, "about": f"{one.about_kind} {one.about_key}"}
            for one in Change.objects.filter(by=person).order_by("at", "pk")
        ],
        "mail": subscriptions.export(address=person.email),
        **personal.export(person=person),
    }


def moment(value: Any) -> str:
    return value.isoformat(timespec="seconds") if value else ""


def log(deed: str, person: User, **more: Any) -> None:
    changelog.record(deed=deed, kind="person", key=str(person.pk), **more)
