"""The mark behind a figure, as `components/source.html` takes it."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from palais.apps.office.choices import Layer
from palais.web.answers.marks import Mark
from palais.web.site.present import dates


def source(mark: Mark | None, *, doubt: str = "") -> dict[str, Any] | None:
    """None for a figure without a row. `doubt` is a sentence of our own on why it is unverified."""
    if mark is None:
        return None
    return {
        "title": mark.title or _("No source is named in this row."),
        "publisher": mark.publisher,
        "url": reverse("source", args=[mark.source]) if mark.source else "",
        "as_of": dates.text(mark.as_of) if mark.as_of else "",
        "may_have_changed": mark.may_have_changed,
        "layer": "" if mark.layer == Layer.SHIPPED else Layer(mark.layer).label,
        "unverified": not mark.verified or bool(doubt),
        "note": doubt,
        "row_url": reverse("fact", args=[mark.table, mark.key]),
        "report_url": reverse("report", args=[mark.table, mark.key]),
    }
