"""What the calendar's screens share: who may see them, and their place in the desk."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from palais.apps.calendar import permissions
from palais.apps.calendar.desk import words
from palais.apps.calendar.models import CommitteeSession
from palais.apps.office.desk.pages import DeskPage


class CalendarPage(DeskPage):
    """A screen for those who may change the calendar."""

    header_icon = "calendar"
    may = staticmethod(permissions.may_change_calendar)

    def path(self) -> list[tuple[str, str | Promise]]:
        return [(reverse("calendar-desk:sessions"), _("Calendar"))]


class SessionPage(CalendarPage):
    """A screen about one session; the address names it."""

    session: CommitteeSession

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.may(request.user):
            found = (
                CommitteeSession.public.select_related("body", "source").filter(slug=kwargs["slug"]).first()
            )
            if found is None:
                raise Http404
            self.session = found
        return super().dispatch(request, *args, **kwargs)

    def path(self) -> list[tuple[str, str | Promise]]:
        here = reverse("calendar-desk:session", args=[self.session.slug])
        return [*super().path(), (here, words.session_name(self.session))]
