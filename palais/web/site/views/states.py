"""States: the index, and the dossier of each, as pages and as files of the same answer."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language

from palais.apps.office import clock
from palais.web.answers.state import StateDossier, as_data, state_dossier
from palais.web.answers.states import StatesIndex, states_index
from palais.web.site import exports
from palais.web.site.present import state as present
from palais.web.site.present import states as present_index
from palais.web.site.present.state_rooms import rooms

FILTERS = ("q", "group", "region", "status")


def asked(request: HttpRequest) -> dict[str, str]:
    return {name: request.GET.get(name, "").strip()[:100] for name in FILTERS}


def answer(request: HttpRequest) -> StatesIndex:
    wanted = asked(request)
    return states_index(
        on=clock.today(),
        query=wanted["q"],
        group=wanted["group"],
        region=wanted["region"],
        status=wanted["status"],
    )


def index(request: HttpRequest) -> HttpResponse:
    """A search for a code, or one that only one State answers, leads to its page."""
    found, wanted = answer(request), asked(request)
    if wanted["q"] and not any(wanted[name] for name in FILTERS if name != "q"):
        lines = found.lines + found.outside
        iso3 = lines[0].iso3 if len(lines) == 1 else found.exact
        if iso3:
            return redirect("state", iso3=iso3)
    return render(request, "pages/states.html", present_index.context(found, wanted=wanted))


def index_file(request: HttpRequest, form: str) -> HttpResponse:
    lines = present_index.rows(answer(request))
    return exports.rows_file(form, name="states", columns=present_index.COLUMNS, rows=lines, request=request)


def state(request: HttpRequest, iso3: str) -> HttpResponse:
    if iso3 != iso3.upper() and known(iso3.upper()):
        return redirect("state", iso3=iso3.upper(), permanent=True)
    found = dossier(iso3)
    more = rooms(iso3=iso3, language=get_language() or settings.LANGUAGE_CODE, on=clock.today())
    return render(request, "pages/state.html", present.context(found) | more)


def state_file(request: HttpRequest, iso3: str, form: str) -> HttpResponse:
    found = dossier(iso3)
    if form == "json":
        return exports.as_json(as_data(found))
    lines = present.rows(found)
    return exports.rows_file(
        form, name=f"{iso3}-treaties", columns=present.COLUMNS, rows=lines, request=request
    )


def known(iso3: str) -> bool:
    return state_dossier(iso3=iso3, on=clock.today()) is not None


def dossier(iso3: str) -> StateDossier:
    found = state_dossier(iso3=iso3, on=clock.today())
    if found is None:
        raise Http404
    return found
