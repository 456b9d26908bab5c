"""The documentation page, made on the server from the OpenAPI document: nothing is loaded from elsewhere."""

import re
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from palais.web.api.door import api
from palais.web.api.middleware import TIMES, WITHIN


def page(request: HttpRequest) -> HttpResponse:
    document = api.get_openapi_schema()
    parts = document["components"]["schemas"]
    context = {
        "document": document,
        "about": marked(document["info"]["description"]),
        "addresses": [operation(path, methods["get"]) for path, methods in document["paths"].items()],
        "shapes": [shape(name, parts[name]) for name in sorted(parts)],
        "base": f"{settings.SITE_ADDRESS}/api/v1",
        "openapi_url": reverse("api:openapi-json"),
        "times": TIMES,
        "minutes": WITHIN.seconds // 60,
        "crumbs": [{"label": _("Home"), "url": reverse("home")}, {"label": _("API")}],
    }
    return render(request, "pages/api.html", context)


def operation(path: str, described: Mapping[str, Any]) -> dict[str, Any]:
    answer = described["responses"][200]["content"]["application/json"]["schema"]
    return {
        "id": described["operationId"],
        "path": path,
        "title": described["summary"],
        "text": marked(described.get("description", "")),
        "answer": kind(answer),
        "parameters": [
            {
                "name": one["name"],
                "kind": kind(one["schema"]),
                "text": marked(one.get("description") or one["schema"].get("description", "")),
                "required": one["required"],
            }
            for one in described.get("parameters", ())
        ],
    }


def shape(name: str, described: Mapping[str, Any]) -> dict[str, Any]:
    fields = [
        {"name": field, "kind": kind(about), "text": marked(about.get("description", ""))}
        for field, about in described.get("properties", {}).items()
    ]
    return {"name": name, "text": marked(described.get("description", "")), "fields": fields}


def marked(text: str) -> SafeString:
    """A description with what stands between backticks as code."""
    return mark_safe(re.sub("`([^`]*)`", r"<code>\1</code>", escape(text)))


def kind(schema: Mapping[str, Any]) -> str:
    """The type of a value in a few words, as `list of Mark` or `text or null`."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "anyOf" in schema:
        return " or ".join(kind(one) for one in schema["anyOf"])
    if schema.get("type") == "array":
        return f"list of {kind(schema.get('items', {}))}"
    if schema.get("format"):
        return str(schema["format"])
    names = {"string": "text", "integer": "whole number", "boolean": "true or false", "object": "object"}
    return names.get(str(schema.get("type", "")), str(schema.get("type", "value")))
