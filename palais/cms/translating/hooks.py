"""The translators' desk, hung into Wagtail's admin."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import URLPattern, URLResolver, include, path, reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from palais.apps.office.desk.menu import DeskItem
from palais.apps.office.desk.waiting import Line, register
from palais.cms.languages import permissions
from palais.cms.translating import lists, urls

register(
    Line(
        "stale-translations",
        gettext_lazy("Translations that lag"),
        permissions.may_translate,
        lists.count_lagging,
        reverse_lazy("translating:lagging"),
        order=125,
    )
)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    return [path("", include(urls, namespace="translating"))]


@hooks.register("register_admin_menu_item")
def translations_in_the_menu() -> MenuItem:
    return DeskItem(
        gettext_lazy("Translations"),
        reverse_lazy("translating:lagging"),
        name="translations",
        icon_name="site",
        may=permissions.may_translate,
        count=lists.count_pages,
        order=220,
    )


@hooks.register("register_permissions")
def rights_to_give() -> QuerySet[Permission]:
    """Shown with a tick box in Settings › Groups."""
    return Permission.objects.filter(content_type__app_label="cms", codename="translate_pages")


def buttons(
    page: Any, user: Any, view_name: str | None = None, next_url: str | None = None
) -> Iterator[Button]:
    """*Languages* beside the other things one can do with a page."""
    if permissions.may_translate(user) and hasattr(page.specific_class, "follows"):
        address = reverse("translating:languages", args=[page.pk])
        yield Button(_("Languages"), address, icon_name="site", priority=55)


hooks.register("register_page_header_buttons", buttons)
hooks.register("register_page_listing_more_buttons", buttons)
