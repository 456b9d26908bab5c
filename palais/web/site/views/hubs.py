"""Resource hubs, lists of resources and single resources: pages, files of the same answer, downloads."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from palais.apps.office import clock, downloads
from palais.apps.office.models import ReceivedFile
from palais.apps.resources.models import Edition
from palais.web.answers import hubs as answers
from palais.web.answers.hubs import Asked, Listing
from palais.web.answers.plain import plain
from palais.web.answers.resources import ResourceLine, ResourcePage, resource_page
from palais.web.site import citing, exports
from palais.web.site.present import hubs as present
from palais.web.site.present import resources as present_resources

ASKED = ("q", "section", "kind", "language", "audience", "organisation", "topic", "state", "origin")


def asked(request: HttpRequest) -> Asked:
    return Asked(**{name: request.GET.get(name, "").replace("\0", " ").strip()[:100] for name in ASKED})


def number(request: HttpRequest) -> int:
    text = request.GET.get("page", "1")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 1


def index(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/hubs.html", present.index(answers.hub_list(), on=clock.today()))


def hub(request: HttpRequest, slug: str) -> HttpResponse:
    found = there(answers.hub_listing(slug=slug, asked=asked(request), page=number(request)))
    return render(request, "pages/hub.html", present.page(found, on=clock.today(), cite=citing.FORMS))


def resources(request: HttpRequest) -> HttpResponse:
    found = there(answers.listing(asked=asked(request), page=number(request)))
    return render(request, "pages/resources.html", present.resources(found, cite=citing.FORMS))


def there(found: Listing | None) -> Listing:
    if found is None:
        raise Http404
    return found


def hub_file(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """Exactly what the page shows with these filters, all of its pages."""
    found = answers.every(asked=asked(request), slug=slug)
    if found is None:
        raise Http404
    return rows_file(request, form, name=slug, lines=found[1])


def resources_file(request: HttpRequest, form: str) -> HttpResponse:
    found = answers.every(asked=asked(request))
    assert found is not None
    return rows_file(request, form, name="resources", lines=found[1])


def rows_file(request: HttpRequest, form: str, *, name: str, lines: tuple[ResourceLine, ...]) -> HttpResponse:
    if form in citing.FORMS:
        return citing.file(form, name=name, lines=lines)
    rows = present_resources.table_rows(lines, site=settings.SITE_ADDRESS)
    return exports.rows_file(form, name=name, columns=present_resources.COLUMNS, rows=rows, request=request)


def resource(request: HttpRequest, key: str) -> HttpResponse:
    """One that was withdrawn keeps its address and says so, with the answer “gone”."""
    found = known(key)
    if found.is_publication:
        return redirect("publication", key)
    status = 410 if found.withdrawn is not None else 200
    return render(
        request, "pages/resource.html", present_resources.page(found, cite=citing.FORMS), status=status
    )


def resource_file(request: HttpRequest, key: str, form: str) -> HttpResponse:
    found = known(key)
    if found.withdrawn is not None:
        raise Http404
    if form in citing.FORMS:
        return citing.file(form, name=key, lines=(found.line,))
    if form != "json":
        raise Http404
    return exports.as_json(plain(found))


def known(key: str) -> ResourcePage:
    found = resource_page(key=key)
    if found is None:
        raise Http404
    return found


def download(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """The file of an edition."""
    return given(edition(key, pk).file)


def saved(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """The saved copy of an edition."""
    return given(edition(key, pk).saved)


def edition(key: str, pk: int) -> Edition:
    """An edition of a resource that is shown; of all others there is nothing to be had."""
    found: Any = Edition.objects.select_related("file", "saved")
    return get_object_or_404(found, pk=pk, work__key=key, work__status="shown")


def given(file: ReceivedFile | None) -> HttpResponse:
    if file is None:
        raise Http404
    return downloads.attachment(file)
