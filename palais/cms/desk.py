"""Pages that wait: one's own drafts, and what appears by itself on a day to come."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision

from palais.apps.office.desk.pages import DeskPage
from palais.cms import waiting

PAGE = 50
SHOWN: dict[str, Any] = {
    "drafts": _("Your drafts that are not published"),
    "scheduled": _("Pages that appear by themselves on a day to come"),
}


class Pages(DeskPage):
    header_icon = "doc-empty"
    template_name = "cms/desk/pages.html"
    may = staticmethod(waiting.may_edit_pages)

    def get_page_title(self) -> Any:
        return SHOWN[self.kwargs["show"]]

    def get(self, request: HttpRequest, show: str) -> HttpResponse:
        if show not in SHOWN:
            raise Http404
        if show == "drafts":
            rows: Any = waiting.drafts_of(request.user).select_related("locale")
        else:
            planned = Revision.page_revisions.filter(approved_go_live_at__isnull=False)
            days = {int(key): at for key, at in planned.values_list("object_id", "approved_go_live_at")}
            rows = Page.objects.filter(pk__in=days).select_related("locale").order_by("pk")
        page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
        lines = [(one, one.latest_revision_created_at if show == "drafts" else days[one.pk]) for one in page]
        return self.show(lines=lines, page_obj=page, by_day=show == "scheduled")
