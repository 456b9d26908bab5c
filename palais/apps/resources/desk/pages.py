"""What the screens about resources share: who may see them, and their place in the desk."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from palais.apps.office.desk.pages import DeskPage
from palais.apps.resources import permissions
from palais.apps.resources.desk.forms import title_of
from palais.apps.resources.models import Hub, HubText, Work

PAGE = 50


class ResourcePage(DeskPage):
    """A screen for those who may change resources."""

    header_icon = "doc-full-inverse"
    may = staticmethod(permissions.may_change_resources)

    def path(self) -> list[tuple[str, str | Promise]]:
        return [(reverse("resources-desk:works"), _("Resources"))]

    def paged(self, found: Any) -> dict[str, Any]:
        page = Paginator(found, PAGE).get_page(self.request.GET.get("p"))
        return {
            "page_obj": page,
            "pages": page.paginator.get_elided_page_range(page.number),
            "ellipsis": Paginator.ELLIPSIS,
        }


class WorkPage(ResourcePage):
    """A screen about one work; the address names it."""

    work: Work

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.may(request.user):
            found = Work.everything.prefetch_related("texts").filter(key=kwargs["key"]).first()
            if found is None:
                raise Http404
            self.work = found
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return title_of(self.work)

    def above(self) -> list[tuple[str, str | Promise]]:
        return [*super().path(), (reverse("resources-desk:work", args=[self.work.key]), title_of(self.work))]


class HubPage(ResourcePage):
    """A screen about one hub; the address names it."""

    header_icon = "folder-open-inverse"
    hub: Hub

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.may(request.user):
            found = Hub.everything.prefetch_related("texts").filter(slug=kwargs["slug"]).first()
            if found is None:
                raise Http404
            self.hub = found
        return super().dispatch(request, *args, **kwargs)

    def path(self) -> list[tuple[str, str | Promise]]:
        return [(reverse("resources-desk:hubs"), _("Resource hubs"))]

    def above(self) -> list[tuple[str, str | Promise]]:
        return [
            *HubPage.path(self),
            (reverse("resources-desk:hub", args=[self.hub.slug]), hub_title(self.hub)),
        ]

    def get_page_title(self) -> str:
        return hub_title(self.hub)


def hub_title(hub: Hub) -> str:
    said = {one.language: one.title for one in HubText.objects.filter(hub=hub)}
    return str(said.get(hub.language) or hub.slug)
