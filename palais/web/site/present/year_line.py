"""A year as a drawing and a table: one row a body, sessions as bars, deadlines as points."""

from typing import Any

from django.utils.translation import gettext as _

from palais.web.answers.entries import EntryPoints
from palais.web.answers.entry_lines import SESSION, EntryLine
from palais.web.calendar_words import titles
from palais.web.site import year_drawing
from palais.web.site.present import cells, dates, entry_lines, marks

OTHER = "–"


def rows(answer: EntryPoints) -> dict[str, Any]:
    """What `year_drawing.drawing` takes."""
    assert answer.first is not None
    codes = {body.key: body.code for body in answer.choices.bodies}
    return {
        "year": answer.first.year,
        "today": answer.on,
        "months": [dates.short_month(month) for month in range(1, 13)],
        "spans": [span(line, answer=answer, row=codes.get(line.body, OTHER)) for line in answer.lines],
    }


def span(line: EntryLine, *, answer: EntryPoints, row: str) -> year_drawing.Span:
    return year_drawing.Span(
        row=row,
        first=line.first,
        last=line.last if line.about == SESSION or not line.is_by_day else line.first,
        status=entry_lines.status(line, on=answer.on)[0],
        shape="bar" if line.about == SESSION else "point",
        vague=not line.is_by_day,
        light=line.kind == "pre-session",
    )


def table(answer: EntryPoints) -> dict[str, Any] | None:
    """The same as a table; None where the year has nothing."""
    if not answer.lines:
        return None
    heads = [_("What"), _("When"), _("Status"), _("Who may send something")]
    return cells.table(
        "year-table",
        caption=_("The same as a table"),
        columns=[{"label": head} for head in heads],
        rows=[row(line, heads, answer=answer) for line in answer.lines],
    )


def row(line: EntryLine, heads: list[str], *, answer: EntryPoints) -> dict[str, Any]:
    shape, word = entry_lines.status(line, on=answer.on)
    return {
        "header": line.title,
        "url": line.path,
        "cells": [
            {"label": heads[1], "text": line.when, "source": marks.source(line.mark)},
            {"label": heads[2], "status": shape, "word": word},
            {"label": heads[3], "text": titles.audience(line.audience) if line.audience else ""},
        ],
    }
