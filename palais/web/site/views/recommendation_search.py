"""The search of recommendations: a page for any question, and files of exactly what it finds.

A question is never an error: whatever its address holds, there is an answer. A form sends its fields in its own order
and with empty ones among them; such an address leads to the permanent one of the same question.
"""

from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from palais.apps.library import index
from palais.apps.office import clock
from palais.apps.office.services import limits
from palais.web.answers.recommendation_search import BY_NAME, Wanted, titles
from palais.web.answers.recommendation_search import page as answers
from palais.web.answers.recommendation_search import rows as files
from palais.web.answers.recommendation_search import wanted as asking
from palais.web.site import citable_list, exports, streams
from palais.web.site.present import recommendation_search as present
from palais.web.site.views import errors

MORE = "more"
LONGEST_MOVED = 1_500
"""A question longer than this is answered where it stands: not every server takes so long an address twice."""

TIMES, WITHIN = 30, timedelta(minutes=10)
WAIT_SECONDS = 60
NAME = "recommendations"
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": exports.XLSX,
    "json": "application/json",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def language() -> str:
    return (translation.get_language() or settings.LANGUAGE_CODE).split("-")[0]


def search(request: HttpRequest) -> HttpResponse:
    query = request.META.get("QUERY_STRING", "")
    pairs = asking.pairs_of(query)
    wanted = asking.read(pairs)
    more = next((text for name, text in pairs if name == MORE and text in BY_NAME), "")
    if not more and len(query) <= LONGEST_MOVED and pairs != wanted.pairs():
        return redirect(present.address(request.path, wanted, page=True))
    try:
        found = answers.search_page(wanted, language=language(), more=more)
    except index.NoIndex:
        return render(request, "pages/recommendations/none.html", present.frame(wanted))
    return render(request, "pages/recommendations/search.html", present.context(found))


def search_file(request: HttpRequest, form: str) -> HttpResponseBase:
    """Everything that is filtered, sent while it is read."""
    if form not in TYPES:
        raise Http404
    pairs = asking.pairs_of(request.META.get("QUERY_STRING", ""))
    wanted = asking.read(pairs)
    if request.method == "GET" and not allowed(request):
        return errors.too_many(request, wait_seconds=int(WITHIN.total_seconds()))
    try:
        count = index.count(wanted.asked(), language=language())
        rows = files.all_rows(wanted, language=language())
    except index.NoIndex:
        said = _("The search index is being built. Try again in a few minutes.")
        return plain(said, status=503, wait_seconds=WAIT_SECONDS)
    if form == "docx" and count > present.MOST_IN_DOCUMENT:
        said = _(
            "A document holds %(most)s recommendations at most. Narrow the search, or take CSV or Excel."
        )
        return plain(said % {"most": present.MOST_IN_DOCUMENT}, status=400)
    bom = any(name == "bom" and text for name, text in pairs)
    body = streamed(form, wanted, rows, count=count, bom=bom)
    response = StreamingHttpResponse(streams.spoken(body), content_type=TYPES[form])
    name = f"{exports.DEMONSTRATION}-{NAME}" if settings.DEMO else NAME
    return named(response, f"{name}.{form}")


def named(response: StreamingHttpResponse, name: str) -> StreamingHttpResponse:
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Robots-Tag"] = "noindex"
    return response


def streamed(
    form: str, wanted: Wanted, rows: Iterator[dict[str, Any]], *, count: int, bom: bool
) -> Iterator[bytes]:
    address = settings.SITE_ADDRESS + present.address(reverse("recommendations"), wanted)
    if form == "csv":
        return streams.as_csv(files.COLUMNS, files.in_cells(rows), bom=bom)
    if form == "xlsx":
        head = [(titles.title(wanted), address), ("", ""), *files.COLUMNS.items()]
        return streams.as_xlsx(files.COLUMNS, files.in_cells(rows), sheet=NAME, about=head)
    if form == "json":
        about = {"url": address, "q": wanted.q, "filters": wanted.filters, "count": count}
        return streams.as_json(about, rows)
    some = islice(rows, present.MOST_IN_DOCUMENT)
    return citable_list.written(some, title=titles.title(wanted), address=address, made_on=clock.today())


def allowed(request: HttpRequest) -> bool:
    """Each file may cost seconds; thirty in ten minutes are enough for anybody who reads them."""
    address = limits.reader_address(request.META)
    return limits.allow(what="export-recommendations", address=address, times=TIMES, within=WITHIN)


def plain(said: str, *, status: int, wait_seconds: int = 0) -> HttpResponse:
    response = HttpResponse(said, status=status, content_type="text/plain; charset=utf-8")
    if wait_seconds:
        response["Retry-After"] = str(wait_seconds)
    return response
