"""The first page: find your State, the four instruments at a glance, the latest ratifications known here."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from palais.apps.office import clock
from palais.web.answers.home import home_page
from palais.web.site.present import home as present


def home(request: HttpRequest) -> HttpResponse:
    on = clock.today()
    return render(request, "pages/home.html", present.context(home_page(on=on), on=on))
