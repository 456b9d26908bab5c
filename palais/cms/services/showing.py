"""What readers are shown follows the pages: made when a page is published, gone when it is not public any more."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction

from palais.apps.office import clock, search
from palais.cms.models import NewsPage
from palais.cms.models.shown import NewsItem, NewsListing, NewsState, NewsTopic
from palais.cms.services import rendering

READERS = tuple(code for code, _name in settings.LANGUAGES)
LARGE, SMALL, SHARED = "width-1200|format-webp", "width-640|format-webp", "fill-1200x630|format-jpeg"


@transaction.atomic
def show(page: NewsPage) -> None:
    """Make the row of a piece of news, or take it away where the page is not for everybody."""
    if not page.live or page.get_view_restrictions().exists():
        hide([page.pk])
        return
    made = rendering.render(page.body, language=page.locale.language_code)
    before = NewsItem.objects.filter(pk=page.pk).values_list("group", flat=True).first()
    item, _new = NewsItem.objects.update_or_create(
        page_id=page.pk,
        defaults={
            "group": page.translation_key,
            "language": page.locale.language_code,
            "slug": page.slug,
            "title": page.title,
            "teaser": page.summary or rendering.teaser(page.body),
            "kind": page.kind,
            "published_on": page.published_on,
            "changed_on": page.changed_on,
            "closed_on": page.closed_on,
            "html": made.html,
            "renderer": rendering.renderer(),
            "is_live": made.is_live,
            "about": about(page),
            "image": picture(page),
        },
    )
    link(item, page)
    relist({item.group, before} - {None})
    search.note(kind="news", keys=[str(page.pk)])


@transaction.atomic
def hide(pages: Iterable[int]) -> None:
    """Take away the rows of these pages, by their numbers."""
    gone = NewsItem.objects.filter(pk__in=list(pages))
    groups = set(gone.values_list("group", flat=True))
    keys = [str(pk) for pk in gone.values_list("pk", flat=True)]
    gone.delete()
    relist(groups)
    search.note(kind="news", keys=keys)


def show_again(pages: Iterable[int]) -> None:
    """Make the rows of these pages anew; for pages that show something else that has changed."""
    for page in NewsPage.objects.filter(pk__in=list(pages)).select_related("locale", "image"):
        show(page)


def about(page: NewsPage) -> dict[str, Any]:
    """What a piece of news is about, as keys, and who wrote it."""
    return {
        "authors": [
            {
                "name": author.name,
                "organisation": author.organisation.name if author.organisation else "",
                "key": author.organisation.key
                if author.organisation and author.organisation.is_listed
                else "",
            }
            for author in page.authors.all()
        ],
        "topics": page.topics,
        "states": page.states,
        "treaties": page.treaties,
        "bodies": page.bodies,
        "symbols": page.symbols,
        "session": page.session,
    }


def picture(page: NewsPage) -> dict[str, Any]:
    """The image of a piece of news, in two sizes and as it is shared; empty where consent has ended."""
    image = page.image
    if image is None or not image.may_be_shown(on=clock.today()):
        return {}
    large, small, shared = image.get_renditions(LARGE, SMALL, SHARED).values()
    return {
        "url": small.url,
        "width": small.width,
        "height": small.height,
        "large": large.url if large.width > small.width else "",
        "large_width": large.width,
        "shared": shared.url,
        "alt": page.image_alt or image.description,
        "credit": ", ".join(filter(None, (image.credit, image.licence))),
    }


def link(item: NewsItem, page: NewsPage) -> None:
    """Topics and States, as tables that lists are filtered by."""
    item.topic_links.all().delete()
    item.state_links.all().delete()
    NewsTopic.objects.bulk_create(NewsTopic(item=item, topic=key) for key in dict.fromkeys(page.topics))
    NewsState.objects.bulk_create(NewsState(item=item, state=key) for key in dict.fromkeys(page.states))


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
