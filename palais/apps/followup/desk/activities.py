"""Activities at the desk: adding one, changing it, publishing it, taking it off."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from palais.apps.followup import services
from palais.apps.followup.desk.forms import ActivityForm
from palais.apps.followup.desk.pages import FormPage, MonitorPage
from palais.apps.followup.desk.texts import ActivityTextForm, rows_of, texts_of
from palais.apps.followup.models import Activity


class Page(MonitorPage, FormPage):
    template_name = "followup/desk/form.html"

    def again(self, form: Any, texts: Any, *, status: int, **more: Any) -> HttpResponse:
        back = reverse("followup-desk:monitor", args=[self.monitor.key])
        return self.page(form, texts, back=back, status=status, **more)

    def words(self, form: ActivityForm, texts: Any) -> services.ActivityWords:
        data = form.cleaned_data
        return form.words(texts_of(texts), standing=data["standing"], consent=data["consent"])


class Add(Page):
    page_title = gettext_lazy("Add an activity")

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        texts = rows_of(ActivityTextForm, start={"language": self.monitor.language})
        start = Activity(language=self.monitor.language)
        return self.again(ActivityForm(instance=start, monitor=self.monitor), texts, status=200)

    def post(self, request: HttpRequest, key: str) -> HttpResponse:
        form = ActivityForm(request.POST, monitor=self.monitor)
        texts = rows_of(ActivityTextForm, request.POST)

        def save() -> HttpResponse:
            made = services.add_activity(monitor=self.monitor, words=self.words(form, texts), by=request.user)
            messages.success(request, _("Saved. Evidence can be added now."))
            return redirect("followup-desk:evidence", key=key, number=made.number)

        return self.saved(form, texts, save) or self.again(form, texts, status=422)


class Change(Page):
    def activity(self) -> Activity:
        rows = self.monitor.activities.prefetch_related("texts", "states", "organisations", "commitments")
        found = rows.filter(number=self.kwargs["number"]).first()
        if found is None:
            raise Http404
        return found

    def get_page_title(self) -> str:
        return _("Activity %(number)s") % {"number": self.kwargs["number"]}

    def get(self, request: HttpRequest, key: str, number: int) -> HttpResponse:
        one = self.activity()
        texts = rows_of(ActivityTextForm, texts=one.texts.all())
        return self.again(ActivityForm(instance=one, monitor=self.monitor), texts, status=200, activity=one)

    def post(self, request: HttpRequest, key: str, number: int) -> HttpResponse:
        one = self.activity()
        form = ActivityForm(request.POST, instance=one, monitor=self.monitor)
        texts = rows_of(ActivityTextForm, request.POST)

        def save() -> HttpResponse:
            words = self.words(form, texts)
            services.change_activity(activity=one, version=form.seen, words=words, by=request.user)
            messages.success(request, _("Saved."))
            return redirect("followup-desk:monitor", key=key)

        return self.saved(form, texts, save) or self.again(form, texts, status=422, activity=one)
