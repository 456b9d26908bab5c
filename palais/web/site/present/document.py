"""A document known here by its symbol, as its template takes it."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from palais.apps.library.models import GeneralComment
from palais.core import symbols
from palais.web.answers.library_document import DocumentPage
from palais.web.answers.marks import mark
from palais.web.site.present import dates, marks, read_document
from palais.web.site.present import symbol as present_symbol


def context(records: list[GeneralComment], *, on: date) -> dict[str, Any]:
    """The first of the documents that share a symbol, with the others named after it."""
    record, *others = records
    symbol = symbols.parse(record.symbol)
    return {
        "document": record,
        "title": {"text": record.title, "lang": "en", "dir": "ltr"},
        "others": others,
        "kind": present_symbol.kind(symbol.kind),
        "status": status(record.status),
        "date": dates.text(record.document_date) if record.document_date else "",
        "terms": present_symbol.terms(symbols.describe(symbol)),
        "superseded_url": reverse("symbol", args=[record.superseded_by]) if record.superseded_by else "",
        "source": marks.source(mark(record, table="general_comments", on=on)),
        "address": symbol.document_address(get_language() or "en"),
        "crumbs": present_symbol.crumbs(record.symbol),
    }


def only_read(page: DocumentPage) -> dict[str, Any]:
    """A document of which only its text is known here."""
    try:
        symbol = symbols.parse(page.symbol) if page.symbol else None
    except symbols.SymbolNotUnderstood:
        symbol = None
    shown = page.symbol or read_document.title(page)["text"]
    return {
        "document": {"symbol": page.symbol},
        "title": read_document.title(page),
        "kind": read_document.kind(page),
        "date": dates.day(day) if (day := page.adopted_on or page.issued_on) else "",
        "address": symbol.document_address(get_language() or "en") if symbol else "",
        "crumbs": present_symbol.crumbs(shown),
    }


def status(value: str) -> str:
    return {
        "final": _("in force"),
        "revised": _("revised"),
        "superseded": _("superseded"),
        "drafting": _("being drafted"),
    }.get(value, "")
