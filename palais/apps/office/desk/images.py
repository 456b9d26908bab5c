"""Images that need a look: without a description, or whose consent ends."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from palais.apps.office import clock, queries
from palais.apps.office.desk.own_waiting import CONSENT_AHEAD, may_change_images
from palais.apps.office.desk.pages import DeskPage

PAGE = 50
SHOWN: dict[str, Any] = {
    "consent": _("Images whose consent ends or has ended"),
    "words": _("Images without a description"),
}


class Images(DeskPage):
    header_icon = "image"
    template_name = "office/desk/images.html"
    may = staticmethod(may_change_images)

    def get_page_title(self) -> Any:
        return SHOWN[self.kwargs["show"]]

    def get(self, request: HttpRequest, show: str) -> HttpResponse:
        if show not in SHOWN:
            raise Http404
        today = clock.today()
        found = (
            queries.images_whose_consent_ends(before=today + CONSENT_AHEAD)
            if show == "consent"
            else queries.images_without_words()
        )
        page = Paginator(found, PAGE).get_page(request.GET.get("page"))
        lines = [(image, image.hidden_because(on=today)) for image in page]
        return self.show(lines=lines, page_obj=page, by_consent=show == "consent")
