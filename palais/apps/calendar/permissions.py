"""Who may change the calendar: sessions, deadlines, events.

The right is Django's own permission, so that an administrator gives it in Settings › Groups. The group
"Editors" holds it from the first migration on.
"""

from typing import Any

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import AnonymousUser, Group, Permission

from palais.apps.office.permissions import EDITORS, may_correct_facts
from palais.apps.people.models import User

CHANGE_CALENDAR = "calendar.add_sessiondeed"
TO_GIVE = (CHANGE_CALENDAR,)


def may_change_calendar(user: User | AnonymousUser) -> bool:
    """May set deadlines by hand, and add, change and cancel events."""
    return bool(user.is_active and user.has_perm(CHANGE_CALENDAR))


def may_change_sessions(user: User | AnonymousUser) -> bool:
    """May move, shorten, postpone, confirm or cancel a session, and undo it: that corrects a row of facts."""
    return may_change_calendar(user) and may_correct_facts(user)


def ensure_rights(**signal: Any) -> None:
    """The right of the group of editors; run after every migration, changes nothing the second time."""
    create_permissions(apps.get_app_config("calendar"), verbosity=0, using=signal.get("using", "default"))
    group, _ = Group.objects.get_or_create(name=EDITORS)
    app, codename = CHANGE_CALENDAR.split(".")
    group.permissions.add(Permission.objects.get(content_type__app_label=app, codename=codename))
