"""Treaties: the list, and each with its parties, its map, its line of time and its campaign list."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from palais.apps.office import clock
from palais.web.answers import treaty_list
from palais.web.answers.treaty import TreatyDossier, treaty_counts, treaty_dossier
from palais.web.site import exports
from palais.web.site.present import newsroom as present_news
from palais.web.site.present import treaties as present_list
from palais.web.site.present import treaty as present


def asked(request: HttpRequest) -> dict[str, str]:
    return {name: request.GET.get(name, "").strip()[:100] for name in treaty_list.FILTERS}


def index(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/treaties.html", present_list.context(treaty_counts(on=clock.today())))


def treaty(request: HttpRequest, key: str) -> HttpResponse:
    if key != key.lower():
        return redirect("treaty", key=key.lower(), permanent=True)
    shown = present.context(dossier(key), wanted=asked(request))
    return render(request, "pages/treaty.html", {**shown, "news": present_news.about("treaty", key)})


def treaty_file(request: HttpRequest, key: str, form: str) -> HttpResponse:
    found = dossier(key)
    rows = present.rows(found, wanted=asked(request))
    return exports.rows_file(form, name=key, columns=present.COLUMNS, rows=rows, request=request)


def dossier(key: str) -> TreatyDossier:
    found = treaty_dossier(key=key, on=clock.today())
    if found is None:
        raise Http404
    return found
