"""What was reported to a source of commitments, as Atom: one entry for each activity, with an id that never changes."""

from uuid import uuid5

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import get_language

from palais.apps.followup.queries import Filter
from palais.apps.office import clock, queries
from palais.web.answers import followup
from palais.web.answers.followup_lines import ActivityLine
from palais.web.feeds import wording
from palais.web.feeds.atom import IDS, NEWEST, Feed

LONGEST = 20
BCP47 = {"zh-hans": "zh-Hans"}


def activities(request: HttpRequest, key: str) -> HttpResponse:
    """With the choices of the page, so that every view of it can be followed."""
    wanted = Filter(
        **{name: request.GET.get(name, "").strip()[:LONGEST] for name in Filter.__dataclass_fields__}
    )
    found = followup.monitor_page(key=key, wanted=wanted, on=clock.today(), page=None)
    if found is None:
        raise Http404
    language = get_language() or settings.LANGUAGE_CODE
    address = f"{settings.SITE_ADDRESS}{request.get_full_path()}"
    feed = Feed(
        title=wording.one_line(found.monitor.title.text),
        link=f"{settings.SITE_ADDRESS}{reverse('monitor', args=[key])}",
        description=None,
        subtitle=wording.one_line(found.monitor.about.text),
        language=BCP47.get(language, language),
        author_name=queries.identity(language=language).name,
        feed_url=address,
        feed_guid=address,
    )
    for line in sorted(found.shown, key=lambda one: (one.published_at, one.number), reverse=True)[:NEWEST]:
        add(feed, line)
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def add(feed: Feed, line: ActivityLine) -> None:
    feed.add_item(
        title=wording.one_line(line.title.text),
        link=f"{settings.SITE_ADDRESS}{reverse('activity', args=[line.monitor, str(line.number)])}",
        description=escape(wording.plain(line.summary.text)).replace("\n", "<br>"),
        unique_id=uuid5(IDS, f"activity {line.monitor} {line.number}").urn,
        pubdate=line.published_at.replace(microsecond=0),
        updateddate=line.changed_at.replace(microsecond=0),
        categories=(line.level, line.form, *(state.iso3 for state in line.states)),
    )
