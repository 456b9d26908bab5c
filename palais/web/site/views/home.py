"""The first page: what an editor arranged, find your State, what comes next, what is new, the instruments."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from palais.apps.office import clock
from palais.web.answers.home import home_page
from palais.web.site.present import home as present


def home(request: HttpRequest) -> HttpResponse:
    on = clock.today()
    answer = home_page(on=on, language=translation.get_language() or "en")
    return render(request, "pages/home.html", {"home": present.context(answer, on=on)})
