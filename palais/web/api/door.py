"""The API as a whole: its title, its addresses, its errors, its OpenAPI document."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Router
from ninja.openapi.schema import OpenAPISchema
from ninja.renderers import JSONRenderer

from palais.web.api import addresses, calendar, documents, organisations, problems, recommendations

TITLE = "Palais"
VERSION = "1.0.0"
ABOUT = (
    "Where States stand towards the human-rights treaties of the United Nations, as facts with their sources. "
    "Read-only, without an account. Every list comes in pages: follow `next` until it is null. Every answer carries "
    "an ETag: ask with If-None-Match, and an unchanged one costs no bytes. Too many requests are answered with 429 "
    "and Retry-After. With a language in front, as /fr/api/v1/, names come in that language."
)


class Letters(JSONRenderer):
    """JSON with every script as it is written."""

    json_dumps_params = {"ensure_ascii": False}


class Api(NinjaAPI):
    def get_openapi_schema(self, **how: Any) -> OpenAPISchema:
        """Ninja's document, with errors under the content type they have, and addresses from the root."""
        document = super().get_openapi_schema(path_prefix="/api/v1")
        for path in document["paths"].values():
            for status, answer in path["get"]["responses"].items():
                answer["description"] = problems.TITLES.get(int(status), "The answer")
                if int(status) >= 400:
                    answer["content"] = {problems.PROBLEM: answer["content"].pop("application/json")}
                if int(status) == 429:
                    answer["headers"] = {
                        "Retry-After": {"description": "Seconds.", "schema": {"type": "integer"}}
                    }
        return document


api = Api(
    title=TITLE,
    version=VERSION,
    description=ABOUT,
    docs_url=None,
    openapi_url="/openapi.json",
    urls_namespace="api",
    renderer=Letters(),
)
last = Router()


@last.api_operation(["GET"], "/{path:anything}", include_in_schema=False)
def nothing(request: HttpRequest, anything: str) -> HttpResponse:
    """Any other address."""
    raise problems.NothingHere("There is no such address. The list of addresses is at /api/.")


api.add_router("", addresses.router)
api.add_router("", organisations.router)
api.add_router("", calendar.router)
api.add_router("", recommendations.router)
api.add_router("", documents.router)
api.add_router("", last)
problems.register(api)
