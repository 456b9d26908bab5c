"""Changing a session: the form, everything that would change, the word of confirmation; and undoing it."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages

from palais.apps.calendar import permissions, services
from palais.apps.calendar.choices import ChangeKind
from palais.apps.calendar.desk import words
from palais.apps.calendar.desk.forms import ChangeForm, take_faults
from palais.apps.calendar.desk.pages import SessionPage
from palais.apps.calendar.models import SessionDeed
from palais.apps.calendar.services.plans import TABLE
from palais.apps.office.desk.forms import signed
from palais.apps.office.desk.words import label
from palais.apps.office.services import corrections, proposals

REFUSALS = (corrections.NothingChanged, corrections.Busy, proposals.FilesBroken, services.AlreadyUndone)


class Change(SessionPage):
    """First the form; sent once, it comes back with all consequences; sent again, it is done."""

    template_name = "calendar/desk/change.html"
    may = staticmethod(permissions.may_change_sessions)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.kind = kwargs["kind"]
        if self.kind not in ChangeKind.values:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return str(dict(ChangeKind.choices)[self.kind])

    def get(self, request: HttpRequest, slug: str, kind: str) -> HttpResponse:
        seen = corrections.state_of(table=TABLE, key=self.session.fact_key)
        return self.again(self.form(initial={"seen": signed(seen)}), status=200)

    def post(self, request: HttpRequest, slug: str, kind: str) -> HttpResponse:
        form = self.form(request.POST)
        if not form.is_valid():
            return self.again(form)
        try:
            plan = services.plan_change(session=self.session, change=form.change)
        except services.ChangeRefused as error:
            take_faults(form, error.faults)
            return self.again(form)
        if form.seen_state != plan.seen:
            return self.changed_meanwhile(form, plan)
        if not request.POST.get("told"):
            return self.preview(form, plan)
        if request.POST["told"] != plan.consequences.digest:
            return self.preview(form, plan, changed=True)
        return self.carry_out(form, plan)

    def carry_out(self, form: ChangeForm, plan: services.Plan) -> HttpResponse:
        data = form.cleaned_data
        try:
            deed = services.apply_change(
                plan=plan,
                by=self.request.user,
                reason=data["reason"],
                source=data["source"],
                seen=form.seen_state,
                accepted=form.accepted,
            )
        except corrections.RowHasChanged:
            fresh = services.plan_change(session=self.session, change=form.change)
            return self.changed_meanwhile(form, fresh)
        except services.ConsequencesChanged as error:
            return self.preview(form, error.plan, changed=True)
        except proposals.NeedsConfirmation as error:
            form.ask(error.warnings)
            return self.preview(form, plan, warnings=error.warnings)
        except services.ChangeRefused as error:
            take_faults(form, error.faults)
            return self.again(form)
        except REFUSALS as error:
            form.add_error(None, str(error))
            return self.again(form)
        messages.success(self.request, told(deed.told))
        return redirect("calendar-desk:session", slug=self.session.slug)

    def changed_meanwhile(self, form: ChangeForm, plan: services.Plan) -> HttpResponse:
        """Somebody was faster: their change beside, and what this one would do now."""
        meanwhile = changed_columns(form.seen_state.get("texts", {}), plan.seen["texts"])
        form.see(plan.seen)
        return self.preview(form, plan, meanwhile=meanwhile)

    def form(self, data: Any = None, **more: Any) -> ChangeForm:
        return ChangeForm(data, kind=self.kind, session=self.session, **more)

    def preview(self, form: ChangeForm, plan: services.Plan, **context: Any) -> HttpResponse:
        form.data = form.data.copy()
        form.data["told"] = plan.consequences.digest
        return self.again(
            form,
            status=200,
            plan=plan,
            counts={kind: plan.consequences.count(kind) for kind in ("review", "deadline")},
            found=words.groups(plan.consequences.lines),
            **context,
        )

    def again(self, form: ChangeForm, *, status: int = 422, **context: Any) -> HttpResponse:
        return self.show(form=form, status=status, back_url=self.path()[-1][0], **context)


def changed_columns(before: Any, now: Any) -> list[dict[str, str]]:
    """What somebody else changed in the row meanwhile."""
    names = [name for name in now if before.get(name, "") != now[name]]
    return [{"label": label(name), "before": before.get(name, ""), "now": now[name]} for name in names]


def told(number: int) -> str:
    return ngettext(
        "The session was changed. %(number)d person is being told.",
        "The session was changed. %(number)d people are being told.",
        number,
    ) % {"number": number}


class Undo(SessionPage):
    """Undoing a change: what a person changed since is kept, and listed."""

    page_title = gettext_lazy("Undo the change")
    template_name = "calendar/desk/undo.html"
    may = staticmethod(permissions.may_change_sessions)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.may(request.user):
            raise PermissionDenied
        self.deed = SessionDeed.objects.filter(pk=kwargs.pop("pk"), session__slug=kwargs["slug"]).first()
        if self.deed is None:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        return self.show_deed(forms.Form())

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        form = forms.Form(request.POST)
        form.is_valid()
        try:
            undone = services.undo_change(deed=self.deed, by=request.user)
        except services.ChangeRefused as error:
            take_faults(form, error.faults)
            return self.show_deed(form, status=422)
        except REFUSALS as error:
            form.add_error(None, str(error))
            return self.show_deed(form, status=422)
        messages.success(request, _("The change is undone."))
        if undone.kept:
            kept = ", ".join(label(name) for name in undone.kept)
            messages.warning(
                request, _("Changed by somebody since, and so kept: %(columns)s.") % {"columns": kept}
            )
        return redirect("calendar-desk:session", slug=self.session.slug)

    def show_deed(self, form: forms.Form, status: int = 200) -> HttpResponse:
        now = self.session.raw
        coming = [
            (label(name), now.get(name, ""), text, now.get(name, "") != self.deed.after.get(name, ""))
            for name, text in self.deed.before.items()
        ]
        back = reverse("calendar-desk:session", args=[self.session.slug])
        return self.show(form=form, deed=self.deed, coming=coming, back_url=back, status=status)
