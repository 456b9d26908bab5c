"""Questions about published news. Each reads the rows that were made for readers, never Wagtail's pages."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from palais.cms.models.shown import NewsAbout, NewsItem, NewsListing

LINE = (
    *("page_id", "group", "language", "slug", "title", "teaser", "kind"),
    *("published_on", "changed_on", "about", "image"),
)
WHOLE = (*LINE, "closed_on", "html", "renderer", "is_live")
NEWEST = ("-published_on", "-item_id")
CANDIDATES = 48


def listed(
    *,
    reader: str,
    kind: str = "",
    topic: str = "",
    state: str = "",
    year: int | None = None,
    language: str = "",
    groups: Collection[str] | None = None,
) -> QuerySet[NewsListing]:
    """What readers of a language are shown, each piece once; `language` keeps to what is written in it.

    `groups` are those that a search has found. Nothing is in order yet.
    """
    rows = NewsListing.objects.filter(reader=language or reader)
    wanted: dict[str, Any] = {"own": True} if language else {}
    if kind:
        wanted["kind"] = kind
    if year:
        wanted["year"] = year
    if groups is not None:
        wanted["item__group__in"] = list(groups)
    for what, key in (("topic", topic), ("state", state)):
        if key:
            rows = rows.filter(item__in=NewsAbout.objects.filter(what=what, key=key).values("item_id"))
    return rows.filter(**wanted)


def by_year(rows: QuerySet[NewsListing]) -> list[tuple[int, int]]:
    """How many there are of each year, the newest first."""
    found = rows.order_by("-year").values_list("year").annotate(number=Count("pk"))
    return [(year, number) for year, number in found]


def lines(rows: QuerySet[NewsListing], *, limit: int, offset: int = 0) -> list[dict[str, Any]]:
    """The lines of a part of a list, strictly by day of publication. The last page costs what the first does."""
    part = rows.order_by(*NEWEST).values("item_id")[offset : offset + limit]
    return list(NewsItem.objects.filter(pk__in=part).order_by("-published_on", "-pk").values(*LINE))


def states_told_of() -> set[str]:
    """The States about which there are news."""
    return set(NewsAbout.objects.filter(what="state").values_list("key", flat=True).distinct())


def languages_written() -> set[str]:
    """The languages in which there are news."""
    return set(NewsListing.objects.filter(own=True).order_by().values_list("reader", flat=True).distinct())


def items(*, slug: str) -> list[dict[str, Any]]:
    """The published pieces at an address, one a language at most; all are of one group."""
    return list(NewsItem.objects.filter(slug=slug).values(*WHOLE))


def twins(*, group: UUID) -> list[dict[str, Any]]:
    """The same piece in each language there is."""
    return list(NewsItem.objects.filter(group=group).order_by("language").values(*LINE))


def around(*, reader: str, number: int, on: date) -> tuple[int | None, int | None]:
    """The pieces before and after one in the list of readers of a language, by the numbers of their pages."""
    rows = NewsListing.objects.filter(reader=reader)
    older = rows.filter(published_on__lte=on).filter(Q(published_on__lt=on) | Q(item_id__lt=number))
    newer = rows.filter(published_on__gte=on).filter(Q(published_on__gt=on) | Q(item_id__gt=number))
    nearest = Q(pk__in=older.order_by(*NEWEST).values("pk")[:1])
    nearest |= Q(pk__in=newer.order_by("published_on", "item_id").values("pk")[:1])
    found = sorted(NewsListing.objects.filter(nearest).values_list("published_on", "item_id"))
    before = next((pk for day, pk in found if (day, pk) < (on, number)), None)
    after = next((pk for day, pk in found if (day, pk) > (on, number)), None)
    return before, after


def like(*, about: Iterable[tuple[str, str]]) -> list[int]:
    """Pieces that share what another is about, those that share most first, then the newest; page numbers."""
    wanted = Q()
    for what, key in about:
        newest = NewsAbout.objects.filter(what=what, key=key).order_by(*NEWEST)
        wanted |= Q(pk__in=newest.values("pk")[:CANDIDATES])
    if not wanted:
        return []
    shared: dict[int, list[Any]] = {}
    for day, number in NewsAbout.objects.filter(wanted).order_by().values_list("published_on", "item_id"):
        shared.setdefault(number, [0, day])[0] += 1
    return sorted(shared, key=lambda number: (*shared[number], number), reverse=True)


def known(*, numbers: Sequence[int], group: UUID) -> list[dict[str, Any]]:
    """The lines of these pieces, and of every language of a group."""
    found = NewsItem.objects.filter(Q(pk__in=numbers) | Q(group=group))
    return list(found.order_by("language").values(*LINE))


def published_between(*, after: datetime, until: datetime) -> QuerySet[NewsItem]:
    """What was published here for the first time within a time, by Wagtail's moment."""
    return NewsItem.objects.filter(page__first_published_at__gt=after, page__first_published_at__lte=until)
