"""Published statements as Atom, with the same filters as their list; the id of an entry never changes."""

from datetime import UTC, datetime, time
from uuid import uuid5

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from palais.apps.office import queries
from palais.apps.signons.choices import StatementKind
from palais.web.answers import statements as answers
from palais.web.feeds import wording
from palais.web.feeds.atom import IDS, NEWEST, Feed
from palais.web.feeds.views import BCP47, LONGEST


def statements(request: HttpRequest) -> HttpResponse:
    asked = {name: request.GET.get(name, "").strip()[: LONGEST * 2] for name in answers.FILTERS}
    language = get_language() or settings.LANGUAGE_CODE
    address = f"{settings.SITE_ADDRESS}{request.get_full_path()}"
    feed = Feed(
        title=_("Joint statements and letters"),
        link=f"{settings.SITE_ADDRESS}{reverse('statements')}",
        description=None,
        language=BCP47.get(language, language),
        author_name=queries.identity(language=language).name,
        feed_url=address,
        feed_guid=address,
    )
    for one in answers.every_statement(asked=asked)[:NEWEST]:
        add(feed, one)
    body = feed.writeString("utf-8").encode()
    return HttpResponse(body, content_type="application/atom+xml; charset=utf-8")


def add(feed: Feed, one: answers.StatementLine) -> None:
    assert one.published_at is not None
    published = one.published_at.replace(microsecond=0)
    changed = datetime.combine(one.changed_on, time(), UTC) if one.changed_on else published
    feed.add_item(
        title=wording.one_line(one.title),
        link=f"{settings.SITE_ADDRESS}{one.path}",
        description=None,
        unique_id=uuid5(IDS, f"statement {one.key}").urn,
        pubdate=published,
        updateddate=max(published, changed),
        categories=(str(StatementKind(one.kind).label),),
    )
