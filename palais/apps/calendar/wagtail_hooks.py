"""The calendar's desk, hung into Wagtail's admin."""

from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet
from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from palais.apps.calendar import permissions
from palais.apps.calendar.desk import urls
from palais.apps.calendar.models import Problem
from palais.apps.office.desk.menu import DeskItem


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    return [path("", include(urls, namespace="calendar-desk"))]


@hooks.register("register_admin_menu_item")
def calendar_in_the_menu() -> MenuItem:
    may = permissions.may_change_calendar
    items = [
        DeskItem(
            _("Sessions"),
            reverse_lazy("calendar-desk:sessions"),
            name="calendar-sessions",
            icon_name="calendar",
            may=may,
            count=Problem.objects.count,
            order=1,
        ),
        DeskItem(
            _("Events"),
            reverse_lazy("calendar-desk:events"),
            name="calendar-events",
            icon_name="calendar-alt",
            may=may,
            order=2,
        ),
    ]
    return SubmenuMenuItem(_("Calendar"), Menu(items=items), name="calendar", icon_name="calendar", order=240)


@hooks.register("register_permissions")
def rights_to_give() -> QuerySet[Permission]:
    """Shown with a tick box in Settings › Groups."""
    wanted = Q()
    for app, codename in (name.split(".") for name in permissions.TO_GIVE):
        wanted |= Q(content_type__app_label=app, codename=codename)
    return Permission.objects.filter(wanted)
