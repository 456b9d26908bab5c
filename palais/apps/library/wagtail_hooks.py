"""The library's rights, shown where groups are set up."""

from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet
from wagtail import hooks

from palais.apps.library import permissions


@hooks.register("register_permissions")
def rights_to_give() -> QuerySet[Permission]:
    """Shown with a tick box in Settings › Groups."""
    wanted = Q()
    for app, codename in (name.split(".") for name in permissions.TO_GIVE):
        wanted |= Q(content_type__app_label=app, codename=codename)
    return Permission.objects.filter(wanted)
