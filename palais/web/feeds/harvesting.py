"""The door for harvesters: OAI-PMH 2.0 at /oai, by GET and POST, one address for all languages."""

from datetime import UTC, datetime, timedelta

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from palais.apps.office.services import limits
from palais.core import oai
from palais.web.answers import harvest

TIMES, WITHIN = 300, timedelta(minutes=5)
MOST = 100
"""Names and values that are read; the protocol knows six."""


@csrf_exempt  # it changes nothing, and the protocol asks for POST as well
def door(request: HttpRequest) -> HttpResponse:
    """Every answer is 200 with what is wrong in it, as the protocol wants; 503 only asks to wait."""
    if request.method not in ("GET", "HEAD", "POST"):
        return HttpResponse(status=405, headers={"Allow": "GET, HEAD, POST"})
    if not allowed(request):
        return HttpResponse(status=503, headers={"Retry-After": str(limits.wait(within=WITHIN))})
    given = request.POST if request.method == "POST" else request.GET
    pairs = [(name, value) for name, values in given.lists() for value in values][:MOST]
    answered = xml(answer(pairs))
    answered.headers["Cache-Control"] = "no-cache"
    answered.headers["Access-Control-Allow-Origin"] = "*"
    return answered


def allowed(request: HttpRequest) -> bool:
    """Whether this harvester has questions left; yes where counting is not possible, as the facts are being loaded."""
    address = limits.reader_address(request.META)
    try:
        return limits.allow(what="oai", address=address, times=TIMES, within=WITHIN)
    except OperationalError:
        return True


def answer(pairs: list[tuple[str, str]]) -> str:
    now, address = datetime.now(UTC), harvest.address()
    try:
        asked = oai.read_arguments(pairs)
        found = harvest.harvest(asked)
    except oai.Faults as wrong:
        return oai.refusal(wrong.faults, arguments=pairs, address=address, now=now)
    return "".join(oai.response(asked, answer=found, address=address, now=now))


def xml(body: str) -> HttpResponse:
    return HttpResponse(body.encode("utf-8", "replace"), content_type="text/xml; charset=utf-8")
