"""The follow-up monitor: its sources, one of them, one commitment, one activity, as pages and as files."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from palais.apps.followup import queries
from palais.apps.followup.queries import Filter
from palais.apps.office import clock
from palais.apps.office.intake.kinds import KINDS
from palais.web.answers import followup as answers
from palais.web.answers.followup import MonitorPage
from palais.web.answers.plain import plain
from palais.web.site import exports
from palais.web.site.present import followup as present

HARMLESS = "sandbox; default-src 'none'"


def asked(request: HttpRequest) -> Filter:
    return Filter(**{name: request.GET.get(name, "").strip()[:20] for name in Filter.__dataclass_fields__})


def answer(request: HttpRequest, key: str, *, page: int | None) -> MonitorPage:
    found = answers.monitor_page(key=key, wanted=asked(request), on=clock.today(), page=page)
    if found is None:
        raise Http404
    return found


def index(request: HttpRequest) -> HttpResponse:
    found = answers.monitor_list(on=clock.today())
    return render(request, "pages/followup/index.html", present.index(found))


def monitor(request: HttpRequest, key: str) -> HttpResponse:
    number = request.GET.get("page", "1")
    page = int(number[:6]) if number[:6].isascii() and number[:6].isdigit() else 1
    found = answer(request, key, page=page)
    return render(request, "pages/followup/monitor.html", present.context(found, on=clock.today()))


def monitor_file(request: HttpRequest, key: str, form: str) -> HttpResponse:
    found = answer(request, key, page=None)
    if form == "json":
        content = {"monitor": found.monitor, "commitments": found.commitments, "activities": found.shown}
        return exports.as_json(plain(content))
    rows = present.rows(found.shown)
    return exports.rows_file(form, name=key, columns=present.COLUMNS, rows=rows, request=request)


def commitment(request: HttpRequest, key: str, number: str) -> HttpResponse:
    found = answers.commitment_page(key=key, number=number, on=clock.today())
    if found is None:
        raise Http404
    return render(request, "pages/followup/commitment.html", present.commitment(found))


def activity(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """410 for one that was shown once: its address stays, and says that it is gone."""
    found = answers.activity_page(key=key, number=number, on=clock.today())
    if found is not None:
        return render(request, "pages/followup/activity.html", present.activity(found))
    if queries.was_there(key=key, number=number):
        return render(request, "pages/followup/gone.html", {"key": key, "unlisted": True}, status=410)
    raise Http404


def evidence(request: HttpRequest, key: str, pk: int) -> HttpResponseBase:
    """A file of evidence, as a download and never as something that a browser opens on our address."""
    found = queries.evidence_file(key=key, pk=pk, on=clock.today())
    if found is None:
        raise Http404
    try:
        opened = found.path.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    given = FileResponse(
        opened, as_attachment=True, filename=found.name, content_type=KINDS[found.kind].content_type
    )
    given["Content-Security-Policy"] = HARMLESS
    given["Cache-Control"] = "private, no-store"
    return given
