"""What every screen of the translators' desk shares."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from palais.apps.office.desk.pages import DeskPage
from palais.cms.languages import permissions


class TranslatingScreen(DeskPage):
    """A screen for people who may translate."""

    header_icon = "site"
    may = staticmethod(permissions.may_translate)


class PageScreen(TranslatingScreen):
    """A screen about one page that knows of languages; `needs_edit`: for those who may change its draft."""

    page: Any
    needs_edit = False

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.may(request.user):
            found = Page.objects.filter(pk=kwargs["pk"]).select_related("locale").first()
            self.page = found.specific if found else None
            if self.page is None or not hasattr(self.page, "follows"):
                raise Http404
            if self.needs_edit and not permissions.may_translate_page(request.user, self.page):
                raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def path(self) -> list[Any]:
        return [(reverse("translating:lagging"), _("Translations"))]
