"""Who signed, at the desk: a pasted list, first looked at, then kept; and undoing it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages

from palais.apps.office.desk import columns
from palais.apps.signons.desk.forms import SignatoriesForm
from palais.apps.signons.desk.pages import StatementPage, take
from palais.apps.signons.models import SignatoryDeed
from palais.apps.signons.services import pasted, signatories
from palais.apps.signons.services.refusals import ChangedMeanwhile, StatementRefused

DEEDS = 10


class Signatories(StatementPage):
    """The list as text. Looking at it shows how each line is understood, and changes nothing."""

    header_icon = "group"
    page_title = gettext_lazy("Signatories")
    template_name = "signons/desk/signatories.html"

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        text = signatories.as_text(self.statement)
        return self.page(SignatoriesForm(initial={"signatories": text, "version": self.statement.version}))

    def post(self, request: HttpRequest, key: str) -> HttpResponse:
        form = SignatoriesForm(request.POST)
        if not form.is_valid():
            return self.page(form, status=422)
        found = pasted.understand(form.cleaned_data["signatories"])
        if found.faults:
            form.add_error("signatories", list(found.faults[:20]))
        if found.faults or "look" in request.POST:
            return self.page(form, found=found, status=422 if found.faults else 200)
        try:
            signatories.put(
                key=key, version=form.cleaned_data["version"] or 0, entries=found.entries, by=request.user
            )
        except ChangedMeanwhile as error:
            take(form, error)
            return self.page(form, found=found, status=422)
        messages.success(request, kept(len(found.entries)))
        return self.back()

    def page(
        self, form: SignatoriesForm, *, found: pasted.Understood | None = None, status: int = 200
    ) -> HttpResponse:
        names = columns.names_of("states")
        entries = found.entries if found else ()
        return self.shown(
            form,
            status=status,
            looked=found is not None,
            entries=[(entry, names.get(entry.state, entry.state)) for entry in entries],
            matched=sum(entry.organisation is not None for entry in entries),
            deeds=self.statement.deeds.select_related("by")[:DEEDS],
        )


def kept(count: int) -> str:
    return ngettext(
        "The list is kept: %(count)d signatory.", "The list is kept: %(count)d signatories.", count
    ) % {"count": count}


class Undo(StatementPage):
    """Taking back one writing of the list."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, key: str, pk: int) -> HttpResponse:
        deed = get_object_or_404(SignatoryDeed, statement=self.statement, pk=pk)
        try:
            undone = signatories.undo(key=key, pk=deed.pk, by=request.user)
        except StatementRefused as error:
            messages.error(request, str(error))
            return self.back()
        messages.success(request, _("The list is as it was before."))
        if undone.kept:
            said = {"names": ", ".join(undone.kept[:20])}
            messages.warning(request, _("Changed by somebody since, and so kept: %(names)s.") % said)
        return self.back()
