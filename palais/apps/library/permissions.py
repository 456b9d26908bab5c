"""Who may bring recommendations and documents in. Editors hold the right from the first migration on."""

from typing import Any

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission

from palais.apps.people.choices import Role
from palais.apps.people.permissions import GROUPS

IMPORT_RECOMMENDATIONS = "library.add_recommendation"
READ_DOCUMENTS = "library.change_document"
JUDGE_TAGS = "library.change_tag"
TO_GIVE = (IMPORT_RECOMMENDATIONS, READ_DOCUMENTS, JUDGE_TAGS)


def may_import_recommendations(user: Any) -> bool:
    """May add and change recommendations from an index, and take back what an import added."""
    return bool(user.is_active and user.has_perm(IMPORT_RECOMMENDATIONS))


def may_read_documents(user: Any) -> bool:
    """May bring UN documents in, settle what the reader doubts, publish readings and take them back."""
    return bool(user.is_active and user.has_perm(READ_DOCUMENTS))


def may_judge_tags(user: Any) -> bool:
    """May accept, refuse and set tags of recommendations, and have the model of tags trained again."""
    return bool(user.is_active and user.has_perm(JUDGE_TAGS))


def ensure_rights(**signal: Any) -> None:
    """The right of the group; run after every migration, changes nothing the second time."""
    create_permissions(apps.get_app_config("library"), verbosity=0, using=signal.get("using", "default"))
    group, _made = Group.objects.get_or_create(name=GROUPS[Role.EDITOR])
    for app, codename in (right.split(".") for right in TO_GIVE):
        group.permissions.add(Permission.objects.get(content_type__app_label=app, codename=codename))
