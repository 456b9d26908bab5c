"""The library at the desk: its rights where groups are set up, tags of recommendations."""

from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet
from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from palais.apps.library import permissions
from palais.apps.library.desk import tag_urls
from palais.apps.library.queries_of_tags import few_to_judge
from palais.apps.office.desk.menu import DeskItem
from palais.apps.office.desk.waiting import Line, register

register(
    Line(
        "tags",
        _("Tags to judge"),
        permissions.may_judge_tags,
        lambda user: few_to_judge(),
        reverse_lazy("library-tags:tags"),
        order=290,
    )
)


@hooks.register("register_admin_urls")
def addresses_of_tags() -> list[URLPattern | URLResolver]:
    return [path("", include(tag_urls, namespace="library-tags"))]


@hooks.register("register_admin_menu_item")
def tags_in_the_menu() -> MenuItem:
    return DeskItem(
        _("Tags"),
        reverse_lazy("library-tags:tags"),
        name="library-tags",
        icon_name="tag",
        may=permissions.may_judge_tags,
        order=242,
    )


@hooks.register("register_permissions")
def rights_to_give() -> QuerySet[Permission]:
    """Shown with a tick box in Settings › Groups."""
    wanted = Q()
    for app, codename in (name.split(".") for name in permissions.TO_GIVE):
        wanted |= Q(content_type__app_label=app, codename=codename)
    return Permission.objects.filter(wanted)
