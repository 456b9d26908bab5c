"""New answers to a question as Atom: what was taken in last, one entry for each, with an id that never changes."""

from datetime import UTC, datetime
from uuid import uuid5

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import get_language

from palais.apps.library import index
from palais.apps.office import queries
from palais.web.answers.recommendation_search import Wanted, naming, news, of_query, titles
from palais.web.answers.recommendation_search.news import NewLine
from palais.web.feeds import wording
from palais.web.feeds.atom import IDS, Feed

NEWEST = 50
BCP47 = {"zh-hans": "zh-Hans"}


def feed(request: HttpRequest) -> HttpResponse:
    """The newest of exactly what the page finds with these filters; none while the index is being built."""
    wanted = of_query(request.META.get("QUERY_STRING", ""))
    try:
        lines = news.newest(wanted, most=NEWEST)
    except index.NoIndex:
        lines = []
    language = get_language() or settings.LANGUAGE_CODE
    page = settings.SITE_ADDRESS + reverse("recommendations")
    address = asked(settings.SITE_ADDRESS + request.path, wanted)
    out = Feed(
        title=wording.one_line(titles.title(wanted)),
        link=asked(page, wanted),
        description=None,
        language=BCP47.get(language, language),
        author_name=queries.identity(language=language).name,
        feed_url=address,
        feed_guid=address,
    )
    states, bodies = naming.states(), naming.bodies()
    for one in lines:
        add(out, one, page=page, states=states, bodies=bodies)
    body = out.writeString("utf-8").encode("utf-8", "replace")
    return HttpResponse(body, content_type="application/atom+xml; charset=utf-8")


def asked(path: str, wanted: Wanted) -> str:
    query = wanted.query()
    return f"{path}?{query}" if query else path


def add(out: Feed, one: NewLine, *, page: str, states: naming.Naming, bodies: naming.Naming) -> None:
    line, at = one.line, moment(one.added_at)
    out.add_item(
        title=wording.one_line(titles.of_line(line, states=states)),
        link=f"{page}{line.pk}/",
        description=f'<p lang="{escape(line.language)}">{escape(wording.plain(one.text))}</p>'
        f"<p>{escape(wording.one_line(bodies(line.body)))}</p>",
        unique_id=uuid5(IDS, f"recommendation {line.pk}").urn,
        pubdate=at,
        updateddate=at,
        categories=(line.kind, *line.states),
    )


def moment(value: datetime) -> datetime:
    return value.astimezone(UTC).replace(microsecond=0)
