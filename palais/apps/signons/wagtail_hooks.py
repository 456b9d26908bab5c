"""The desk of statements, hung into Wagtail's admin."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from palais.apps.office.desk.menu import DeskItem
from palais.apps.signons import permissions
from palais.apps.signons.desk import urls


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    return [path("", include(urls, namespace="statements-desk"))]


@hooks.register("register_admin_menu_item")
def statements_in_the_menu() -> MenuItem:
    return DeskItem(
        _("Statements"),
        reverse_lazy("statements-desk:statements"),
        name="statements",
        icon_name="doc-full",
        may=permissions.may_edit_statements,
        order=225,
    )


@hooks.register("register_permissions")
def rights_to_give() -> QuerySet[Permission]:
    """Shown with a tick box in Settings › Groups."""
    app, codename = permissions.EDIT_STATEMENTS.split(".")
    return Permission.objects.filter(content_type__app_label=app, codename=codename)
