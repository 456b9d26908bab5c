"""The list of documents that were read here, in words."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from palais.apps.library import document_words
from palais.core import symbols
from palais.web.answers.read_documents import DocumentLine, DocumentList
from palais.web.site.present import dates, links


def context(found: DocumentList, *, wanted: dict[str, str]) -> dict[str, Any]:
    return {
        "count": found.count,
        "total": found.total,
        "table": {
            "columns": [{"label": label} for label in labels()],
            "rows": list(map(row, found.lines)),
        },
        "filters": filters(found, wanted),
        "pages": links.pager(reverse("documents"), wanted, page=found.page, pages=found.pages),
        "crumbs": [{"label": _("Home"), "url": reverse("home")}, {"label": _("Documents")}],
    }


def labels() -> tuple[str, ...]:
    return _("Document"), _("Kind"), _("State"), _("Date")


def row(one: DocumentLine) -> dict[str, Any]:
    texts = (kind(one.kind), one.state_name, dates.day(one.on) if one.on else "")
    cells = [{"label": label, "text": text} for label, text in zip(labels()[1:], texts, strict=True)]
    if one.state and one.state_name != one.state:
        cells[1]["url"] = reverse("state", args=[one.state])
    return {
        "header": one.symbol or one.title or one.key,
        "url": reverse("document", args=[one.key]),
        "cells": cells,
    }


def kind(value: str) -> str:
    return document_words.kind(symbols.Kind(value)) if value in set(symbols.Kind) else ""


def filters(found: DocumentList, wanted: dict[str, str]) -> dict[str, Any]:
    kinds = sorted(
        ((value, kind(value) or value) for value, _label in found.choices["kind"]), key=lambda pair: pair[1]
    )
    choices = {
        "state": (_("State"), found.choices["state"]),
        "body": (_("Body"), found.choices["body"]),
        "kind": (_("Kind"), kinds),
    }
    return links.filter_form(action=reverse("documents"), wanted=wanted, texts={}, choices=choices)
