"""Commitments at the desk: adding one, changing it, removing one that was entered by mistake."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from palais.apps.followup import services
from palais.apps.followup.desk.forms import CommitmentForm
from palais.apps.followup.desk.pages import FormPage, MonitorPage
from palais.apps.followup.desk.texts import CommitmentTextForm, rows_of, texts_of
from palais.apps.followup.models import Commitment
from palais.apps.followup.services.commitments import FIELDS


class Page(MonitorPage, FormPage):
    template_name = "followup/desk/form.html"

    def back(self) -> str:
        return reverse("followup-desk:monitor", args=[self.monitor.key])

    def again(self, form: Any, texts: Any, *, status: int, **more: Any) -> HttpResponse:
        return self.page(form, texts, back=self.back(), status=status, **more)

    def done(self) -> HttpResponse:
        messages.success(self.request, _("Saved."))
        return redirect(self.back())


class Add(Page):
    page_title = gettext_lazy("Add a commitment")

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        start = Commitment(place=self.monitor.commitments.count() + 1, language=self.monitor.language)
        texts = rows_of(CommitmentTextForm, start={"language": self.monitor.language})
        return self.again(CommitmentForm(instance=start), texts, status=200)

    def post(self, request: HttpRequest, key: str) -> HttpResponse:
        form, texts = CommitmentForm(request.POST), rows_of(CommitmentTextForm, request.POST)

        def save() -> HttpResponse:
            services.add_commitment(
                monitor=self.monitor,
                number=form.cleaned_data["number"],
                values={name: form.cleaned_data[name] for name in FIELDS},
                texts=texts_of(texts),
                actors=form.cleaned_data["actors"],
                by=request.user,
            )
            return self.done()

        return self.saved(form, texts, save) or self.again(form, texts, status=422)


class Change(Page):
    """Its words, who is to act, and the way to its assessments."""

    def commitment(self) -> Commitment:
        rows = self.monitor.commitments.prefetch_related("texts", "actors")
        found = rows.filter(number=self.kwargs["number"]).first()
        if found is None:
            raise Http404
        return found

    def about(self, one: Commitment) -> dict[str, Any]:
        """What stands around the form; a commitment on which something hangs cannot be removed."""
        return {
            "commitment": one,
            "has_followers": one.assessments.exists() or one.activity_links.exists(),
        }

    def get_page_title(self) -> str:
        return _("Commitment %(number)s") % {"number": self.kwargs["number"]}

    def get(self, request: HttpRequest, key: str, number: str) -> HttpResponse:
        one = self.commitment()
        texts = rows_of(CommitmentTextForm, texts=one.texts.all())
        return self.again(CommitmentForm(instance=one), texts, status=200, **self.about(one))

    def post(self, request: HttpRequest, key: str, number: str) -> HttpResponse:
        one = self.commitment()
        if "remove" in request.POST:
            return self.remove(one)
        form = CommitmentForm(request.POST, instance=one)
        texts = rows_of(CommitmentTextForm, request.POST)

        def save() -> HttpResponse:
            services.change_commitment(
                commitment=one,
                version=form.seen,
                values={name: form.cleaned_data[name] for name in FIELDS},
                texts=texts_of(texts),
                actors=form.cleaned_data["actors"],
                by=request.user,
            )
            return self.done()

        return self.saved(form, texts, save) or self.again(form, texts, status=422, **self.about(one))

    def remove(self, one: Commitment) -> HttpResponse:
        try:
            services.remove_commitment(commitment=one, by=self.request.user)
        except services.Refused as refused:
            messages.error(self.request, str(refused))
            return redirect(self.request.path)
        messages.success(self.request, _("Removed."))
        return redirect(self.back())
