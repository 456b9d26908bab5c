"""What every screen of the desk shares: who may see it, its place in the desk, addresses of rows."""

from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from palais.apps.office import facts as registry
from palais.apps.office import permissions, queries
from palais.apps.office.desk import words
from palais.apps.office.models import FactRow


class DeskPage(WagtailAdminTemplateMixin, View):
    """A screen for people who may correct facts. Others are sent away before anything is read."""

    header_icon = "table"
    page_title: str | Promise = ""
    may = staticmethod(permissions.may_correct_facts)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.may(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        path = [{"url": url, "label": label} for url, label in self.path()]
        return [*self.breadcrumbs_items, *path, {"url": "", "label": self.get_page_title()}]

    def path(self) -> list[tuple[str, str | Promise]]:
        """The screens above this one: address and name."""
        return []

    def show(self, *, status: int = 200, **context: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(**context), status=status)


class TablePage(DeskPage):
    """A screen about one table; the address names it."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.table = kwargs["table"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.may(request.user) and self.table not in registry.registered():
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def path(self) -> list[tuple[str, str | Promise]]:
        return [
            (reverse("desk:tables"), _("Facts")),
            (reverse("desk:rows", args=[self.table]), words.table(self.table)),
        ]


class RowPage(TablePage):
    """A screen about one row: its key stands in the query, since keys hold slashes."""

    record: FactRow

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.key = request.GET.get("key", "")
        if self.may(request.user):
            record = queries.fact(table=self.table, key=self.key)
            if record is None:
                raise Http404
            self.record = record
        return super().dispatch(request, *args, **kwargs)

    def path(self) -> list[tuple[str, str | Promise]]:
        return [*super().path(), (row_address("row", self.table, self.key), self.key)]

    def here(self, name: str = "row") -> str:
        return row_address(name, self.table, self.key)


def row_address(name: str, table: str, key: str) -> str:
    """The address of a screen about a row: "row", "correct", "withdraw" or "undo"."""
    return f"{reverse(f'desk:{name}', args=[table])}?{urlencode({'key': key})}"
