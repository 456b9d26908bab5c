"""Assessments of a commitment at the desk: all of them, adding one, taking one back."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages

from palais.apps.followup import services
from palais.apps.followup.desk.forms import AssessmentForm
from palais.apps.followup.desk.pages import MonitorPage, take_faults
from palais.apps.followup.models import Commitment
from palais.apps.office import clock


class Assess(MonitorPage):
    template_name = "followup/desk/assess.html"

    def commitment(self) -> Commitment:
        found = self.monitor.commitments.filter(number=self.kwargs["number"]).first()
        if found is None:
            raise Http404
        return found

    def get_page_title(self) -> str:
        return _("Status of commitment %(number)s") % {"number": self.kwargs["number"]}

    def get(self, request: HttpRequest, key: str, number: str) -> HttpResponse:
        return self.page(AssessmentForm(initial={"on": clock.today(), "by_kind": "network"}))

    def post(self, request: HttpRequest, key: str, number: str) -> HttpResponse:
        one = self.commitment()
        if request.POST.get("back", "").isdecimal():
            row = get_object_or_404(one.assessments, pk=int(request.POST["back"][:18]))
            services.take_back(assessment=row, by=request.user)
            messages.success(request, _("Taken back. The one before counts again."))
            return redirect(request.path)
        form = AssessmentForm(request.POST)
        if form.is_valid():
            try:
                services.assess(
                    commitment=one, judgement=services.Judgement(**form.cleaned_data), by=request.user
                )
            except services.Refused as refused:
                take_faults(form, refused.faults)
            else:
                messages.success(request, _("Saved."))
                return redirect(request.path)
        return self.page(form, status=422)

    def page(self, form: Any, *, status: int = 200) -> HttpResponse:
        one = self.commitment()
        return self.show(
            form=form,
            commitment=one,
            rows=one.assessments.select_related("organisation"),
            back_url=reverse("followup-desk:monitor", args=[self.monitor.key]),
            status=status,
        )
