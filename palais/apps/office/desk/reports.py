"""What readers say is wrong: the queue, and one report with the row as it was shown and as it is."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from palais.apps.office import permissions, queries
from palais.apps.office.choices import ReportStatus
from palais.apps.office.desk import words
from palais.apps.office.desk.forms import ReportForm
from palais.apps.office.desk.pages import DeskPage, row_address
from palais.apps.office.models import ErrorReport
from palais.apps.office.services import reports

PAGE = 50
SHOWN = {
    "new": (ReportStatus.NEW,),
    "under-review": (ReportStatus.UNDER_REVIEW,),
    "closed": (ReportStatus.CORRECTED, ReportStatus.DECLINED),
}


class Reports(DeskPage):
    page_title = gettext_lazy("Reported errors")
    header_icon = "mail"
    template_name = "office/desk/reports.html"
    may = staticmethod(permissions.may_settle_reports)

    def get(self, request: HttpRequest) -> HttpResponse:
        chosen = request.GET.get("show", "new")
        chosen = chosen if chosen in SHOWN else "new"
        found = ErrorReport.objects.filter(status__in=SHOWN[chosen]).order_by(
            "received_at" if chosen != "closed" else "-closed_at", "pk"
        )
        names = {"new": _("New"), "under-review": _("Under review"), "closed": _("Closed")}
        tabs = [
            (name, names[name], ErrorReport.objects.filter(status__in=values).count(), name == chosen)
            for name, values in SHOWN.items()
        ]
        page = Paginator(found, PAGE).get_page(request.GET.get("p"))
        return self.show(
            tabs=tabs,
            chosen=chosen,
            page_obj=page,
            pages=page.paginator.get_elided_page_range(page.number),
            ellipsis=Paginator.ELLIPSIS,
            lines=[(words.table(report.table), report) for report in page],
        )


class Report(DeskPage):
    page_title = gettext_lazy("Reported error")
    header_icon = "mail"
    template_name = "office/desk/report.html"
    may = staticmethod(permissions.may_settle_reports)

    def path(self) -> list[tuple[str, Any]]:
        return [(reverse("desk:reports"), gettext_lazy("Reported errors"))]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        report = get_object_or_404(ErrorReport, pk=pk)
        return self.page(report, ReportForm(initial={"status": report.status, "answer": report.answer}))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        report = get_object_or_404(ErrorReport, pk=pk)
        form = ReportForm(request.POST)
        if not form.is_valid():
            return self.page(report, form, status=422)
        status, answer = ReportStatus(form.cleaned_data["status"]), form.cleaned_data["answer"]
        reports.settle_report(report=report, status=status, answer=answer, by=request.user)
        messages.success(request, _("Saved: %(status)s.") % {"status": status.label})
        return redirect("desk:reports")

    def page(self, report: ErrorReport, form: ReportForm, *, status: int = 200) -> HttpResponse:
        record = queries.fact(table=report.table, key=report.fact_key)
        may_correct = permissions.may_correct_facts(self.request.user) and record is not None
        return self.show(
            status=status,
            report=report,
            form=form,
            table_name=words.table(report.table),
            record=record,
            lines=lines(report.shown, record.raw if record else {}),
            row_url=row_address("row", report.table, report.fact_key) if may_correct else "",
            correct_url=row_address("correct", report.table, report.fact_key) if may_correct else "",
        )


def lines(shown: dict[str, str], now: dict[str, str]) -> list[tuple[str, str, str, bool]]:
    """Each column that says something: its name, as the reader saw it, as it is now, whether they differ."""
    return [
        (words.label(name), shown.get(name, ""), now.get(name, ""), shown.get(name, "") != now.get(name, ""))
        for name in {**shown, **now}
        if shown.get(name) or now.get(name)
    ]
