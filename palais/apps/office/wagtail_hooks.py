"""The editors' desk, hung into Wagtail's admin."""

from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet
from django.urls import URLPattern, URLResolver, include, path
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry

from palais.apps.office import permissions
from palais.apps.office.desk import menu, urls
from palais.apps.office.services import journal


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    return [path("", include(urls, namespace="desk"))]


@hooks.register("register_admin_menu_item")
def facts_in_the_menu() -> MenuItem:
    return menu.facts()


@hooks.register("register_admin_menu_item")
def reports_in_the_menu() -> MenuItem:
    return menu.reported_errors()


@hooks.register("register_permissions")
def rights_to_give() -> QuerySet[Permission]:
    """Shown with a tick box in Settings › Groups."""
    names = [name.split(".") for name in (permissions.CORRECT_FACTS, permissions.SETTLE_REPORTS)]
    wanted = Q()
    for app, codename in names:
        wanted |= Q(content_type__app_label=app, codename=codename)
    return Permission.objects.filter(wanted)


@hooks.register("register_log_actions")
def deeds_in_the_log(actions: LogActionRegistry) -> None:
    journal.register(actions)
