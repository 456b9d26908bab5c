"""Sources of commitments at the desk: all of them, one with what belongs to it, adding and changing one."""

from typing import Any

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from palais.apps.followup import permissions, services
from palais.apps.followup.desk.forms import MonitorForm
from palais.apps.followup.desk.pages import FollowupPage, FormPage, MonitorPage, title
from palais.apps.followup.desk.texts import MonitorTextForm, rows_of, texts_of
from palais.apps.followup.models import Monitor
from palais.apps.followup.services.monitors import FIELDS


class Monitors(FollowupPage):
    page_title = gettext_lazy("Follow-up")
    template_name = "followup/desk/monitors.html"

    def path(self) -> list[Any]:
        return []

    def get(self, request: HttpRequest) -> HttpResponse:
        rows = Monitor.objects.prefetch_related("texts").annotate(
            of_commitments=Count("commitments", distinct=True),
            of_activities=Count("activities", distinct=True),
        )
        return self.show(
            lines=[(title(row), row) for row in rows],
            moderates=permissions.may_moderate_stories(request.user),
        )


class OneMonitor(MonitorPage):
    template_name = "followup/desk/monitor.html"

    def get_page_title(self) -> str:
        return title(self.monitor)

    def path(self) -> list[Any]:
        return super().path()[:1]

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        commitments = self.monitor.commitments.prefetch_related("texts").annotate(
            of_activities=Count("activities")
        )
        return self.show(
            monitor=self.monitor,
            commitments=commitments,
            activities=self.monitor.activities.prefetch_related("texts", "states").select_related("consent"),
        )


class Add(FormPage):
    page_title = gettext_lazy("Add a source of commitments")

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.again(MonitorForm(), rows_of(MonitorTextForm, start={"language": "en"}), status=200)

    def post(self, request: HttpRequest) -> HttpResponse:
        form, texts = MonitorForm(request.POST), rows_of(MonitorTextForm, request.POST)

        def save() -> HttpResponse:
            made = services.add_monitor(
                key=form.cleaned_data["key"],
                values={name: form.cleaned_data[name] for name in FIELDS},
                texts=texts_of(texts),
                by=request.user,
            )
            messages.success(request, _("Added. Now its commitments."))
            return redirect("followup-desk:monitor", key=made.key)

        return self.saved(form, texts, save) or self.again(form, texts, status=422)

    def again(self, form: Any, texts: Any, *, status: int) -> HttpResponse:
        return self.page(form, texts, back=reverse("followup-desk:monitors"), status=status)


class Change(MonitorPage, FormPage):
    page_title = gettext_lazy("Change")
    template_name = "followup/desk/form.html"

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        texts = rows_of(MonitorTextForm, texts=self.monitor.texts.all())
        return self.again(MonitorForm(instance=self.monitor), texts, status=200)

    def post(self, request: HttpRequest, key: str) -> HttpResponse:
        form = MonitorForm(request.POST, instance=self.monitor)
        texts = rows_of(MonitorTextForm, request.POST)

        def save() -> HttpResponse:
            services.change_monitor(
                monitor=self.monitor,
                version=form.seen,
                values={name: form.cleaned_data[name] for name in FIELDS},
                texts=texts_of(texts),
                by=request.user,
            )
            messages.success(request, _("Saved."))
            return redirect("followup-desk:monitor", key=key)

        return self.saved(form, texts, save) or self.again(form, texts, status=422)

    def again(self, form: Any, texts: Any, *, status: int) -> HttpResponse:
        return self.page(
            form, texts, back=reverse("followup-desk:monitor", args=[self.monitor.key]), status=status
        )
