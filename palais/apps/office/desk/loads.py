"""The loadings of the facts, with their counts."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy

from palais.apps.office.desk.pages import DeskPage
from palais.apps.office.models import FactSync

PAGE = 50
KINDS = ("insert", "update", "withdrawn", "restored", "conflict", "nothing")


class Loads(DeskPage):
    page_title = gettext_lazy("Loadings")
    header_icon = "download"
    template_name = "office/desk/loads.html"

    def path(self) -> list[tuple[str, Any]]:
        return [(reverse("desk:tables"), gettext_lazy("Facts"))]

    def get(self, request: HttpRequest) -> HttpResponse:
        page = Paginator(FactSync.objects.all(), PAGE).get_page(request.GET.get("p"))
        return self.show(
            lines=[(load.at, [load.counts.get(kind, 0) for kind in KINDS]) for load in page],
            page_obj=page,
            pages=page.paginator.get_elided_page_range(page.number),
            ellipsis=Paginator.ELLIPSIS,
        )
