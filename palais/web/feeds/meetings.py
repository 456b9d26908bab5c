"""The meetings of the network as a calendar file, for whoever is signed in and belongs to it."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse

from palais.apps.office import clock
from palais.apps.people import permissions
from palais.web.answers import calendar_feeds
from palais.web.feeds import calendars


@login_required
def meetings(request: HttpRequest) -> HttpResponse:
    on = clock.today()
    if not permissions.belongs_to_network(request.user, on=on):
        raise Http404
    address = f"{settings.SITE_ADDRESS}{request.path}"
    body = calendars.calendar(calendar_feeds.of_members(on=on), address=address, on=on)
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="meetings.ics"'
    return response
