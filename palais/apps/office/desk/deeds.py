"""Correcting a row, adding one, withdrawing one, undoing a correction: forms that call one service each."""

from abc import ABC, abstractmethod
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from palais.apps.office import queries
from palais.apps.office.desk import change_lines
from palais.apps.office.desk.forms import ReasonForm, RowForm, signed
from palais.apps.office.desk.pages import RowPage, TablePage, row_address
from palais.apps.office.services import corrections, proposals
from palais.apps.office.services.sync.wanted import CorrectionNotUnderstood

REFUSALS = (corrections.NothingChanged, corrections.Busy, proposals.RowStillUsed, proposals.FilesBroken)


class Deed(TablePage, ABC):
    """A form: what the service refuses is shown above it, with everything typed still in it."""

    template_name = "office/desk/deed.html"
    submit: ClassVar[Any] = gettext_lazy("Save")

    def get(self, request: HttpRequest, table: str) -> HttpResponse:
        return self.show(form=self.form(), submit=self.submit)

    def post(self, request: HttpRequest, table: str) -> HttpResponse:
        form = self.form(request.POST)
        if not form.is_valid():
            return self.again(form)
        try:
            return self.do(form)
        except CorrectionNotUnderstood as error:
            if isinstance(form, RowForm):
                form.take_faults(error.faults)
            else:
                form.add_error(None, str(error))
        except proposals.NeedsConfirmation as error:
            form.ask(error.warnings)
            return self.again(form, warnings=error.warnings)
        except corrections.RowHasChanged as error:
            return self.changed_meanwhile(form, error)
        except REFUSALS as error:
            form.add_error(None, str(error))
        return self.again(form)

    def again(self, form: ReasonForm, **more: Any) -> HttpResponse:
        return self.show(form=form, submit=self.submit, status=422, unsaved=True, **more)

    def changed_meanwhile(self, form: ReasonForm, error: corrections.RowHasChanged) -> HttpResponse:
        before = form.seen_state
        meanwhile = form.merge(error.now, before.get("texts", {})) if isinstance(form, RowForm) else []
        form.see(error.now)
        correction = queries.correction(table=self.table, key=self.request.GET.get("key", ""))
        return self.again(
            form,
            changed=True,
            meanwhile=meanwhile,
            by=correction,
            withdrawn=before.get("in_force", True) and not error.now["in_force"],
        )

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        key = self.request.GET.get("key", "")
        return super().get_context_data(key=key, back_url=self.path()[-1][0], **context)

    @abstractmethod
    def form(self, data: Any = None) -> ReasonForm:
        """The form, empty or with what was sent."""

    @abstractmethod
    def do(self, form: Any) -> HttpResponse:
        """Call the service with what a valid form holds."""

    def done(self, key: str, sentence: str) -> HttpResponse:
        address = row_address("row", self.table, key)
        messages.success(self.request, sentence, buttons=[messages.button(address, _("See the row"))])
        return redirect(address)


class OnRow(Deed, RowPage):
    """A deed on a row that exists; its form carries the row as it is now."""

    header_icon = "edit"

    def seen(self) -> dict[str, str]:
        return {"seen": signed(corrections.state_of(table=self.table, key=self.key))}

    def about(self, form: ReasonForm) -> dict[str, Any]:
        return {
            "table": self.table,
            "key": self.key,
            "seen": form.seen_state,
            "by": self.request.user,
        }


class Correct(OnRow):
    page_title = gettext_lazy("Correct")

    def form(self, data: Any = None) -> RowForm:
        lower = corrections.hold(self.table, self.key).lower
        return RowForm(data, table=self.table, texts=self.record.raw, lower=lower, initial=self.seen())

    def do(self, form: RowForm) -> HttpResponse:
        reason = form.cleaned_data["reason"]
        saved = corrections.change_row(
            texts=form.texts, reason=reason, accepted=form.accepted, **self.about(form)
        )
        if saved is None:
            return self.done(self.key, _("The row says again what the files say; its correction is gone."))
        return self.done(self.key, _("The row was corrected."))


class Add(Deed):
    page_title = gettext_lazy("Add a row")
    header_icon = "plus"

    def form(self, data: Any = None) -> RowForm:
        return RowForm(data, table=self.table, texts={}, lower=None)

    def do(self, form: RowForm) -> HttpResponse:
        correction = corrections.add_row(
            table=self.table,
            texts=form.texts,
            reason=form.cleaned_data["reason"],
            by=self.request.user,
            accepted=form.accepted,
        )
        return self.done(correction.fact_key, _("The row was added."))


class Withdraw(OnRow):
    page_title = gettext_lazy("Withdraw")
    submit = gettext_lazy("Withdraw this row")
    header_icon = "bin"

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        lead = _(
            "The row is no longer counted or shown, except on its own page. "
            "It is not deleted, and this can be undone."
        )
        return super().get_context_data(lead=lead, is_serious=True, **context)

    def form(self, data: Any = None) -> ReasonForm:
        return ReasonForm(data, initial=self.seen())

    def do(self, form: ReasonForm) -> HttpResponse:
        reason = form.cleaned_data["reason"]
        corrections.withdraw_row(reason=reason, accepted=form.accepted, **self.about(form))
        return self.done(self.key, _("The row was withdrawn."))


class UndoForm(ReasonForm):
    """Undoing asks for no reason: the files are the reason."""

    reason = None


class Undo(OnRow):
    page_title = gettext_lazy("Undo the correction")
    submit = gettext_lazy("Undo the correction")
    header_icon = "rotate"

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        lead = _("The row will say again what the files say. Where no file has it, it is withdrawn.")
        lower = corrections.hold(self.table, self.key).lower or {}
        now = self.record.raw
        differs = {name for name in {**now, **lower} if now.get(name, "") != lower.get(name, "")}
        coming = change_lines.columns(
            {name: now.get(name) for name in now if name in differs},
            {name: lower.get(name) for name in lower if name in differs},
        )
        return super().get_context_data(lead=lead, coming=coming if lower else (), **context)

    def form(self, data: Any = None) -> ReasonForm:
        return UndoForm(data, initial=self.seen())

    def do(self, form: ReasonForm) -> HttpResponse:
        record = corrections.undo(**self.about(form))
        if record.withdrawn_on is not None:
            return self.done(
                self.key, _("The correction is undone. No file has this row, so it is withdrawn.")
            )
        return self.done(self.key, _("The correction is undone. The row says again what the files say."))
