"""The library's desk, hung into Wagtail's admin, and its rights, shown where groups are set up."""

from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet
from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from palais.apps.library import permissions
from palais.apps.library.desk import documents, tag_urls, urls, waiting_lines
from palais.apps.office.desk.menu import DeskItem

waiting_lines.register_lines()


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    return [
        path("", include(urls, namespace="library-desk")),
        path("", include(tag_urls, namespace="library-tags")),
    ]


@hooks.register("register_admin_menu_item")
def library_in_the_menu() -> MenuItem:
    items = [
        DeskItem(
            _("UN documents"),
            reverse_lazy("library-desk:documents"),
            name="un-documents",
            icon_name="doc-full",
            may=permissions.may_read_documents,
            count=documents.waiting,
            order=1,
        ),
        DeskItem(
            _("Tags"),
            reverse_lazy("library-tags:tags"),
            name="library-tags",
            icon_name="tag",
            may=permissions.may_judge_tags,
            order=2,
        ),
    ]
    return SubmenuMenuItem(_("Library"), Menu(items=items), name="library", icon_name="doc-full", order=245)


@hooks.register("register_permissions")
def rights_to_give() -> QuerySet[Permission]:
    """Shown with a tick box in Settings › Groups."""
    wanted = Q()
    for app, codename in (name.split(".") for name in permissions.TO_GIVE):
        wanted |= Q(content_type__app_label=app, codename=codename)
    return Permission.objects.filter(wanted)
