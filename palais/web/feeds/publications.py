"""New and changed publications as Atom: one entry for each, with an id that never changes."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid5

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from palais.apps.office import queries
from palais.web.answers import publications
from palais.web.answers.publications import Asked, Publication
from palais.web.feeds import wording
from palais.web.feeds.atom import IDS, NEWEST, Feed

ASKED = ("q", *publications.FACETS)
BCP47 = {"zh-hans": "zh-Hans"}


def feed(request: HttpRequest) -> HttpResponse:
    """The newest of exactly what the page shows with these filters."""
    given: Any = {name: request.GET.get(name, "").replace("\0", " ").strip()[:100] for name in ASKED}
    wanted = Asked(**given, simple="yes" if request.GET.get("simple") == "yes" else "")
    language = get_language() or settings.LANGUAGE_CODE
    address = f"{settings.SITE_ADDRESS}{request.get_full_path()}"
    out = Feed(
        title=_("Publications"),
        link=f"{settings.SITE_ADDRESS}{reverse('publications')}",
        description=None,
        language=BCP47.get(language, language),
        author_name=queries.identity(language=language).name,
        feed_url=address,
        feed_guid=address,
    )
    for one in publications.newest(asked=wanted, most=NEWEST):
        add(out, one)
    body = out.writeString("utf-8").encode()
    return HttpResponse(body, content_type="application/atom+xml; charset=utf-8")


def add(out: Feed, one: Publication) -> None:
    line = one.line
    makers = ", ".join(each.name for each in line.makers)
    texts = (makers, line.summary.text, ", ".join(line.languages))
    said = [text for text in map(wording.one_line, texts) if text]
    out.add_item(
        title=wording.one_line(line.title.text),
        link=f"{settings.SITE_ADDRESS}{reverse('publication', args=[line.key])}",
        description="<br>".join(map(escape, said)),
        unique_id=uuid5(IDS, f"resource {line.key}").urn,
        pubdate=moment(one.added_at),
        updateddate=moment(one.changed_at),
        categories=(line.kind,),
    )


def moment(value: datetime) -> datetime:
    return value.astimezone(UTC).replace(microsecond=0)
