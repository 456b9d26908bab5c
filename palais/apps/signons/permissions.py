"""Who may write, publish and withdraw statements.

The right is Django's own permission, so that an administrator gives it in Settings › Groups. The group
"Editors" holds it from the first migration on.
"""

from typing import Any

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission

from palais.apps.office.permissions import EDITORS

EDIT_STATEMENTS = "signons.change_statement"
TO_GIVE = (EDIT_STATEMENTS,)


def may_edit_statements(user: Any) -> bool:
    """May see drafts, write texts, keep the list of signatories, publish and withdraw."""
    return bool(user.is_active and user.has_perm(EDIT_STATEMENTS))


def ensure_rights(**signal: Any) -> None:
    """The right of the group of editors; run after every migration, changes nothing the second time."""
    create_permissions(apps.get_app_config("signons"), verbosity=0, using=signal.get("using", "default"))
    group, _ = Group.objects.get_or_create(name=EDITORS)
    app, codename = EDIT_STATEMENTS.split(".")
    group.permissions.add(Permission.objects.get(content_type__app_label=app, codename=codename))
