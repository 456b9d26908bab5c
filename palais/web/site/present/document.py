"""A document known here by its symbol, as its template takes it."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from palais.apps.library.models import GeneralComment
from palais.core import symbols
from palais.web.answers.marks import mark
from palais.web.site.present import dates, marks
from palais.web.site.present import symbol as present_symbol


def context(records: list[GeneralComment], *, on: date) -> dict[str, Any]:
    """The first of the documents that share a symbol, with the others named after it."""
    record, *others = records
    symbol = symbols.parse(record.symbol)
    return {
        "document": record,
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


def status(value: str) -> str:
    return {
        "final": _("in force"),
        "revised": _("revised"),
        "superseded": _("superseded"),
        "drafting": _("being drafted"),
    }.get(value, "")
