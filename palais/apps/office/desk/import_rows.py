"""The rows of a run: a preview with filters, and the report as a file, row by row."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from palais.apps.office import imports as registry
from palais.apps.office.choices import Answer, Outcome
from palais.apps.office.desk.imports import RunPage, figures
from palais.apps.office.imports import reasons
from palais.apps.office.models import ImportRow

PAGE = 50
CHUNK = 500
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Line:
    """One row to read: where it stands, what it would do or did, each field before and after, and why not."""

    row: ImportRow
    answer: str
    outcome: str
    cells: tuple[tuple[str, str, str], ...]
    said: tuple[tuple[str, str], ...]
    reasons: tuple[str, ...]


class Rows(RunPage):
    template_name = "office/desk/import_rows.html"

    def path(self) -> list[tuple[str, Any]]:
        return [*super().path(), (reverse("desk:import", args=[self.run.pk]), self.run.file_name)]

    def get_page_title(self) -> Any:
        return gettext_lazy("Rows")

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        chosen, words = request.GET.get("show", ""), request.GET.get("q", "").strip()[:200]
        found = narrowed(self.run.rows.all(), chosen)
        if words:
            found = found.filter(name__icontains=words)
        page = Paginator(found.order_by("number"), PAGE).get_page(request.GET.get("p"))
        labels = labels_of(self.run.kind)
        shown = shown_of(self.run.kind)
        return self.show(
            run=self.run,
            tabs=[(value, label, number, value == chosen) for value, label, number in figures(self.run)],
            chosen=chosen,
            words=words,
            lines=[line_of(row, labels, shown) for row in page],
            page_obj=page,
            pages=page.paginator.get_elided_page_range(page.number),
            ellipsis=Paginator.ELLIPSIS,
        )


def narrowed(rows: QuerySet[ImportRow], chosen: str) -> QuerySet[ImportRow]:
    """Rows of one answer or one outcome; all for any other word."""
    if chosen in Answer.values:
        return rows.filter(answer=chosen)
    return rows.filter(outcome=chosen) if chosen in Outcome.values and chosen else rows


def labels_of(kind: str) -> dict[str, Any]:
    found = registry.registered().get(kind)
    return {field.name: field.label for field in found.fields} if found else {}


def shown_of(kind: str) -> Callable[[dict[str, Any]], dict[str, Any]]:
    """How the values of a row read to people."""
    found = registry.registered().get(kind)
    return found.shown if found and found.shown else dict


def line_of(
    row: ImportRow, labels: dict[str, Any], shown: Callable[[dict[str, Any]], dict[str, Any]] = dict
) -> Line:
    values_before, values_after = shown(row.before), shown(row.after)
    return Line(
        row=row,
        answer=str(Answer(row.answer).label),
        outcome=str(Outcome(row.outcome).label) if row.outcome else "",
        cells=tuple(
            (str(labels.get(name, name)), text_of(values_before.get(name)), text_of(value))
            for name, value in values_after.items()
            if value or values_before.get(name)
        ),
        said=tuple((heading, text) for heading, text in row.cells.items() if text),
        reasons=tuple(reasons.sentence(reason, labels=labels) for reason in row.reasons),
    )


def text_of(value: Any) -> str:
    """A value as people read it; of several names the names."""
    if isinstance(value, list):
        return " | ".join(str(one[0] if isinstance(one, list) else one) for one in value)
    return "" if value is None else str(value)


class Report(RunPage):
    """The report of a run, or its quarantine in the columns of the file, as CSV that streams."""

    def get(self, request: HttpRequest, pk: int, part: str) -> HttpResponse:
        writers = {"report": self.report, "quarantine": self.quarantine}
        if part not in writers:
            raise Http404
        answer: Any = StreamingHttpResponse(lines_of(writers[part]()), content_type="text/csv; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="import-{pk}-{part}.csv"'
        answer["Cache-Control"] = "private, no-store"
        return answer

    def report(self) -> Iterator[list[str]]:
        """Every row: its line, name, answer, outcome, what changes, why not."""
        labels, shown = labels_of(self.run.kind), shown_of(self.run.kind)
        yield [_("Line"), _("Name"), _("Would do"), _("Did"), _("Before"), _("After"), _("Why")]
        for row in self.run.rows.order_by("number").iterator(chunk_size=CHUNK):
            line = line_of(row, labels, shown)
            yield [
                str(row.line or ""),
                row.name,
                line.answer,
                line.outcome,
                "; ".join(f"{label}: {before}" for label, before, _after in line.cells if before),
                "; ".join(f"{label}: {after}" for label, _before, after in line.cells),
                " ".join(line.reasons),
            ]

    def quarantine(self) -> Iterator[list[str]]:
        """Rows that were not understood, as the file had them: to be corrected and uploaded again."""
        labels = labels_of(self.run.kind)
        headings = [heading for heading in self.run.headings if heading in self.run.columns]
        yield [*headings, _("Line"), _("Why")]
        waiting = self.run.rows.filter(answer=Answer.NOT_UNDERSTOOD).order_by("number")
        for row in waiting.iterator(chunk_size=CHUNK):
            why = " ".join(line_of(row, labels).reasons)
            yield [*(row.cells.get(heading, "") for heading in headings), str(row.line), why]


class Echo:
    """What the CSV writer writes to: it hands each line on."""

    def write(self, text: str) -> str:
        return text


def lines_of(rows: Iterator[list[str]]) -> Iterator[str]:
    """CSV that spreadsheets open as it is, without running any of it."""
    writer = csv.writer(Echo(), lineterminator="\r\n")
    yield BYTE_ORDER_MARK
    for cells in rows:
        yield writer.writerow(
            [f"'{cell}" if cell.lstrip(" \u00a0").startswith(FORMULA_STARTS) else cell for cell in cells]
        )
