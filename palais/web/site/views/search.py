"""One box for everything: a question leads to the one page it names, or to what it finds, in groups."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation

from palais.core import words
from palais.web.answers import search as answers
from palais.web.answers.plain import plain
from palais.web.site import exports
from palais.web.site.present import search as present


def asked(request: HttpRequest) -> dict[str, str]:
    """The question in one line, its kind and page, each no longer than it can be."""
    texts = {name: request.GET.get(name, "").replace("\0", " ") for name in ("q", "kind", "page")}
    return {
        "q": " ".join(texts["q"][: words.LONGEST_QUESTION].split()),
        "kind": texts["kind"].strip()[:40],
        "page": texts["page"].strip()[:6],
    }


def answer(request: HttpRequest) -> answers.SearchPage:
    wanted = asked(request)
    number = wanted["page"]
    return answers.search_page(
        question=wanted["q"],
        language=(translation.get_language() or settings.LANGUAGE_CODE).split("-")[0],
        kind=wanted["kind"],
        page=int(number) if number.isascii() and number.isdigit() else 1,
    )


def search(request: HttpRequest) -> HttpResponse:
    """A whole State name or code leads to the State, a symbol to what it means; everything else makes a list."""
    wanted = asked(request)
    place = answers.lead(question=wanted["q"]) if not wanted["kind"] else None
    if place is not None:
        return redirect(place.kind, place.key)
    return render(request, "pages/search.html", present.context(answer(request)))


def search_file(request: HttpRequest, form: str) -> HttpResponse:
    if form != "json":
        raise Http404
    found, place = answer(request), answers.lead(question=asked(request)["q"])
    return exports.as_json({"leads_to": plain(place), **present.data(found)})
