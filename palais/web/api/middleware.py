"""What every request to the API passes: open to programs in browsers for reading, and fair to all."""

import logging
from collections.abc import Callable
from datetime import timedelta

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse

from palais.apps.office.services import limits
from palais.web.api.problems import PROBLEM, problem

Handler = Callable[[HttpRequest], HttpResponse]

TIMES, WITHIN = 600, timedelta(minutes=5)
"""Requests that had to be worked out; what the page cache answers is not counted."""

READING = ("GET", "HEAD", "OPTIONS")
UNKNOWN = "This request was refused."
SAID = {
    404: "There is no such address. The list of addresses is at /api/.",
    500: "The fault is ours, and it has been noted. Please try again in a few minutes.",
}
log = logging.getLogger(__name__)


class OpenForReading:
    def __init__(self, handler: Handler) -> None:
        self.handler = handler

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "/api/v1/" not in request.path[:12]:
            return self.handler(request)
        response = self.answer(request)
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Expose-Headers"] = "ETag, Retry-After"
        return response

    def answer(self, request: HttpRequest) -> HttpResponse:
        if request.method == "OPTIONS":
            return preflight()
        if request.method not in READING:
            refused = problem(405, "Ask with GET or HEAD.", instance=request.path)
            refused.headers["Allow"] = ", ".join(READING)
            return refused
        if not allowed(request):
            wait = limits.wait(within=WITHIN)
            said = (
                f"More than {TIMES} requests in {WITHIN.seconds // 60} minutes. Ask again in {wait} seconds."
            )
            refused = problem(429, said, instance=request.path)
            refused.headers["Retry-After"] = str(wait)
            return refused
        response = self.handler(request)
        if response.status_code < 400 or response.headers.get("Content-Type") == PROBLEM:
            return response
        return problem(response.status_code, SAID.get(response.status_code, UNKNOWN), instance=request.path)


def preflight() -> HttpResponse:
    """A browser's question before a request with headers of its own."""
    response = HttpResponse(status=204)
    response.headers["Access-Control-Allow-Methods"] = ", ".join(READING)
    response.headers["Access-Control-Allow-Headers"] = "If-None-Match"
    response.headers["Access-Control-Max-Age"] = "86400"
    return response


def allowed(request: HttpRequest) -> bool:
    """Whether this reader has requests left; yes where counting is not possible because the facts are being loaded."""
    try:
        return limits.allow(
            what="api", address=limits.reader_address(request.META), times=TIMES, within=WITHIN
        )
    except OperationalError:
        log.warning("A request to the API was not counted: the database is locked.")
        return True
