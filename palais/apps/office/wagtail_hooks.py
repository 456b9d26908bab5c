"""The editors' desk, hung into Wagtail's admin."""

from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from palais.apps.office import permissions
from palais.apps.office.desk import menu, own_waiting, urls, welcome

own_waiting.register_lines()


@hooks.register("construct_homepage_panels")
def what_waits(request: HttpRequest, panels: list[Component]) -> None:
    """The first screen begins with what waits for this person."""
    panels += [welcome.FirstStepsPanel(), welcome.WaitingPanel()]


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    return [path("", include(urls, namespace="desk"))]


@hooks.register("register_admin_menu_item")
def facts_in_the_menu() -> MenuItem:
    return menu.facts()


@hooks.register("register_admin_menu_item")
def reports_in_the_menu() -> MenuItem:
    return menu.reported_errors()


@hooks.register("register_admin_menu_item")
def imports_in_the_menu() -> MenuItem:
    return menu.imports()


@hooks.register("register_admin_menu_item")
def jobs_in_the_menu() -> MenuItem:
    return menu.jobs()


@hooks.register("register_admin_menu_item")
def post_in_the_menu() -> MenuItem:
    return menu.post()


@hooks.register("register_admin_menu_item")
def changes_in_the_menu() -> MenuItem:
    return menu.changes()


@hooks.register("register_admin_menu_item")
def health_in_the_menu() -> MenuItem:
    return menu.health()


@hooks.register("register_admin_menu_item")
def people_in_the_menu() -> MenuItem:
    return menu.people()


@hooks.register("register_admin_menu_item")
def organisations_in_the_menu() -> MenuItem:
    return menu.organisations()


@hooks.register("register_admin_menu_item")
def consents_in_the_menu() -> MenuItem:
    return menu.consents()


@hooks.register("register_admin_menu_item")
def groups_in_the_menu() -> MenuItem:
    return menu.groups()


@hooks.register("register_admin_menu_item")
def my_states_in_the_menu() -> MenuItem:
    return menu.my_states()


@hooks.register("construct_settings_menu")
def people_stand_elsewhere(request: HttpRequest, items: list[MenuItem]) -> None:
    """Wagtail's own list of users is closed: accounts are made by invitation."""
    items[:] = [item for item in items if item.name != "users"]


@hooks.register("register_permissions")
def rights_to_give() -> QuerySet[Permission]:
    """Shown with a tick box in Settings › Groups."""
    wanted = Q()
    for app, codename in (name.split(".") for name in permissions.TO_GIVE):
        wanted |= Q(content_type__app_label=app, codename=codename)
    return Permission.objects.filter(wanted)
