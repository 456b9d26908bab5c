"""Evidence for an activity at the desk: what is there, with the consents it stands on; adding, removing."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages

from palais.apps.followup import files as purposes
from palais.apps.followup import queries, services
from palais.apps.followup.desk.forms import EvidenceForm
from palais.apps.followup.desk.pages import MonitorPage, take_faults
from palais.apps.followup.models import Activity
from palais.apps.office import clock
from palais.apps.office.intake.sentences import FileRefused
from palais.apps.office.services import files


class EvidenceOf(MonitorPage):
    template_name = "followup/desk/evidence.html"

    def activity(self) -> Activity:
        found = self.monitor.activities.filter(number=self.kwargs["number"]).first()
        if found is None:
            raise Http404
        return found

    def get_page_title(self) -> str:
        return _("Evidence for activity %(number)s") % {"number": self.kwargs["number"]}

    def get(self, request: HttpRequest, key: str, number: int) -> HttpResponse:
        return self.page(EvidenceForm(initial={"language": self.monitor.language}))

    def post(self, request: HttpRequest, key: str, number: int) -> HttpResponse:
        if request.POST.get("remove", "").isdecimal():
            row = get_object_or_404(self.activity().evidence, pk=int(request.POST["remove"][:18]))
            services.remove_evidence(evidence=row, by=request.user)
            messages.success(request, _("Removed."))
            return redirect(request.path)
        form = EvidenceForm(request.POST, request.FILES)
        if form.is_valid() and self.added(form):
            messages.success(request, _("Added."))
            return redirect(request.path)
        return self.page(form, status=422)

    def added(self, form: EvidenceForm) -> bool:
        """A file that is kept and then refused for another reason is let go again."""
        data = dict(form.cleaned_data)
        upload, kept = data.pop("upload"), None
        try:
            if upload and data["kind"] == "file":
                kept = files.receive(
                    file=upload, name=upload.name, purpose=purposes.EVIDENCE, by=self.request.user
                )
            piece = services.Piece(**data, file=kept)
            services.add_evidence(activity=self.activity(), piece=piece, by=self.request.user)
        except FileRefused as refused:
            form.add_error("upload", str(refused))
        except services.Refused as refused:
            if kept:
                files.let_go(file=kept, by=self.request.user)
            named = {"file": "upload"}
            take_faults(form, {named.get(name, name): fault for name, fault in refused.faults.items()})
        else:
            return True
        return False

    def page(self, form: Any, *, status: int = 200) -> HttpResponse:
        on = clock.today()
        activity = self.activity()
        return self.show(
            form=form,
            activity=activity,
            rows=[(row, row.is_shown(on=on)) for row in queries.evidence_of(activity=activity)],
            back_url=reverse("followup-desk:monitor", args=[self.monitor.key]),
            status=status,
        )
