"""The desk of the follow-up monitor, hung into Wagtail's admin."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from palais.apps.followup import permissions, queries
from palais.apps.followup.desk import urls
from palais.apps.office.desk.menu import DeskItem
from palais.apps.office.desk.waiting import Line, register

register(
    Line(
        "stories",
        _("Stories to read"),
        permissions.may_moderate_stories,
        lambda user: queries.stories_waiting(),
        reverse_lazy("followup-desk:stories"),
        order=10,
    )
)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    return [path("", include(urls, namespace="followup-desk"))]


@hooks.register("register_admin_menu_item")
def followup_in_the_menu() -> MenuItem:
    items = [
        DeskItem(
            _("Sources and activities"),
            reverse_lazy("followup-desk:monitors"),
            name="followup-monitors",
            icon_name="check",
            may=permissions.may_change_monitor,
            order=1,
        ),
        DeskItem(
            _("Stories"),
            reverse_lazy("followup-desk:stories"),
            name="followup-stories",
            icon_name="mail",
            may=permissions.may_moderate_stories,
            count=queries.stories_waiting,
            order=2,
        ),
    ]
    return SubmenuMenuItem(_("Follow-up"), Menu(items=items), name="followup", icon_name="check", order=245)


@hooks.register("construct_image_chooser_queryset")
def without_pictures_of_stories(images: Any, request: HttpRequest) -> Any:
    """A picture that came with a story belongs to it alone: nobody chooses it for another page."""
    return images.filter(story=None)


@hooks.register("register_permissions")
def rights_to_give() -> QuerySet[Permission]:
    """Shown with a tick box in Settings › Groups."""
    wanted = Q()
    for app, codename in (name.split(".") for name in permissions.TO_GIVE):
        wanted |= Q(content_type__app_label=app, codename=codename)
    return Permission.objects.filter(wanted)
