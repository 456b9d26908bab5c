"""Every figure can be questioned: the row it stands in, its source, what covers it, what was said about it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from palais.apps.office import clock, queries
from palais.apps.office.models import Source
from palais.web.answers import facts as answers


def index(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/facts.html", {"tables": answers.tables(), "last": queries.last_sync()})


def row(request: HttpRequest, table: str, key: str) -> HttpResponse:
    found = answers.row(table=table, key=key, on=clock.today())
    if found is None:
        raise Http404
    return render(request, "pages/fact.html", {"fact": found})


def sources(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/sources.html", {"sources": Source.objects.all()})


def source(request: HttpRequest, key: str) -> HttpResponse:
    found = get_object_or_404(Source, key=key)
    return render(request, "pages/source.html", {"source": found, "uses": answers.uses_of(key)})
