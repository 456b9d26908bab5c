"""News as Atom and as JSON: the same filters as the archive, for each language, with ids that never change."""

from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID, uuid5

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from palais.apps.office import queries
from palais.web.answers import newsroom
from palais.web.answers.newsroom import NewsArchive, NewsLine
from palais.web.answers.plain import plain
from palais.web.feeds import wording
from palais.web.feeds.atom import Feed

IDS = UUID("0c1f0f0e-52a5-5f2e-9c6a-5c2a9f6c3b11")
"""The namespace of the ids of entries: never another, or every reader sees every entry anew."""

NEWEST = 50
BCP47 = {"zh-hans": "zh-Hans"}


def news(request: HttpRequest, form: str) -> HttpResponse:
    language = get_language() or settings.LANGUAGE_CODE
    wanted = {name: " ".join(request.GET.get(name, "").split())[:100] for name in newsroom.FILTERS}
    number = request.GET.get("page", "") if form == "json" else ""
    page = int(number) if number.isascii() and number.isdigit() and len(number) < 6 else 1
    found = newsroom.archive(wanted=wanted, reader=language, page=page, size=NEWEST)
    if form == "json":
        return JsonResponse(data(found), json_dumps_params={"ensure_ascii": False, "indent": 1})
    body = atom(found, request=request, language=language)
    return HttpResponse(body, content_type="application/atom+xml; charset=utf-8")


def atom(found: NewsArchive, *, request: HttpRequest, language: str) -> bytes:
    """The newest that fit; an entry is newer than it was where a meaningful change was published."""
    network = queries.identity(language=language).name
    address = f"{settings.SITE_ADDRESS}{request.get_full_path()}"
    query = request.META.get("QUERY_STRING", "")
    path = request.path.removesuffix(".atom") + "/" + (f"?{query}" if query else "")
    feed = Feed(
        title=wording.one_line(f"{_('News')} – {network}"),
        link=f"{settings.SITE_ADDRESS}{path}",
        description=None,
        language=BCP47.get(language, language),
        author_name=network,
        feed_url=address,
        feed_guid=address,
    )
    for line in found.lines:
        add(feed, line)
    return bytes(feed.writeString("utf-8").encode())


def add(feed: Feed, line: NewsLine) -> None:
    feed.add_item(
        title=wording.one_line(line.title),
        link=f"{settings.SITE_ADDRESS}{line.path}",
        description=wording.one_line(line.teaser),
        unique_id=uuid5(IDS, f"{line.group} {line.language}").urn,
        author_name=line.authors[0].name if line.authors else None,
        pubdate=moment(line.published_on),
        updateddate=moment(line.changed_on or line.published_on),
        categories=(line.kind_name, *(one.name for one in (*line.topics, *line.states))),
    )


def moment(day: date) -> datetime:
    """A day as Atom wants it, at its noon: everywhere in the world the same day or nearly so."""
    return datetime.combine(day, time(12), tzinfo=UTC)


def data(found: NewsArchive) -> dict[str, Any]:
    return {
        "count": found.count,
        "page": found.page,
        "pages": found.pages,
        "news": [entry(line) for line in found.lines],
    }


def entry(line: NewsLine) -> dict[str, Any]:
    known = plain(line)
    image = known.pop("image")
    return {
        "id": uuid5(IDS, f"{line.group} {line.language}").urn,
        "url": f"{settings.SITE_ADDRESS}{known.pop('path')}",
        **{name: known[name] for name in ("title", "teaser", "language", "kind", "kind_name")},
        **{name: known[name] for name in ("published_on", "changed_on", "topics", "states", "authors")},
        "image": {"url": f"{settings.SITE_ADDRESS}{image['url']}", "alt": image["alt"]} if image else None,
    }
