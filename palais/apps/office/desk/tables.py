"""The tables of facts, the rows of one, one row."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets.button import HeaderButton

from palais.apps.office import facts as registry
from palais.apps.office import permissions, queries
from palais.apps.office.desk import change_lines, columns, words
from palais.apps.office.desk.pages import DeskPage, RowPage, TablePage, row_address
from palais.apps.office.desk.rows import Filter, find, labels
from palais.apps.office.models import Correction, ErrorReport, FactConflict
from palais.reference.catalogue import TABLES


class Tables(DeskPage):
    page_title = gettext_lazy("Facts")
    template_name = "office/desk/tables.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        corrected = dict(Correction.objects.values_list("table").annotate(Count("pk")))
        lines = [
            {
                "name": words.table(name),
                "url": reverse("desk:rows", args=[name]),
                "corrections": corrected.get(name, 0),
                **loader.model.everything.aggregate(
                    rows=Count("pk", filter=Q(withdrawn_on=None)),
                    unverified=Count("pk", filter=Q(withdrawn_on=None, verified=False)),
                    withdrawn=Count("pk", filter=Q(withdrawn_on__isnull=False)),
                ),
            }
            for name, loader in registry.registered().items()
        ]
        return self.show(tables=lines, last=queries.last_sync())


class Rows(TablePage):
    template_name = "office/desk/rows.html"

    def get_page_title(self) -> str:
        return words.table(self.table)

    def path(self) -> list[tuple[str, Any]]:
        return super().path()[:1]

    def get_header_buttons(self) -> list[HeaderButton]:
        return [HeaderButton(_("Add a row"), url=reverse("desk:add", args=[self.table]), icon_name="plus")]

    def get(self, request: HttpRequest, table: str) -> HttpResponse:
        wanted = Filter(request.GET)
        page, lines = find(self.table, wanted, page=request.GET.get("p"))
        shown = [(row_address("row", self.table, line.key), line) for line in lines]
        return self.show(
            form=wanted,
            lines=shown,
            headings=labels(self.table),
            page_obj=page,
            pages=page.paginator.get_elided_page_range(page.number),
            ellipsis=Paginator.ELLIPSIS,
        )


@dataclass(frozen=True, slots=True)
class Cell:
    """A column of a row; `below` is what the layer below says where that differs, None where it does not."""

    label: str
    column: str
    help: str
    text: str
    below: str | None


class Row(RowPage):
    template_name = "office/desk/row.html"

    def get_page_title(self) -> str:
        return self.key

    def path(self) -> list[tuple[str, Any]]:
        return super().path()[:-1]

    def get_header_buttons(self) -> list[HeaderButton]:
        return [HeaderButton(_("Correct"), url=self.here("correct"), icon_name="edit")]

    def get(self, request: HttpRequest, table: str) -> HttpResponse:
        about = {"table": self.table, "fact_key": self.key}
        return self.show(
            record=self.record,
            cells=cells(self.table, self.record.raw, (self.record.covers or [{}])[0]),
            correction=queries.correction(table=self.table, key=self.key),
            conflicts=FactConflict.objects.filter(status="open", **about),
            reports=ErrorReport.objects.filter(**about),
            may_settle=permissions.may_settle_reports(request.user),
            history=change_lines.of_row(table=self.table, key=self.key),
            correct_url=self.here("correct"),
            withdraw_url=self.here("withdraw"),
            undo_url=self.here("undo"),
        )


def cells(table: str, raw: dict[str, str], below: dict[str, str]) -> list[Cell]:
    """Every column of a row with its help, and the value below where a higher layer has replaced it."""
    own = TABLES[table].columns
    names = columns.names_for(own)
    return [
        Cell(
            label=words.label(column.name),
            column=column.name,
            help=columns.help_of(column),
            text=columns.shown(column, raw.get(column.name, ""), names),
            below=below[column.name] if below.get(column.name, text) != text else None,
        )
        for column in own
        for text in [raw.get(column.name, "")]
    ]
