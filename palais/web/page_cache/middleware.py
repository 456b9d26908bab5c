"""The way of a request: from the shelf where it may, else through the site, and then onto the shelf where it may."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.gzip import GZipMiddleware
from django.middleware.http import ConditionalGetMiddleware
from django.utils.cache import has_vary_header, patch_vary_headers

from palais.web.page_cache import keys
from palais.web.page_cache.kept import keep
from palais.web.page_cache.shelf import Shelves
from palais.web.page_cache.versions import Versions

Handler = Callable[[HttpRequest], HttpResponse]

FORMS = (
    *("text/html", "text/csv", "text/plain", "application/json", "application/xml", "application/xhtml+xml"),
    *("application/atom+xml", "text/calendar", "application/vnd.oai.openapi+json"),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
)
OWN_WORD = ("private", "no-store", "no-cache")

shelves = Shelves()
versions = Versions()


class PageCache:
    """Stands before session, language and everything else that costs. What is not kept is compressed and tagged
    by Django's own means."""

    def __init__(self, handler: Handler) -> None:
        self.handler = handler
        self.gzip = GZipMiddleware(handler)
        self.conditional = ConditionalGetMiddleware(handler)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        place = keys.place(request)
        if place is None:
            return self.not_kept(request, self.handler(request))
        version = versions.current() if settings.PAGE_CACHE else ""
        shelf = shelves.of(place)
        kept = shelf.get(place, version=version) if version else None
        if kept is None:
            response = self.whole(request)
            if not public(request, response):
                return self.not_kept(request, response)
            kept = keep(response)
            if version and not keys.holds_token(request):
                shelf.put(place, kept, version=version)
        return kept.answer(request)

    def whole(self, request: HttpRequest) -> HttpResponse:
        """The whole answer, also where only its head was asked for."""
        method = request.method
        request.method = "GET"
        try:
            return self.handler(request)
        finally:
            request.method = method

    def not_kept(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if response.streaming:
            return response
        if keys.personal(request) and request.method in ("GET", "HEAD"):
            response.headers.setdefault("Cache-Control", "private, no-cache")
            patch_vary_headers(response, ("Cookie",))
        return self.gzip.process_response(request, self.conditional.process_response(request, response))


def public(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether everybody may be given this very answer. A page with a form's token in it sets or reads a cookie."""
    words = response.headers.get("Cache-Control", "").lower()
    return (
        response.status_code == 200
        and not response.streaming
        and response.headers.get("Content-Type", "").partition(";")[0].strip().lower() in FORMS
        and not response.cookies
        and not any(word in words for word in OWN_WORD)
        and not any(has_vary_header(response, name) for name in ("Cookie", "*"))
        and not response.has_header("Content-Encoding")
        and not keys.holds_token(request)
    )
