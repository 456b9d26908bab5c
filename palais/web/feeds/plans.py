"""A plan backwards as a calendar: the page's choices, the page's days, with reminders where they are asked for."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest

from palais.apps.office import clock
from palais.web.feeds import calendars
from palais.web.feeds.views import AlarmNotUnderstood, days_before
from palais.web.plans.asking import asked
from palais.web.plans.dated import dated


def plan(request: HttpRequest) -> HttpResponse:
    """Not found where the address asks for no plan that can be made."""
    on = clock.today()
    try:
        alarms = days_before(request.GET.get("alarm", ""))
    except AlarmNotUnderstood as refused:
        return HttpResponseBadRequest(str(refused), content_type="text/plain; charset=utf-8")
    form = asked(request.GET, on=on)
    answer = form.answer()
    if answer is None:
        raise Http404
    address = f"{settings.SITE_ADDRESS}{request.get_full_path()}"
    body = calendars.calendar(dated(answer, query=form.query()), address=address, on=on, alarms=alarms)
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="plan-{answer.iso3}.ics"'
    return response
