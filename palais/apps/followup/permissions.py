"""Who may change the follow-up monitor, and who may read and publish the stories that strangers send.

The rights are Django's own permissions, so that an administrator gives them in Settings › Groups. The group "Editors"
holds the first and the group "Moderators" the second from the first migration on. Stories may hold what endangers a
child, so that editors do not read them.
"""

from typing import Any

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import AnonymousUser, Group, Permission

from palais.apps.people.models import User

CHANGE_MONITOR = "followup.change_monitor"
MODERATE_STORIES = "followup.change_story"
TO_GIVE = (CHANGE_MONITOR, MODERATE_STORIES)
HELD = {"Editors": CHANGE_MONITOR, "Moderators": MODERATE_STORIES}


def may_change_monitor(user: User | AnonymousUser) -> bool:
    """May add and change sources, commitments, activities, evidence and assessments."""
    return bool(user.is_active and user.has_perm(CHANGE_MONITOR))


def may_moderate_stories(user: User | AnonymousUser) -> bool:
    """May read the stories that were sent, ask back, publish and decline them."""
    return bool(user.is_active and user.has_perm(MODERATE_STORIES))


def ensure_rights(**signal: Any) -> None:
    """The rights of the two groups; run after every migration, changes nothing the second time."""
    create_permissions(apps.get_app_config("followup"), verbosity=0, using=signal.get("using", "default"))
    for name, right in HELD.items():
        group, _made = Group.objects.get_or_create(name=name)
        app, codename = right.split(".")
        group.permissions.add(Permission.objects.get(content_type__app_label=app, codename=codename))
