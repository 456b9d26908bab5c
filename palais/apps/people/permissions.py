"""Who may do what with people and organisations, and which rights each role brings.

A role is a group of Django's with the rights below; the administrator is Django's superuser and may do everything.
Seats are no rights at the desk: they let a person act for an organisation on the pages of the account.
"""

from datetime import date
from typing import Any

from django.apps import apps
from django.contrib.auth.management import create_permissions

from palais.apps.people.choices import ROLES, Duty, Role, Standing

ENTER_DESK = "wagtailadmin.access_admin"
SEE_ORGANISATIONS = "people.view_organisation"
EDIT_ORGANISATIONS = "people.change_organisation"
SEE_CONSENTS = "people.view_consent"
EDIT_CONSENTS = "people.change_consent"
EDIT_GROUPS = "people.change_workinggroup"

GROUPS: dict[Any, str] = {
    Role.EDITOR: "Editors",
    Role.TRANSLATOR: "Translators",
    Role.MODERATOR: "Moderators",
    Role.COUNTRY_DESK: "Country desk",
    Role.PLANNER: "Planners",
}
RIGHTS: dict[Any, tuple[str, ...]] = {
    Role.EDITOR: (ENTER_DESK, SEE_ORGANISATIONS, SEE_CONSENTS, EDIT_CONSENTS, EDIT_GROUPS),
    Role.TRANSLATOR: (ENTER_DESK, SEE_ORGANISATIONS),
    Role.MODERATOR: (ENTER_DESK, SEE_ORGANISATIONS, SEE_CONSENTS, EDIT_CONSENTS),
    Role.COUNTRY_DESK: (ENTER_DESK, SEE_ORGANISATIONS, EDIT_ORGANISATIONS, EDIT_GROUPS),
    Role.PLANNER: (ENTER_DESK, SEE_ORGANISATIONS),
}
"""Rights to people and organisations. Each room above gives its own to the groups of these names."""


def is_staff(user: Any) -> bool:
    """Works at the desk: has a role, or a right to enter that was given otherwise."""
    return bool(user.is_active and user.has_perm(ENTER_DESK))


def belongs_to_network(user: Any, *, on: date) -> bool:
    """Holds a seat in a member or an observer, or works at the desk."""
    if user.is_anonymous or not user.is_active:
        return False
    seats = user.seats.held(on=on).filter(organisation__standing__in=(Standing.MEMBER, Standing.OBSERVER))
    return is_staff(user) or bool(seats.exists())


def may_manage_people(user: Any) -> bool:
    """May invite anybody, give and take roles and seats, end and erase accounts."""
    return bool(user.is_active and user.is_superuser)


def may_see_organisations(user: Any) -> bool:
    """May see all organisations at the desk, those that are not listed too."""
    return bool(user.is_active and (user.has_perm(SEE_ORGANISATIONS) or user.has_perm(EDIT_ORGANISATIONS)))


def may_edit_organisations(user: Any) -> bool:
    """May add organisations, edit them, and take them out of the public list."""
    return bool(user.is_active and user.has_perm(EDIT_ORGANISATIONS))


def may_see_consents(user: Any) -> bool:
    """May read what people agreed to, and until when."""
    return bool(user.is_active and (user.has_perm(SEE_CONSENTS) or user.has_perm(EDIT_CONSENTS)))


def may_edit_consents(user: Any) -> bool:
    """May record a consent, and write down that it was withdrawn."""
    return bool(user.is_active and user.has_perm(EDIT_CONSENTS))


def may_edit_groups(user: Any) -> bool:
    """May add working groups, write their texts, and say which organisations are in them."""
    return bool(user.is_active and user.has_perm(EDIT_GROUPS))


def leads(user: Any, organisation: Any, *, on: date) -> bool:
    """Is a focal point of this organisation, and so may correct what is public of it."""
    if not user.is_active or user.is_anonymous:
        return False
    return bool(user.seats.held(on=on).filter(organisation=organisation, duty=Duty.FOCAL_POINT).exists())


def may_invite_colleagues(user: Any, organisation: Any, *, on: date) -> bool:
    """May invite people to a seat in this organisation, without any role: administrators and its focal points."""
    return may_manage_people(user) or leads(user, organisation, on=on)


def roles_of(user: Any) -> tuple[Any, ...]:
    """The roles of a person, in their order."""
    names = {group.name for group in user.groups.all()}
    return tuple(
        role for role in ROLES if (user.is_superuser if role == Role.ADMINISTRATOR else GROUPS[role] in names)
    )


def ensure_groups(**signal: Any) -> None:
    """The group of each role, with its rights; run after every migration, changes nothing the second time."""
    groups = apps.get_model("auth", "Group")._default_manager
    rights = apps.get_model("auth", "Permission")._default_manager
    for label in ("people", "wagtailadmin"):
        create_permissions(apps.get_app_config(label), verbosity=0, using=signal.get("using", "default"))
    for role, name in GROUPS.items():
        group, _made = groups.get_or_create(name=name)
        for app, codename in (right.split(".") for right in RIGHTS[role]):
            group.permissions.add(rights.get(content_type__app_label=app, codename=codename))
