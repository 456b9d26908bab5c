"""Questions about published news. Each reads the rows that were made for readers, never Wagtail's pages."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Count, Q, QuerySet

from palais.cms.models.shown import NewsAbout, NewsItem, NewsListing

LINE = (
    *("page_id", "group", "language", "slug", "title", "teaser", "kind"),
    *("published_on", "changed_on", "about", "image"),
)
WHOLE = (*LINE, "closed_on", "html", "renderer", "is_live")
NEWEST = ("-published_on", "-item_id")
CANDIDATES = 48
BESIDE = (
    "SELECT '{name}', item_id, published_on FROM (SELECT item_id, published_on FROM cms_newslisting"
    " WHERE reader = %s AND (published_on, item_id) {sign} (%s, %s)"
    " ORDER BY published_on {order}, item_id {order} LIMIT 1) AS {name}_it"
)
LIKE = (
    "SELECT 'like', item_id, published_on FROM (SELECT a.item_id, a.published_on FROM cms_newsabout a"
    " JOIN cms_newslisting l ON l.item_id = a.item_id AND l.reader = %s WHERE a.what = %s AND a.key = %s"
    f" ORDER BY a.published_on DESC, a.item_id DESC LIMIT {CANDIDATES}) AS alike"
)


def listed(
    *,
    reader: str,
    kind: str = "",
    topic: str = "",
    state: str = "",
    year: int | None = None,
    language: str = "",
    groups: Collection[str] | None = None,
    about: Iterable[tuple[str, str]] = (),
) -> QuerySet[NewsListing]:
    """What readers of a language are shown, each piece once; `language` keeps to what is written in it.

    `groups` are those that a search has found, `about` more that they are about, as NewsAbout names it. Nothing is in
    order yet.
    """
    rows = NewsListing.objects.filter(reader=language or reader)
    wanted: dict[str, Any] = {"own": True} if language else {}
    if kind:
        wanted["kind"] = kind
    if year:
        wanted["year"] = year
    if groups is not None:
        wanted["item__group__in"] = list(groups)
    for what, key in (("topic", topic), ("state", state), *about):
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


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a piece, by the numbers of pages: the one before it, the one after it, those like it.

    All are in the list of the reader's language. Those that share most come first, among equals the newest.
    """

    before: int | None
    after: int | None
    alike: tuple[int, ...]


def around(*, reader: str, number: int, on: date, about: Iterable[tuple[str, str]]) -> Around:
    """The neighbours of a piece in the list of readers of a language, and what is about the same.

    One question, in SQL of both databases: written by Django's means it takes longer to put into words than to
    answer, and every article asks it.
    """
    day = on.isoformat()
    asked: list[Any] = [reader, day, number, reader, day, number]
    parts = [
        BESIDE.format(sign="<", order="DESC", name="before"),
        BESIDE.format(sign=">", order="ASC", name="after"),
    ]
    for what, key in about:
        parts.append(LIKE)
        asked += [reader, what, key]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), asked)
        found = cursor.fetchall()
    beside = {name: item for name, item, _day in found if name != "like"}
    shared: dict[int, list[Any]] = {}
    for name, item, its_day in found:
        if name == "like" and item != number:
            shared.setdefault(item, [0, str(its_day)])[0] += 1
    alike = sorted(shared, key=lambda item: (*shared[item], item), reverse=True)
    return Around(beside.get("before"), beside.get("after"), tuple(alike))


def known(*, numbers: Sequence[int], group: UUID) -> list[dict[str, Any]]:
    """The lines of these pieces, and of every language of a group."""
    found = NewsItem.objects.filter(Q(pk__in=numbers) | Q(group=group))
    return list(found.order_by("language").values(*LINE))


def addresses() -> list[tuple[UUID, str, str]]:
    """Group, language and slug of every published piece, in an order that stays."""
    return list(NewsItem.objects.order_by("pk").values_list("group", "language", "slug"))


def first_shown(*, reader: str, after: datetime, until: datetime) -> list[dict[str, Any]]:
    """What readers of a language did not have in any language before, the oldest first, with `shown_at`."""
    fresh = NewsItem.objects.filter(shown_at__gt=after, shown_at__lte=until)
    earlier = NewsItem.objects.filter(shown_at__lte=after).values("group")
    listed_here = NewsListing.objects.filter(reader=reader).values("item_id")
    found = fresh.exclude(group__in=earlier).filter(pk__in=listed_here)
    return list(found.order_by("shown_at", "pk").values(*LINE, "shown_at"))
