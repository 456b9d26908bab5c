"""Pages for what went wrong: what happened, why, and what to do; an unknown name offers the nearest ones."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import requires_csrf_token

from palais.web.answers import nearest
from palais.web.site import languages

ERRORS = "pages/errors"
UNLISTED = {"unlisted": True}


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    path = languages.split(request.path)[1]
    context = {**UNLISTED, "nearest": nearest.pages(path, limit=5)}
    return render(request, f"{ERRORS}/404.html", context, status=404)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, f"{ERRORS}/400.html", UNLISTED, status=400)


@requires_csrf_token
def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, f"{ERRORS}/403.html", UNLISTED, status=403)


@requires_csrf_token
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was not sent from our own page, or stood open too long."""
    return render(request, f"{ERRORS}/403.html", {"stale": True}, status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    return render(request, f"{ERRORS}/500.html", status=500)


def too_many(request: HttpRequest, *, wait_seconds: int) -> HttpResponse:
    response = render(request, f"{ERRORS}/429.html", {**UNLISTED, "minutes": wait_seconds // 60}, status=429)
    response["Retry-After"] = str(wait_seconds)
    return response
