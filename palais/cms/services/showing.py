"""What readers are shown follows the pages: made when a page is published, gone when it is not public any more."""

import copy
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from wagtail.models import Page

from palais.apps.office import clock, search
from palais.apps.office.models import PalaisImage
from palais.apps.people.models import Consent, Organisation
from palais.cms.languages import marking
from palais.cms.languages.following import Lagging
from palais.cms.models import LiveText, NewsPage
from palais.cms.models.news import NewsAuthor
from palais.cms.models.shown import NewsAbout, NewsItem, NewsListing
from palais.cms.services import rendering

READERS = tuple(code for code, _name in settings.INTERFACE_LANGUAGES)
ABOUT = {"topic": "topics", "state": "states", "treaty": "treaties", "body": "bodies", "symbol": "symbols"}
SESSION, USES = "session", "uses"
LARGE, SMALL, SHARED = "width-1200|format-webp", "width-640|format-webp", "fill-1200x630|format-jpeg"


@transaction.atomic
def show(page: NewsPage) -> None:
    """Make the row of a piece of news, or take it away where the page is not for everybody."""
    if not page.live or page.get_view_restrictions().exists():
        hide([page.pk])
        return
    before = NewsItem.objects.filter(pk=page.pk).values_list("group", "shown_at").first() or (None, None)
    shown_at = page.first_published_at or before[1] or timezone.now()
    item, _new = NewsItem.objects.update_or_create(
        page_id=page.pk, defaults={**row(page), "shown_at": shown_at}
    )
    link(item, page)
    relist({item.group, before[0]} - {None})
    search.note(kind="news", keys=[str(item.group)])


def row(page: NewsPage) -> dict[str, Any]:
    """What readers are shown of a page as it stands, published or not."""
    shown, follows = followed(page)
    made = rendering.render(shown.body, language=page.locale.language_code)
    return {
        "group": page.translation_key,
        "language": page.locale.language_code,
        "slug": page.slug,
        "title": page.title,
        "teaser": page.summary or rendering.teaser(page.body),
        "kind": page.kind,
        "published_on": page.published_on or clock.today(),
        "changed_on": page.changed_on,
        "closed_on": page.closed_on,
        "html": made.html,
        "renderer": rendering.renderer(),
        "is_live": made.is_live,
        "about": {**about(page), **({"follows": follows} if follows else {})},
        "image": picture(page),
    }


@transaction.atomic
def hide(pages: Iterable[int]) -> None:
    """Take away the rows of these pages, by their numbers."""
    gone = NewsItem.objects.filter(pk__in=list(pages))
    groups = set(gone.values_list("group", flat=True))
    gone.delete()
    relist(groups)
    search.note(kind="news", keys=map(str, groups))


def show_again(pages: Iterable[int]) -> None:
    """Make the rows of these pages anew; for pages that show something else that has changed."""
    for page in NewsPage.objects.filter(pk__in=list(pages)).select_related("locale", "image"):
        show(page)


def body_again(number: int) -> str:
    """The body of a published piece, made now; kept unless it changes by itself. Empty where the page is gone."""
    page = NewsPage.objects.select_related("locale").filter(pk=number).first()
    if page is None:
        return ""
    made = rendering.render(followed(page)[0].body, language=page.locale.language_code)
    NewsItem.objects.filter(pk=number).update(
        html=made.html, renderer=rendering.renderer(), is_live=made.is_live
    )
    return made.html


def followed(page: NewsPage) -> tuple[NewsPage, dict[str, Any]]:
    """A copy of the page on which the passages that lag are marked, and what it follows; empty: it is an original."""
    text = LiveText.objects.select_related("source__locale").filter(pk=page.pk).first()
    if text is None or text.source is None or not text.source.live:
        return page, {}
    shown, source = copy.copy(page), text.source.locale.language_code
    items = [] if text.is_foreign else [Lagging(**item) for item in text.lag]
    notes, places = marking.mark(shown, items, language=page.locale.language_code, source=source)
    return shown, {
        "source": source,
        "on": text.follows_on.isoformat() if text.follows_on else "",
        "is_foreign": text.is_foreign,
        "lag": text.lag,
        "notes": {"fields": notes, "places": places},
    }


def about(page: NewsPage) -> dict[str, Any]:
    """What a piece of news is about, as keys, and who wrote it; `lead`: its teaser is not taken from the text."""
    return {
        "authors": [one for author in page.authors.all() if any((one := named(author)).values())],
        "topics": page.topics,
        "states": page.states,
        "treaties": page.treaties,
        "bodies": page.bodies,
        "symbols": page.symbols,
        "session": page.session,
        "lead": bool(page.summary),
    }


def named(author: NewsAuthor) -> dict[str, str]:
    """Who wrote it, as readers may know it: an organisation that is not listed is not named."""
    known = author.organisation
    listed = known if known and known.is_listed else None
    return {
        "name": author.name,
        "organisation": listed.name if listed else "",
        "key": listed.key if listed else "",
    }


def picture(page: NewsPage) -> dict[str, Any]:
    """The image of a piece of news, in two sizes and as it is shared; empty where consent has ended. `shared` is empty
    where social media may not show it."""
    image, on = page.image, clock.today()
    if image is None or not image.may_be_shown(on=on):
        return {}
    large, small, shared = image.get_renditions(LARGE, SMALL, SHARED).values()
    return {
        "url": small.url,
        "width": small.width,
        "height": small.height,
        "large": large.url if large.width > small.width else "",
        "large_width": large.width,
        "shared": shared.url if image.may_be_shared(on=on) else "",
        "alt": page.image_alt or image.description,
        "credit": ", ".join(filter(None, (image.credit, image.licence))),
    }


def link(item: NewsItem, page: NewsPage) -> None:
    """What it is about and what it shows, as a table: lists are filtered by it, and changes find their way by it."""
    links = [(what, key) for what, column in ABOUT.items() for key in item.about[column]]
    links += [(SESSION, item.about["session"])] if item.about["session"] else []
    links += [(USES, key) for key in uses(page)]
    item.links.all().delete()
    NewsAbout.objects.bulk_create(
        NewsAbout(item=item, what=what, key=key, published_on=item.published_on)
        for what, key in dict.fromkeys(links)
    )


def uses(page: NewsPage) -> Iterator[str]:
    """The pages, images, files and organisations that a piece shows or leads to, and the consents of its quotes."""
    for model, number, *_where in NewsPage._meta.get_field("body").extract_references(page.body):
        yield name_of(model, number)
    for part in page.body:
        if part.block_type == "quote" and part.value.get("consent"):
            yield name_of(Consent, part.value["consent"])
    if page.image_id:
        yield name_of(PalaisImage, page.image_id)
    for author in page.authors.all():
        if author.organisation_id:
            yield name_of(Organisation, author.organisation_id)


def name_of(model: type[Model], number: Any) -> str:
    """One name for a page, whatever its type."""
    return f"{(Page if issubclass(model, Page) else model)._meta.label_lower} {number}"


def using(*records: Model) -> set[int]:
    """The published pieces that show or lead to any of these, by the numbers of their pages."""
    keys = [name_of(type(record), record.pk) for record in records]
    return set(NewsAbout.objects.filter(what=USES, key__in=keys).values_list("item_id", flat=True))


def quoting(references: Iterable[str]) -> set[int]:
    """The published pieces with a quotation that stands on any of these consents, by the numbers of their pages."""
    keys = [name_of(Consent, reference) for reference in references]
    return set(NewsAbout.objects.filter(what=USES, key__in=keys).values_list("item_id", flat=True))


def relist(groups: Iterable[UUID]) -> None:
    """Which item of these groups each language lists: its own, else the one that stands for all."""
    items: dict[UUID, list[NewsItem]] = {}
    for item in NewsItem.objects.filter(group__in=groups).defer("html").order_by("published_on", "pk"):
        items.setdefault(item.group, []).append(item)
    NewsListing.objects.filter(item__group__in=list(items)).delete()
    NewsListing.objects.bulk_create(row for several in items.values() for row in listings(several))


def listings(items: list[NewsItem]) -> Iterable[NewsListing]:
    """One row for each language of readers; English stands for the others, without it the earliest does."""
    by_language = {item.language: item for item in items}
    stands = by_language.get(settings.LANGUAGE_CODE, items[0])
    for reader in dict.fromkeys((*READERS, *by_language)):
        item = by_language.get(reader, stands)
        yield NewsListing(
            reader=reader,
            own=item.language == reader,
            item=item,
            kind=item.kind,
            published_on=item.published_on,
            year=item.published_on.year,
        )
