"""Events at the desk: the list, adding one, changing it, cancelling it."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from palais.apps.calendar import queries, services
from palais.apps.calendar.desk import words
from palais.apps.calendar.desk.forms import CancelForm, EventForm, initial_of, take_faults
from palais.apps.calendar.desk.pages import CalendarPage
from palais.apps.calendar.models import Event

PAGE = 50


class Events(CalendarPage):
    page_title = gettext_lazy("Events")
    template_name = "calendar/desk/events.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        found = Event.objects.select_related("body").order_by("-first_day", "-pk")
        page = Paginator(found, PAGE).get_page(request.GET.get("p"))
        return self.show(
            page_obj=page,
            pages=page.paginator.get_elided_page_range(page.number),
            ellipsis=Paginator.ELLIPSIS,
        )


class EventPage(CalendarPage):
    """A screen with a form about an event."""

    template_name = "calendar/desk/event.html"
    event: Event | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.may(request.user) and "slug" in kwargs:
            self.event = Event.objects.filter(slug=kwargs["slug"]).first()
            if self.event is None:
                raise Http404
        return super().dispatch(request, *args, **kwargs)

    def path(self) -> list[Any]:
        return [*super().path(), (reverse("calendar-desk:events"), gettext_lazy("Events"))]

    def again(self, form: Any, *, status: int = 422, **context: Any) -> HttpResponse:
        event = self.event
        changes = queries.changes().filter(event=event) if event else ()
        return self.show(
            form=form,
            event=event,
            history=[(change, words.shown(change)) for change in changes],
            back_url=reverse("calendar-desk:events"),
            status=status,
            **context,
        )

    def meanwhile(self, form: Any, now: Event) -> HttpResponse:
        """Somebody changed the event; what was typed stays, and what it says now is shown beside."""
        form.data = form.data.copy()
        form.data["seen"] = str(now.sequence)
        self.event = now
        return self.again(form, meanwhile=True)


class Add(EventPage):
    page_title = gettext_lazy("Add an event")

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.again(EventForm(is_new=True), status=200)

    def post(self, request: HttpRequest) -> HttpResponse:
        form = EventForm(request.POST, is_new=True)
        if form.is_valid():
            try:
                services.add_event(words=form.words, by=request.user)
            except services.ChangeRefused as error:
                take_faults(form, error.faults)
            else:
                messages.success(request, _("The event was added."))
                return redirect("calendar-desk:events")
        return self.again(form)


class Change(EventPage):
    page_title = gettext_lazy("Change an event")

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        assert self.event is not None
        return self.again(EventForm(is_new=False, initial=initial_of(self.event)), status=200)

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        form = EventForm(request.POST, is_new=False)
        if form.is_valid():
            assert self.event is not None
            data = form.cleaned_data
            try:
                services.change_event(
                    event=self.event,
                    words=form.words,
                    by=request.user,
                    reason=data["reason"],
                    seen=data["seen"],
                )
            except services.ChangeRefused as error:
                take_faults(form, error.faults)
            except services.EventHasChanged as error:
                return self.meanwhile(form, error.now)
            else:
                messages.success(request, _("The event was changed."))
                return redirect("calendar-desk:events")
        return self.again(form)


class Cancel(EventPage):
    page_title = gettext_lazy("Cancel an event")

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        assert self.event is not None
        return self.again(CancelForm(initial={"seen": self.event.sequence}), status=200, is_serious=True)

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        form = CancelForm(request.POST)
        if form.is_valid():
            assert self.event is not None
            data = form.cleaned_data
            try:
                services.cancel_event(
                    event=self.event, by=request.user, reason=data["reason"], seen=data["seen"]
                )
            except services.ChangeRefused as error:
                take_faults(form, error.faults)
            except services.EventHasChanged as error:
                return self.meanwhile(form, error.now)
            else:
                messages.success(request, _("The event was cancelled. It stays in the calendar and says so."))
                return redirect("calendar-desk:events")
        return self.again(form, is_serious=True)
