"""The door for harvesters: OAI-PMH 2.0 at /oai, by GET and POST, one address for all languages."""

from datetime import UTC, datetime, timedelta

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
    if not limits.allow(what="oai", address=limits.reader_address(request.META), times=TIMES, within=WITHIN):
        return HttpResponse(status=503, headers={"Retry-After": str(limits.wait(within=WITHIN))})
    given = request.POST if request.method == "POST" else request.GET
    pairs = [(name, value) for name, values in given.lists() for value in values][:MOST]
    answered = xml(answer(pairs))
    answered.headers["Cache-Control"] = "no-cache"
    answered.headers["Access-Control-Allow-Origin"] = "*"
    return answered


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
