"""The desk in Wagtail's menu; items that ask for work say how much there is."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem

from palais.apps.office import clock, permissions, queries
from palais.apps.office import imports as registry
from palais.apps.office.models import ErrorReport, Job
from palais.apps.people import permissions as people_permissions
from palais.apps.people import queries as people_queries

SOON = 30
"""Days within which a consent that ends is work that waits."""


class DeskItem(MenuItem):
    """An item for those who may use it; `count` is the work that waits, shown behind the label."""

    def __init__(
        self, *args: Any, may: Callable[[Any], bool], count: Callable[[], int] | None = None, **kwargs: Any
    ):
        super().__init__(*args, **kwargs)
        self.may, self.count = may, count

    def is_shown(self, request: HttpRequest) -> bool:
        return self.may(request.user)

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        waiting = self.count() if self.count else 0
        label = f"{self.label} ({waiting})" if waiting else self.label
        return LinkMenuItem(
            self.name, label, self.url, icon_name=self.icon_name, classname=self.classname, attrs=self.attrs
        )


def new_reports() -> int:
    return ErrorReport.objects.filter(status="new").count()


def failed_jobs() -> int:
    return Job.objects.failed().count()


def uncertain_messages() -> int:
    return queries.messages(status="uncertain").count()


def open_conflicts() -> int:
    return queries.open_conflicts().count()


def facts() -> MenuItem:
    may = permissions.may_correct_facts
    items = [
        DeskItem(
            _("Tables"), reverse_lazy("desk:tables"), name="fact-tables", icon_name="table", may=may, order=1
        ),
        DeskItem(
            _("Conflicts"),
            reverse_lazy("desk:conflicts"),
            name="fact-conflicts",
            icon_name="warning",
            may=may,
            count=open_conflicts,
            order=2,
        ),
        DeskItem(
            _("Loadings"),
            reverse_lazy("desk:loads"),
            name="fact-loads",
            icon_name="download",
            may=may,
            order=3,
        ),
    ]
    return SubmenuMenuItem(_("Facts"), Menu(items=items), name="facts", icon_name="table", order=250)


def reported_errors() -> MenuItem:
    return DeskItem(
        _("Reported errors"),
        reverse_lazy("desk:reports"),
        name="reported-errors",
        icon_name="mail",
        may=permissions.may_settle_reports,
        count=new_reports,
        order=260,
    )


def imports() -> MenuItem:
    return DeskItem(
        _("Imports"),
        reverse_lazy("desk:imports"),
        name="imports",
        icon_name="upload",
        may=registry.may_import_something,
        order=265,
    )


def jobs() -> MenuItem:
    return DeskItem(
        _("Jobs"),
        reverse_lazy("desk:jobs"),
        name="jobs",
        icon_name="cogs",
        may=permissions.may_see_jobs,
        count=failed_jobs,
        order=270,
    )


def post() -> MenuItem:
    return DeskItem(
        _("Post"),
        reverse_lazy("desk:post"),
        name="post",
        icon_name="mail",
        may=permissions.may_see_post,
        count=uncertain_messages,
        order=275,
    )


def changes() -> MenuItem:
    return DeskItem(
        _("Change log"),
        reverse_lazy("desk:changes"),
        name="change-log",
        icon_name="history",
        may=permissions.may_read_changes,
        order=280,
    )


def health() -> MenuItem:
    return DeskItem(
        _("Health"),
        reverse_lazy("desk:health"),
        name="health",
        icon_name="circle-check",
        may=permissions.may_see_health,
        order=290,
    )


def people() -> MenuItem:
    return DeskItem(
        _("People"),
        reverse_lazy("desk:people"),
        name="people",
        icon_name="user",
        may=people_permissions.may_manage_people,
        order=240,
    )


def organisations() -> MenuItem:
    return DeskItem(
        _("Organisations"),
        reverse_lazy("desk:organisations"),
        name="organisations",
        icon_name="group",
        may=people_permissions.may_see_organisations,
        order=230,
    )


def ending_consents() -> int:
    return people_queries.consents_ending(on=clock.today(), within=SOON).count()


def consents() -> MenuItem:
    return DeskItem(
        _("Consents"),
        reverse_lazy("desk:consents"),
        name="consents",
        icon_name="pick",
        may=people_permissions.may_see_consents,
        count=ending_consents,
        order=232,
    )


def groups() -> MenuItem:
    return DeskItem(
        _("Working groups"),
        reverse_lazy("desk:groups"),
        name="working-groups",
        icon_name="group",
        may=people_permissions.may_edit_groups,
        order=231,
    )


def my_states() -> MenuItem:
    return DeskItem(
        _("States I follow"),
        reverse_lazy("desk:my-states"),
        name="my-states",
        icon_name="globe",
        may=people_permissions.is_staff,
        order=235,
    )
