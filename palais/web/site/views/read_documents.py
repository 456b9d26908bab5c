"""The list of the documents that were read here; each of them stands under its symbol."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from palais.web.answers import read_documents as answers
from palais.web.site.present import read_documents as present

LONGEST = 60


def index(request: HttpRequest) -> HttpResponse:
    wanted = {
        name: request.GET.get(name, "").strip()[:LONGEST].replace("\x00", "") for name in answers.FILTERS
    }
    number = request.GET.get("page", "")
    page = int(number) if number.isascii() and number.isdecimal() and len(number) < 5 else 1
    found = answers.document_list(asked=wanted, page=max(page, 1))
    if found.page > found.pages:
        raise Http404
    return render(request, "pages/library/documents.html", present.context(found, wanted=wanted))
