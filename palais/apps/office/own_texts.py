"""Texts of the office's own records of which translations may lag."""

from django.urls import reverse

from palais.apps.office.services.translated import TextKind
from palais.apps.people import permissions
from palais.apps.people.models import WorkingGroupText

GROUPS = TextKind(
    WorkingGroupText,
    of="group",
    words=("name", "issue", "aims", "activities", "child_friendly"),
    edit=lambda text: reverse("desk:group", args=[text.group.key]),
    may=permissions.may_edit_groups,
    stamp="working-groups",
)
