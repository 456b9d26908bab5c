"""Imports at the desk: the list of runs, a new one, and one run with what can be done to it where it stands."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.widgets.button import HeaderButton

from palais.apps.office import imports as registry
from palais.apps.office.choices import Answer, ImportStatus, Outcome
from palais.apps.office.desk.import_forms import UploadForm
from palais.apps.office.desk.pages import DeskPage
from palais.apps.office.imports import reasons
from palais.apps.office.intake import uploading
from palais.apps.office.intake.sentences import FileRefused, sentence
from palais.apps.office.models import ImportRun
from palais.apps.office.services.imports import runs
from palais.apps.office.services.imports.steps import DOES

PAGE = 50
BUSY = (ImportStatus.READING, ImportStatus.APPLYING, ImportStatus.UNDOING)


class ImportPage(DeskPage):
    """A screen for those who may import files of some kind; others are not shown to them."""

    header_icon = "upload"
    may = staticmethod(registry.may_import_something)

    def path(self) -> list[tuple[str, Any]]:
        return [(reverse("desk:imports"), gettext_lazy("Imports"))]


class Imports(ImportPage):
    page_title = gettext_lazy("Imports")
    template_name = "office/desk/imports.html"

    def path(self) -> list[tuple[str, Any]]:
        return []

    def get_header_buttons(self) -> list[HeaderButton]:
        return [HeaderButton(_("New import"), url=reverse("desk:import-new"), icon_name="plus")]

    def get(self, request: HttpRequest) -> HttpResponse:
        found = ImportRun.objects.exclude(kind__in=registry.closed(request.user)).select_related("by")
        page = Paginator(found, PAGE).get_page(request.GET.get("p"))
        return self.show(
            lines=[(run, label_of(run)) for run in page],
            page_obj=page,
            pages=page.paginator.get_elided_page_range(page.number),
            ellipsis=Paginator.ELLIPSIS,
        )


class NewImport(ImportPage):
    page_title = gettext_lazy("New import")
    template_name = "office/desk/import_new.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        kinds = registry.allowed(request.user).values()
        return self.show(form=UploadForm(kinds=kinds), kinds=kinds)

    def post(self, request: HttpRequest) -> HttpResponse:
        kinds = registry.allowed(request.user).values()
        form = UploadForm(request.POST, request.FILES, kinds=kinds)
        if most := uploading.was_too_large(request):
            form.errors.clear()
            form.add_error("file", sentence("too-large", most=most))
        elif form.is_valid():
            try:
                file = form.cleaned_data["file"]
                archive = form.cleaned_data.get("archive")
                run = runs.start(
                    kind=form.cleaned_data["kind"],
                    file=file,
                    name=file.name,
                    by=request.user,
                    archive=archive,
                )
                return redirect("desk:import-columns", pk=run.pk)
            except FileRefused as refused:
                form.add_error("file", str(refused))
        return self.show(status=422, form=form, kinds=kinds)


class RunPage(ImportPage):
    """A screen about one run, for those who may import its kind."""

    run: ImportRun

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.may(request.user):
            raise PermissionDenied
        found = ImportRun.objects.select_related("file", "by", "job", "job__progress")
        self.run = get_object_or_404(found, pk=kwargs["pk"])
        if self.run.kind in registry.closed(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return self.run.file_name

    def path(self) -> list[tuple[str, Any]]:
        return super().path()


class OneImport(RunPage):
    """Where a run stands, what its rows would do or did, and the next deed."""

    template_name = "office/desk/import.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        run = self.run
        if run.status == ImportStatus.MAPPING:
            return redirect("desk:import-columns", pk=pk)
        return self.show(
            run=run,
            kind=label_of(run),
            by_column=run.kind not in registry.registered()
            or registry.registered()[run.kind].reader.by_column,
            figures=figures(run),
            busy=run.status in BUSY,
            ready=run.status == ImportStatus.READY,
            may_undo=may_undo(run),
            open=run.status in runs.OPEN,
            would=sum(run.counts.get(answer, 0) for answer in does(run)),
            repairs=repairs(run),
            progress=getattr(run.job, "progress", None) if run.job else None,
            stopped=run.status in BUSY and runs.has_stopped(run),
            fault=fault_of(run),
        )

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        deeds = {"apply": runs.apply, "undo": runs.undo, "drop": runs.drop, "go-on": runs.go_on}
        deed = deeds.get(request.POST.get("deed", ""))
        if deed is None:
            return redirect("desk:import", pk=pk)
        try:
            deed(run=pk, by=request.user)
        except runs.NotNow as error:
            messages.error(request, str(error))
        if deed is runs.drop:
            return redirect("desk:imports")
        return redirect("desk:import", pk=pk)


def may_undo(run: ImportRun) -> bool:
    """Whether something was written that can be taken back now: it was applied, or it stopped half way."""
    if run.status == ImportStatus.APPLYING:
        return runs.has_stopped(run)
    return run.status == ImportStatus.APPLIED and bool(run.counts.get(Outcome.DONE))


def label_of(run: ImportRun) -> str:
    kind = registry.registered().get(run.kind)
    return str(kind.label) if kind else run.kind


def fault_of(run: ImportRun) -> str:
    """Why the file could not be read, as a sentence; empty where it could."""
    return sentence(**run.fault) if run.fault else ""


def does(run: ImportRun) -> tuple[str, ...]:
    """The answers of rows that are applied."""
    kind = registry.registered().get(run.kind)
    more = (Answer.GONE,) if kind is not None and kind.withdraws else ()
    return (*DOES, *more)


def repairs(run: ImportRun) -> list[tuple[str, int]]:
    """What was mended in the rows while they were read, the most frequent first, and in how many."""
    return [(reasons.repair(code), count) for code, count in run.reading.get("repairs", {}).items()]


def figures(run: ImportRun) -> list[tuple[str, str, int]]:
    """Each answer and outcome that has rows: its value, its name, how many."""
    words = [*Answer.choices, *(pair for pair in Outcome.choices if pair[0])]
    return [(value, str(label), run.counts[value]) for value, label in words if run.counts.get(value)]
