"""Lists: every published translation that lags, and the languages of one page."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.models import Locale, Page

from palais.apps.office.services import translated
from palais.cms.languages import permissions, sources
from palais.cms.models import LiveText
from palais.cms.services import languages
from palais.cms.translating.screens import PageScreen, TranslatingScreen

PAGE = 50


def lagging() -> Any:
    """Published translations that lag, those with most to do first."""
    found = LiveText.objects.filter(lagging__gt=0, page__live=True, source__live=True)
    return found.select_related("page__locale", "source__locale").order_by("-lagging", "follows_on", "pk")


def count_pages() -> int:
    return int(lagging().count())


def count_lagging(user: Any) -> int:
    """What waits for this person: pages, and texts outside of pages."""
    return count_pages() + translated.count(user)


class Lagging(TranslatingScreen):
    page_title = gettext_lazy("Translations")
    template_name = "cms/translating/lagging.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        wanted = request.GET.get("language", "")
        found = lagging()
        if wanted in dict(settings.WAGTAIL_CONTENT_LANGUAGES):
            found = found.filter(page__locale__language_code=wanted)
        page = Paginator(found, PAGE).get_page(request.GET.get("p"))
        return self.show(
            page_obj=page,
            pages=page.paginator.get_elided_page_range(page.number),
            ellipsis=Paginator.ELLIPSIS,
            choices=settings.WAGTAIL_CONTENT_LANGUAGES,
            wanted=wanted,
            texts=translated.lagging(user=request.user, language=wanted),
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        number = request.POST.get("fits", "")
        if number.isdecimal() and translated.fits(number=int(number[:18]), by=request.user):
            messages.success(request, _("It is no longer listed as older than its source."))
        return redirect("translating:lagging")


@dataclass(slots=True)
class Line:
    """One language of a page. `state`: original, current, lagging, draft, mirror, none, alone."""

    code: str
    name: str
    page: Any = None
    state: str = "none"
    to_do: int = 0
    in_all: int = 0
    may_edit: bool = False
    follows_on: Any = None


class Languages(PageScreen):
    """The languages of one page: where it is an original, what lags, what can be begun."""

    page_title = gettext_lazy("Languages of the page")
    template_name = "cms/translating/languages.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.show(page=self.page, lines=lines_of(self.page, request.user))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        source = sources.source_of(self.page) or self.page
        try:
            twin = languages.start_translation(
                page=source, language=request.POST.get("language", ""), by=request.user
            )
        except languages.TranslationRefused as refused:
            messages.error(request, str(refused))
            return redirect("translating:languages", pk=pk)
        messages.success(request, _("The translation was begun. It is a draft until it is published."))
        if permissions.may_translate_page(request.user, twin):
            return redirect("translating:passages", pk=twin.pk)
        return redirect("translating:languages", pk=pk)


def lines_of(page: Any, user: Any) -> list[Line]:
    there: dict[str, Any] = {}
    for one in Page.objects.filter(translation_key=page.translation_key).select_related("locale").specific():
        there[one.locale.language_code] = one
    codes = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    known = set(Locale.objects.filter(language_code__in=codes).values_list("language_code", flat=True))
    return [
        line_of(code, name, there.get(code), user)
        for code, name in settings.WAGTAIL_CONTENT_LANGUAGES
        if code in known
    ]


def line_of(code: str, name: str, page: Any, user: Any) -> Line:
    line = Line(code, name, page)
    if page is None:
        return line
    line.may_edit = permissions.may_translate_page(user, page)
    if page.alias_of_id:
        line.state = "mirror"
        return line
    found = languages.comparison(page=page)
    if found is None:
        line.state = "original"
        return line
    text = LiveText.objects.filter(pk=page.pk).first()
    line.follows_on = text.follows_on if text else None
    line.to_do, line.in_all = len(found.to_do), len(found.rows)
    line.state = "draft" if not page.live else ("lagging" if text and text.lagging else "current")
    return line
