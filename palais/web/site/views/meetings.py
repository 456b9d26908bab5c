"""The meetings of the network that its people alone see."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from palais.apps.calendar import queries as calendar
from palais.apps.office import clock
from palais.apps.people import permissions
from palais.web.answers.entry_lines import lines
from palais.web.site.present import entry_lines, zones


@login_required
def meetings(request: HttpRequest) -> HttpResponse:
    """For people of the network; who is signed in without belonging to it is told how that comes about."""
    on = clock.today()
    belongs = permissions.belongs_to_network(request.user, on=on)
    reader = request.GET.get("zone", "").strip()[:60]
    rows = calendar.events_of_members(on=on) if belongs else []
    context = {
        "belongs": belongs,
        "entries": [
            {
                **entry_lines.entry(line, on=on, zone=zones.known(reader)),
                "url": row.record.url,
                "note": " ".join(line.sentences),
            }
            for row, line in zip(rows, lines(rows, on=on), strict=True)
        ],
        "zones": {"action": request.path, "hidden": [], "options": zones.options(zones.known(reader))},
        "zone_wrong": zones.wrong(reader),
    }
    return render(request, "pages/meetings.html", context, status=200 if belongs else 403)
