"""Conflicts between layers: our value and the newer one below it, side by side, and a person's decision."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from palais.apps.office import queries
from palais.apps.office.choices import CorrectionKind
from palais.apps.office.desk import words
from palais.apps.office.desk.forms import ReasonForm
from palais.apps.office.desk.pages import DeskPage, row_address
from palais.apps.office.models import FactConflict
from palais.apps.office.services import conflicts, corrections, proposals
from palais.apps.office.services.sync.wanted import CorrectionNotUnderstood

REFUSALS = (
    CorrectionNotUnderstood,
    conflicts.AlreadySettled,
    corrections.Busy,
    corrections.NoSuchRow,
    corrections.NothingChanged,
    proposals.FilesBroken,
)


class Conflicts(DeskPage):
    page_title = gettext_lazy("Conflicts")
    header_icon = "warning"
    template_name = "office/desk/conflicts.html"

    def path(self) -> list[tuple[str, Any]]:
        return [(reverse("desk:tables"), gettext_lazy("Facts"))]

    def get(self, request: HttpRequest) -> HttpResponse:
        settled = FactConflict.objects.exclude(status="open").select_related("settled_by")[:50]
        return self.show(
            open=[(words.table(each.table), each) for each in queries.open_conflicts()],
            settled=[(words.table(each.table), each) for each in settled],
        )


class Conflict(DeskPage):
    page_title = gettext_lazy("Conflict")
    header_icon = "warning"
    template_name = "office/desk/conflict.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.pk = kwargs["pk"]

    def path(self) -> list[tuple[str, Any]]:
        return [
            (reverse("desk:tables"), gettext_lazy("Facts")),
            (reverse("desk:conflicts"), gettext_lazy("Conflicts")),
        ]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.page(ReasonForm(initial={"reason": _("The newer value of the layer below was taken.")}))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        conflict = get_object_or_404(FactConflict, pk=pk)
        form = ReasonForm(request.POST)
        taking = request.POST.get("decision") == "take"
        if taking and not form.is_valid():
            return self.page(form, status=422)
        try:
            if taking:
                reason = form.cleaned_data["reason"]
                conflicts.take_theirs(
                    conflict=conflict, reason=reason, by=request.user, accepted=form.accepted
                )
            else:
                conflicts.keep_ours(conflict=conflict, by=request.user)
        except proposals.NeedsConfirmation as error:
            form.ask(error.warnings)
            return self.page(form, status=422, warnings=error.warnings)
        except REFUSALS as error:
            messages.error(request, str(error))
            return redirect(request.path)
        return self.done(conflict, taking)

    def done(self, conflict: FactConflict, taking: bool) -> HttpResponse:
        sentence = _("The newer value was taken.") if taking else _("Our value was kept.")
        address = row_address("row", conflict.table, conflict.fact_key)
        messages.success(self.request, sentence, buttons=[messages.button(address, _("See the row"))])
        return redirect("desk:conflicts")

    def page(self, form: ReasonForm, *, status: int = 200, **more: Any) -> HttpResponse:
        conflict = get_object_or_404(FactConflict.objects.select_related("settled_by"), pk=self.pk)
        record = queries.fact(table=conflict.table, key=conflict.fact_key)
        correction = queries.correction(table=conflict.table, key=conflict.fact_key)
        withdrawn = bool(correction and correction.kind == CorrectionKind.WITHDRAW)
        return self.show(
            status=status,
            form=form,
            conflict=conflict,
            table_name=words.table(conflict.table),
            record=record,
            correction=correction,
            withdrawn=withdrawn,
            lines=lines(conflict, record.raw if record else {}, correction.covers if correction else None),
            row_url=row_address("row", conflict.table, conflict.fact_key) if record else "",
            **more,
        )


def lines(
    conflict: FactConflict, now: dict[str, str], below: dict[str, str] | None
) -> list[tuple[str, str, str, bool]]:
    """Each column: its name, the value in force, the newer one below, and whether they differ."""
    theirs = conflict.theirs or below or {}
    ours = {**now, **conflict.ours}
    return [
        (
            words.label(name),
            now.get(name, ours[name]),
            theirs.get(name, ""),
            now.get(name, "") != theirs.get(name, ""),
        )
        for name in ours
        if now.get(name, ours[name]) or theirs.get(name, "")
    ]
