"""A deadline set by hand: the computed day stays beside it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from palais.apps.calendar import queries, services
from palais.apps.calendar.desk import words
from palais.apps.calendar.desk.forms import DeadlineForm, take_faults
from palais.apps.calendar.desk.pages import CalendarPage


class SetDeadline(CalendarPage):
    page_title = gettext_lazy("Set a deadline by hand")
    template_name = "calendar/desk/deadline.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.may(request.user):
            self.deadline = queries.deadlines().filter(slug=kwargs["slug"]).first()
            if self.deadline is None:
                raise Http404
        return super().dispatch(request, *args, **kwargs)

    def path(self) -> list[Any]:
        meeting = self.deadline.meeting
        here = reverse("calendar-desk:session", args=[meeting.slug])
        return [*super().path(), (here, words.session_name(meeting))]

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        deadline = self.deadline
        initial = {"day": deadline.override_on, "reason": deadline.override_reason, "seen": deadline.sequence}
        return self.show_form(DeadlineForm(initial=initial))

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        form = DeadlineForm(request.POST)
        if "free" in request.POST:
            form.fields["day"].required = form.fields["reason"].required = False
        if not form.is_valid():
            return self.show_form(form, status=422)
        try:
            return self.do(form, free="free" in request.POST)
        except services.ChangeRefused as error:
            take_faults(form, error.faults)
        except services.DeadlineHasChanged as error:
            form.data = form.data.copy()
            form.data["seen"] = str(error.now.sequence)
            self.deadline = queries.deadlines().get(pk=error.now.pk)
            return self.show_form(form, status=422, meanwhile=True)
        return self.show_form(form, status=422)

    def do(self, form: DeadlineForm, *, free: bool) -> HttpResponse:
        data = form.cleaned_data
        common = {"deadline": self.deadline, "by": self.request.user, "seen": data["seen"]}
        if free:
            services.remove_override(**common)
            messages.success(self.request, _("The deadline follows its rule again."))
        else:
            services.override_deadline(day=data["day"], reason=data["reason"], **common)
            messages.success(self.request, _("The deadline was set."))
        return redirect("calendar-desk:session", slug=self.deadline.meeting.slug)

    def show_form(self, form: DeadlineForm, *, status: int = 200, **context: Any) -> HttpResponse:
        return self.show(
            form=form,
            deadline=self.deadline,
            name=words.deadline_name(self.deadline),
            back_url=self.path()[-1][0],
            status=status,
            **context,
        )
