"""Pages that wait: one's own drafts, and what appears by itself on a day to come."""

from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision

from palais.apps.office.desk.pages import DeskPage
from palais.cms import waiting
from palais.cms.services import publishing

PAGE = 50
SHOWN: dict[str, Any] = {
    "drafts": _("Your drafts that are not published"),
    "scheduled": _("Pages that appear by themselves on a day to come"),
    "stuck": _("Pages that could not appear on their day"),
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
            rows = waiting.planned() if show == "scheduled" else waiting.stuck()
        page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
        lines = (
            [(one, one.latest_revision_created_at, "") for one in page]
            if show == "drafts"
            else planned(list(page), with_reasons=show == "stuck")
        )
        return self.show(lines=lines, page_obj=page, show=show)


def planned(revisions: list[Revision], *, with_reasons: bool) -> list[tuple[Page, datetime, str]]:
    """The page of each revision, its moment, and why it could not appear."""
    pages = Page.objects.select_related("locale").in_bulk([int(one.object_id) for one in revisions])
    return [
        (pages[number], one.approved_go_live_at, publishing.why_not(one) if with_reasons else "")
        for one in revisions
        if (number := int(one.object_id)) in pages
    ]
