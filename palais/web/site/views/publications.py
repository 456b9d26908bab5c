"""The list of publications and one of them, as pages and as files of the same answer."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from palais.apps.office import clock
from palais.core import citations
from palais.core.citations import Words
from palais.web.answers import publications as answers
from palais.web.answers.plain import plain
from palais.web.answers.publications import Asked, PublicationPage
from palais.web.answers.resources import ResourceLine, resource_page
from palais.web.site import citing, exports
from palais.web.site.present import dates
from palais.web.site.present import publications as present
from palais.web.site.present import resources as present_resources

ASKED = ("q", *answers.FACETS)


def asked(request: HttpRequest) -> Asked:
    """What is asked for; anything but "yes" asks for no kind of writing."""
    given: Any = {name: request.GET.get(name, "").replace("\0", " ").strip()[:100] for name in ASKED}
    return Asked(**given, simple="yes" if request.GET.get("simple") == "yes" else "")


def number(request: HttpRequest) -> int:
    text = request.GET.get("page", "1")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 1


def index(request: HttpRequest) -> HttpResponse:
    found = answers.listing(asked=asked(request), page=number(request))
    if found is None:
        raise Http404
    return render(request, "pages/publications.html", present.index(found, cite=citing.FORMS))


def index_file(request: HttpRequest, form: str) -> HttpResponse:
    """Exactly what the page shows with these filters, all of its pages."""
    lines = answers.every(asked=asked(request))
    if form in citing.FORMS:
        return citing.file(form, name="publications", lines=lines)
    rows = present_resources.table_rows(lines, site=settings.SITE_ADDRESS)
    columns = present_resources.COLUMNS
    return exports.rows_file(form, name="publications", columns=columns, rows=rows, request=request)


def publication(request: HttpRequest, key: str) -> HttpResponse:
    """One that was withdrawn keeps its address and says so; one that is no publication stands with the resources."""
    found = answers.publication_page(key=key)
    if found is None:
        if resource_page(key=key) is None:
            raise Http404
        return redirect("resource", key)
    context = present.page(found, citation=line(found.page.line), cite=citing.FORMS)
    status = 410 if found.page.withdrawn is not None else 200
    return render(request, "pages/publication.html", context, status=status)


def publication_file(request: HttpRequest, key: str, form: str) -> HttpResponse:
    found = known(key)
    if form in citing.FORMS:
        return citing.file(form, name=key, lines=(found.page.line,))
    if form != "json":
        raise Http404
    return exports.as_json(plain(found))


def known(key: str) -> PublicationPage:
    found = answers.publication_page(key=key)
    if found is None or found.page.withdrawn is not None:
        raise Http404
    return found


def line(one: ResourceLine) -> str:
    """The citation in words, in the language of the page."""
    cited = citing.citation(one)
    words = present.words(dates.day(clock.today()))
    return citations.line(cited, words=Words(**words))
