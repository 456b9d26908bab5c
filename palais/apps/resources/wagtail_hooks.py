"""The resources' desk, hung into Wagtail's admin."""

from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet
from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from palais.apps.office import clock
from palais.apps.office.desk.menu import DeskItem
from palais.apps.resources import permissions, queries
from palais.apps.resources.desk import urls, waiting_lines
from palais.apps.resources.queries import publications

waiting_lines.register_lines()


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    return [path("", include(urls, namespace="resources-desk"))]


@hooks.register("register_admin_menu_item")
def resources_in_the_menu() -> MenuItem:
    may = permissions.may_change_resources
    items = [
        DeskItem(
            _("Resource hubs"),
            reverse_lazy("resources-desk:hubs"),
            name="resource-hubs",
            icon_name="folder-open-inverse",
            may=may,
            count=ageing,
            order=1,
        ),
        DeskItem(
            _("All resources"),
            reverse_lazy("resources-desk:works"),
            name="resource-works",
            icon_name="doc-full-inverse",
            may=may,
            order=2,
        ),
        DeskItem(
            _("Links"),
            reverse_lazy("resources-desk:links"),
            name="resource-links",
            icon_name="link",
            may=may,
            count=broken,
            order=3,
        ),
        DeskItem(
            _("Proposed resources"),
            reverse_lazy("resources-desk:proposals"),
            name="resource-proposals",
            icon_name="download",
            may=permissions.may_settle_proposals,
            count=waiting,
            order=4,
        ),
    ]
    items += of_publications()
    return SubmenuMenuItem(
        _("Resources"), Menu(items=items), name="resources", icon_name="folder-open-inverse", order=220
    )


def ageing() -> int:
    return len(queries.ageing_hubs(on=clock.today()))


def of_publications() -> list[MenuItem]:
    """Publications, and measuring how hard a text is to read."""
    return [
        DeskItem(
            _("Publications"),
            reverse_lazy("resources-desk:publications"),
            name="publications",
            icon_name="openquote",
            may=permissions.may_change_resources,
            count=left_behind,
            order=2,
        ),
        DeskItem(
            _("Reading level"),
            reverse_lazy("resources-desk:level"),
            name="reading-level",
            icon_name="pilcrow",
            may=permissions.may_enter_desk,
            order=9,
        ),
    ]


def left_behind() -> int:
    """Versions whose source has changed since somebody compared both."""
    return publications.flagged().count()


def broken() -> int:
    return queries.broken_links().count()


def waiting() -> int:
    return queries.proposals_waiting().count()


@hooks.register("register_permissions")
def rights_to_give() -> QuerySet[Permission]:
    """Shown with a tick box in Settings › Groups."""
    wanted = Q()
    for app, codename in (name.split(".") for name in permissions.TO_GIVE):
        wanted |= Q(content_type__app_label=app, codename=codename)
    return Permission.objects.filter(wanted)
