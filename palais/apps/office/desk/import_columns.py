"""How a file is read and which of its columns stands for what: guessed, shown, changed, kept by name."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from palais.apps.office import imports as registry
from palais.apps.office.desk.import_forms import ENCODINGS, ColumnsForm, ReadingForm, kept_mappings
from palais.apps.office.desk.imports import RunPage, fault_of
from palais.apps.office.imports.guessing import MappingNotFitting
from palais.apps.office.intake.sentences import FileRefused
from palais.apps.office.services.imports import runs


class Columns(RunPage):
    template_name = "office/desk/import_columns.html"

    def path(self) -> list[tuple[str, Any]]:
        return super().path()

    def get_page_subtitle(self) -> Any:
        kind = registry.registered().get(self.run.kind)
        return gettext_lazy("Columns") if kind is None or kind.reader.by_column else gettext_lazy("Choices")

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        if self.run.status not in runs.OPEN or self.run.file is None:
            return redirect("desk:import", pk=pk)
        if name := request.GET.get("mapping", ""):
            try:
                self.run.columns = runs.columns_of(mapping=name, run=self.run)
            except MappingNotFitting as error:
                messages.error(request, str(error))
        return self.page(ColumnsForm(run=self.run))

    def page(self, form: ColumnsForm, *, status: int = 200) -> HttpResponse:
        return self.show(
            status=status,
            run=self.run,
            encoding=dict(ENCODINGS).get(self.run.reading["encoding"], self.run.reading["encoding"]),
            form=form,
            reading=ReadingForm(run=self.run) if form.kind.reader.by_column else None,
            mappings=kept_mappings(self.run),
            fields=form.kind.fields,
            fault=fault_of(self.run),
        )

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if "read" in request.POST:
            return self.read_otherwise(request)
        form = ColumnsForm(request.POST, run=self.run)
        if not form.is_valid():
            return self.page(form, status=422)
        try:
            values = form.cleaned_data
            runs.choose_columns(
                run=pk,
                columns=form.columns,
                by=request.user,
                date_order=values.get("date_order", ""),
                whole=values.get("whole", False),
            )
            if values["keep_as"]:
                runs.keep_mapping(run=pk, name=values["keep_as"], by=request.user)
        except MappingNotFitting as error:
            form.add_error(None, str(error))
            return self.page(form, status=422)
        except runs.NotNow as error:
            messages.error(request, str(error))
        return redirect("desk:import", pk=pk)

    def read_otherwise(self, request: HttpRequest) -> HttpResponse:
        form = ReadingForm(request.POST, run=self.run)
        try:
            if form.is_valid():
                said = {name: value for name, value in form.cleaned_data.items() if value}
                runs.read_otherwise(run=self.run.pk, by=request.user, **said)
                messages.success(request, _("The file was read again. Look at the headings and cells."))
            else:
                messages.error(request, _("Choose one of the ways to read the file."))
        except (FileRefused, runs.NotNow) as error:
            messages.error(request, str(error))
        return redirect(reverse("desk:import-columns", args=[self.run.pk]))
