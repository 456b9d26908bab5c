"""Errors as RFC 9457 says: `application/problem+json`, each with a sentence that helps."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

PROBLEM = "application/problem+json"
WAIT_SECONDS = 60
"""After so long it is worth asking again for what is not ready yet."""

TITLES = {
    400: "The question was not understood",
    404: "There is nothing at this address",
    405: "Only reading is possible here",
    429: "Too many requests",
    500: "Something broke here",
    503: "This is not ready yet",
}


class NotUnderstood(ValueError):
    """A parameter that cannot be read; `name` says which."""

    def __init__(self, name: str, sentence: str) -> None:
        self.name = name
        super().__init__(sentence)


class NothingHere(LookupError):
    """There is no such thing; the sentence says what was looked for."""


class NotReady(RuntimeError):
    """There will be an answer later; the sentence says why there is none now."""


def problem(
    status: int, detail: str, *, instance: str, parameters: Sequence[dict[str, str]] = ()
) -> HttpResponse:
    """`parameters` names each parameter that was not understood, with the reason."""
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": TITLES.get(status, "This was refused"),
        "status": status,
        "detail": detail,
        "instance": instance,
    }
    if parameters:
        body["parameters"] = list(parameters)
    return JsonResponse(body, status=status, content_type=PROBLEM, json_dumps_params={"ensure_ascii": False})


def register(api: NinjaAPI) -> None:
    """Tell the API how each error is answered."""

    @api.exception_handler(ValidationError)
    def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
        faults = [{"name": str(one["loc"][-1]), "reason": f"{one['msg']}."} for one in error.errors]
        detail = "; ".join(f"{fault['name']}: {fault['reason']}" for fault in faults)
        return problem(400, detail, instance=request.path, parameters=faults)

    @api.exception_handler(NotUnderstood)
    def not_understood(request: HttpRequest, error: NotUnderstood) -> HttpResponse:
        fault = {"name": error.name, "reason": str(error)}
        return problem(400, f"{error.name}: {error}", instance=request.path, parameters=[fault])

    @api.exception_handler(NothingHere)
    def nothing(request: HttpRequest, error: NothingHere) -> HttpResponse:
        return problem(404, str(error), instance=request.path)

    @api.exception_handler(NotReady)
    def not_ready(request: HttpRequest, error: NotReady) -> HttpResponse:
        said = problem(503, str(error), instance=request.path)
        said.headers["Retry-After"] = str(WAIT_SECONDS)
        return said

    @api.exception_handler(HttpError)
    def refused(request: HttpRequest, error: HttpError) -> HttpResponse:
        return problem(error.status_code, str(error), instance=request.path)
