"""New resources of a hub, or of all, as Atom: one entry for each, with an id that never changes."""

from datetime import UTC, datetime
from uuid import uuid5

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from palais.apps.office import queries
from palais.web.answers import hubs
from palais.web.answers.hubs import Asked, NewResource
from palais.web.feeds import wording
from palais.web.feeds.atom import IDS, NEWEST, Feed

ASKED = ("q", "section", "kind", "language", "audience", "organisation", "topic", "state", "origin")
BCP47 = {"zh-hans": "zh-Hans"}


def feed(request: HttpRequest, slug: str = "") -> HttpResponse:
    """The newest of exactly what the page shows with these filters."""
    wanted = Asked(**{name: request.GET.get(name, "").strip()[:100] for name in ASKED})
    found = hubs.newest(asked=wanted, slug=slug, most=NEWEST)
    if found is None:
        raise Http404
    hub, lines = found
    language = get_language() or settings.LANGUAGE_CODE
    address = f"{settings.SITE_ADDRESS}{request.get_full_path()}"
    page = reverse("hub", args=[slug]) if slug else reverse("resources")
    out = Feed(
        title=wording.one_line(hub.title.text) if hub else _("Resources"),
        link=f"{settings.SITE_ADDRESS}{page}",
        description=None,
        subtitle=wording.one_line(hub.intro.text) if hub else "",
        language=BCP47.get(language, language),
        author_name=queries.identity(language=language).name,
        feed_url=address,
        feed_guid=address,
    )
    for one in lines:
        add(out, one)
    body = out.writeString("utf-8").encode()
    return HttpResponse(body, content_type="application/atom+xml; charset=utf-8")


def add(out: Feed, new: NewResource) -> None:
    one = new.line
    makers = ", ".join(each.name for each in one.makers)
    said = [text for text in map(wording.one_line, (makers, one.summary.text)) if text]
    links = [
        f'<a href="{escape(each.address)}">{escape(each.address)}</a>'
        for each in one.editions
        if each.address and not each.use_saved
    ]
    out.add_item(
        title=wording.one_line(one.title.text),
        link=f"{settings.SITE_ADDRESS}{reverse('resource', args=[one.key])}",
        description="<br>".join([*map(escape, said), *links]),
        unique_id=uuid5(IDS, f"resource {one.key}").urn,
        pubdate=moment(new.added_at),
        updateddate=moment(new.changed_at),
        categories=(one.kind,),
    )


def moment(value: datetime) -> datetime:
    return value.astimezone(UTC).replace(microsecond=0)
