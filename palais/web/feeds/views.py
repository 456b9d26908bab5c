"""The way of a request to a feed. The page cache keeps the answer and tags it, so that an unchanged one is a 304."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from palais.apps.office import clock, queries
from palais.web.feeds import atom, calendars, data, joint

MOST_ALARMS = 3
EARLIEST_ALARM = 90
LONGEST = 60
BCP47 = {"zh-hans": "zh-Hans"}


class AlarmNotUnderstood(ValueError):
    """The days before which to remind cannot be read."""


def feed(request: HttpRequest, name: str, form: str, key: str = "") -> HttpResponse:
    """The feed of an answer in one form. `name` is that of the answer in the joint."""
    asked = {one: request.GET[one].strip()[:LONGEST] for one in joint.FILTERS if request.GET.get(one)}
    on = clock.today()
    try:
        alarms = days_before(request.GET.get("alarm", ""))
    except AlarmNotUnderstood as refused:
        return HttpResponseBadRequest(str(refused), content_type="text/plain; charset=utf-8")
    found = joint.answer(name, key=key, asked=asked, on=on)
    if found is None:
        raise Http404
    address = f"{settings.SITE_ADDRESS}{request.get_full_path()}"
    language = get_language() or settings.LANGUAGE_CODE
    if form == "json":
        return JsonResponse(data.data(found, on=on), json_dumps_params={"ensure_ascii": False, "indent": 1})
    if form == "atom":
        body = atom.atom(
            found,
            address=address,
            language=BCP47.get(language, language),
            author=queries.identity(language=language).name,
        )
        return HttpResponse(body, content_type="application/atom+xml; charset=utf-8")
    body = calendars.calendar(found, address=address, on=on, alarms=alarms)
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{key or name}.ics"'
    return response


def days_before(text: str) -> tuple[int, ...]:
    """ "30,7" as the days before which to remind; none for an empty text. AlarmNotUnderstood for anything else."""
    if not text:
        return ()
    parts = text.split(",")
    sound = len(parts) <= MOST_ALARMS and all(
        part.isascii() and part.isdigit() and len(part) <= 2 for part in parts
    )
    if not sound or max(map(int, parts)) > EARLIEST_ALARM:
        raise AlarmNotUnderstood(
            _(
                "The reminder could not be read. Write up to three numbers of days from 0 to 90, as alarm=30,7."
            )
        )
    return tuple(sorted({int(part) for part in parts}, reverse=True))
