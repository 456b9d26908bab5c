"""Who may add and change resources and hubs, who settles what members propose, and who may propose.

The first two are Django's own permissions, so that an administrator gives them in Settings › Groups. Editors hold both
from the first migration on, moderators the second. Whoever holds a seat in an organisation may propose for it.
"""

from datetime import date
from typing import Any

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission

from palais.apps.people.choices import Role
from palais.apps.people.permissions import GROUPS

CHANGE_RESOURCES = "resources.change_work"
SETTLE_PROPOSALS = "resources.change_proposal"
TO_GIVE = (CHANGE_RESOURCES, SETTLE_PROPOSALS)
RIGHTS: dict[Any, tuple[str, ...]] = {
    Role.EDITOR: (CHANGE_RESOURCES, SETTLE_PROPOSALS),
    Role.MODERATOR: (SETTLE_PROPOSALS,),
}


def may_change_resources(user: Any) -> bool:
    """May add and change resources, hubs, sections, links, and say that a hub was looked through."""
    return bool(user.is_active and user.has_perm(CHANGE_RESOURCES))


def may_enter_desk(user: Any) -> bool:
    """May have a text measured: whoever may enter the desk at all."""
    return bool(user.is_active and user.has_perm("wagtailadmin.access_admin"))


def may_settle_proposals(user: Any) -> bool:
    """May read what members propose, take it up into a hub or decline it."""
    return bool(user.is_active and user.has_perm(SETTLE_PROPOSALS))


def may_propose(user: Any, organisation: Any, *, on: date) -> bool:
    """May propose resources for this organisation: whoever holds a seat in it on that day."""
    if not user.is_active or user.is_anonymous:
        return False
    return bool(user.seats.held(on=on).filter(organisation=organisation).exists())


def ensure_rights(**signal: Any) -> None:
    """The rights of the two groups; run after every migration, changes nothing the second time."""
    create_permissions(apps.get_app_config("resources"), verbosity=0, using=signal.get("using", "default"))
    for role, rights in RIGHTS.items():
        group, _made = Group.objects.get_or_create(name=GROUPS[role])
        for app, codename in (right.split(".") for right in rights):
            group.permissions.add(Permission.objects.get(content_type__app_label=app, codename=codename))
