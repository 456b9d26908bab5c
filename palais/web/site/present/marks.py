"""The mark behind a figure, as `components/source.html` takes it."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from palais.apps.office.choices import Layer
from palais.web.answers.marks import Mark
from palais.web.site.present import dates


def source(
    mark: Mark | None, *, doubt: str = "", remark: str = "", doubts_of_row: bool = True
) -> dict[str, Any] | None:
    """None for a figure without a row. `doubt` is a sentence of our own on why the figure is unverified; without
    `doubts_of_row` it is the only one, as the row's own doubts are about other columns. `remark` is a note that
    doubts nothing."""
    if mark is None:
        return None
    own_words = {"general-knowledge": _("General knowledge, not checked against a document")}
    return {
        "title": own_words.get(mark.source, mark.title),
        "lang": get_language() if mark.source in own_words else "en",
        "publisher": "" if mark.source in own_words else mark.publisher,
        "url": reverse("source", args=[mark.source]) if mark.source else "",
        "as_of": dates.text(mark.as_of) if mark.as_of else "",
        "may_have_changed": mark.may_have_changed,
        "layer": "" if mark.layer == "shipped" else Layer(mark.layer).label,
        "unverified": bool(doubt) or (doubts_of_row and not mark.verified),
        "note": doubt or remark,
        "row_url": reverse("fact", args=[mark.table, mark.key]),
        "report_url": reverse("report", args=[mark.table, mark.key]),
    }


def listed(*answers: Any) -> list[dict[str, Any]]:
    """Every source that the marks of some answers name, once each, by title: the list at the foot of a page."""
    by_key = {mark.source: mark for answer in answers for mark in marks_in(answer) if mark.source}
    shown = [source(mark) for mark in sorted(by_key.values(), key=lambda mark: mark.title)]
    return [entry for entry in shown if entry]


def marks_in(answer: Any) -> Iterator[Mark]:
    """The marks inside an answer, however deep."""
    if isinstance(answer, Mark):
        yield answer
    elif isinstance(answer, Mapping):
        for item in answer.values():
            yield from marks_in(item)
    elif isinstance(answer, (list, tuple)):
        for item in answer:
            yield from marks_in(item)
    elif is_dataclass(answer) and not isinstance(answer, type):
        for field in fields(answer):
            yield from marks_in(getattr(answer, field.name))
