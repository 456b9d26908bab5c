"""News: the archive and each piece, without Wagtail in the way."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language

from palais.web.answers import newsroom, newsroom_article
from palais.web.site.present import newsroom as present
from palais.web.site.present import newsroom_article as present_article


def asked(request: HttpRequest) -> dict[str, str]:
    return {name: " ".join(request.GET.get(name, "").split())[:100] for name in newsroom.FILTERS}


def page(request: HttpRequest) -> int:
    number = request.GET.get("page", "")
    return int(number) if number.isascii() and number.isdigit() and len(number) < 6 else 1


def reader() -> str:
    return get_language() or settings.LANGUAGE_CODE


def index(request: HttpRequest) -> HttpResponse:
    wanted = asked(request)
    found = newsroom.archive(wanted=wanted, reader=reader(), page=page(request))
    return render(request, "pages/news.html", present.context(found, wanted=wanted))


def article(request: HttpRequest, slug: str) -> HttpResponse:
    """A piece of news; at the address of another language, its own address in the reader's."""
    found = newsroom_article.article(slug=slug, reader=reader())
    if found is None:
        raise Http404
    if found.elsewhere:
        return redirect(found.elsewhere)
    return render(request, "pages/article.html", present_article.context(found))
