"""Publications: the list with its covers, and one with everything beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from palais.apps.resources.models import Work
from palais.apps.resources.queries import publications as queries
from palais.apps.resources.queries.publications import FACETS, Asked
from palais.apps.resources.queries.works import lines as prefetched
from palais.web.answers import resources
from palais.web.answers.hubs import Choice
from palais.web.answers.resources import OtherLine, ResourceLine, ResourcePage
from palais.web.answers.texts import Written

__all__ = ["FACETS", "Asked", "Choice", "Listing", "Publication", "PublicationPage", "Version"]
PAGE = 24
MOST_IN_A_FILE = 20_000


@dataclass(frozen=True, slots=True)
class Cover:
    """An image of the first page. `alt` is what it shows, in the words of who uploaded it."""

    address: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True, slots=True)
class Version:
    """A work that retells another, or the one it retells.

    `changed_on`: when the source's content last changed; `matches_on`: when somebody last saw that both say the same.
    """

    key: str
    title: Written
    kind: str
    changed_on: date | None
    matches_on: date | None
    lags: bool
    is_publication: bool


@dataclass(frozen=True, slots=True)
class Publication:
    """One publication as lists show it."""

    line: ResourceLine
    cover: Cover | None
    versions: tuple[Version, ...]
    sources: tuple[Version, ...]
    is_replaced: bool
    added_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of `number` publications; `total` counts all there are."""

    asked: Asked
    facets: Mapping[str, tuple[Choice, ...]]
    number: int
    total: int
    page: int
    pages: int
    found: tuple[Publication, ...]


@dataclass(frozen=True, slots=True)
class PublicationPage:
    """One publication with everything beside it. `content_changed_on`: when what it says last changed."""

    page: ResourcePage
    cover: Cover | None
    versions: tuple[Version, ...]
    sources: tuple[Version, ...]
    replaces: tuple[OtherLine, ...]
    replaced_by: OtherLine | None
    content_changed_on: date | None


def listing(*, asked: Asked, page: int = 1) -> Listing | None:
    """None for a page that does not exist. The number of queries does not depend on how many there are."""
    works = queries.listed(asked=asked)
    number = works.count()
    pages = max(1, -(-number // PAGE))
    if not 1 <= page <= pages:
        return None
    start = (page - 1) * PAGE
    return Listing(
        asked=asked,
        facets=choices(asked),
        number=number,
        total=queries.listed(asked=Asked()).count() if asked.filters else number,
        page=page,
        pages=pages,
        found=tuple(map(publication, queries.with_covers(works)[start : start + PAGE])),
    )


def every(*, asked: Asked) -> tuple[ResourceLine, ...]:
    """All that was asked for, for a file."""
    works = queries.listed(asked=asked)
    return resources.lines(works.prefetch_related(*prefetched())[:MOST_IN_A_FILE])


def newest(*, asked: Asked, most: int) -> tuple[Publication, ...]:
    """What was last added or changed, for a feed."""
    works = queries.listed(asked=asked).order_by("-changed_at", "-pk")
    return tuple(map(publication, queries.with_covers(works)[:most]))


def choices(asked: Asked) -> dict[str, tuple[Choice, ...]]:
    """For each facet its choices: years from the newest down, all others the most frequent first."""
    found = queries.counts(asked=asked)
    names = resources.topic_names() if found["topic"] or asked.topic else {}
    return {name: ordered(name, found[name], names, chosen=getattr(asked, name)) for name in FACETS}


def ordered(
    name: str, counts: Mapping[str, int], names: Mapping[str, str], *, chosen: str
) -> tuple[Choice, ...]:
    every = dict(counts) | ({chosen: counts.get(chosen, 0)} if chosen else {})
    known = [Choice(value, names.get(value, value), number) for value, number in every.items()]
    if name == "year":
        return tuple(sorted(known, key=lambda one: one.value, reverse=True))
    return tuple(sorted(known, key=lambda one: (-one.number, one.name)))


def publication(work: Work) -> Publication:
    newer = work.replaced_by
    return Publication(
        line=resources.line(work),
        cover=cover(work, spec=0),
        versions=versions(work),
        sources=sources(work),
        is_replaced=newer is not None and newer.status == "shown",
        added_at=work.added_at,
        changed_at=work.changed_at,
    )


def cover(work: Work, *, spec: int) -> Cover | None:
    """None where there is none, or where readers may not see it."""
    if work.cover is None:
        return None
    made = work.cover.get_rendition(queries.COVERS[spec])
    if not made:
        return None
    return Cover(made.url, made.width, made.height, work.cover.description or work.cover.title)


def versions(work: Work) -> tuple[Version, ...]:
    shown = (one for one in work.twins.all() if one.work.status == "shown")
    return tuple(version(one.work, one, source=work) for one in shown)


def sources(work: Work) -> tuple[Version, ...]:
    shown = (one for one in work.sources.all() if one.source.status == "shown")
    return tuple(version(one.source, one, source=one.source) for one in shown)


def version(work: Work, twin: object, *, source: Work) -> Version:
    told = resources.other(work, twin, of=source)
    return Version(
        key=work.key,
        title=told.title,
        kind=told.kind,
        changed_on=source.content_changed_on,
        matches_on=told.matches_on,
        lags=told.lags,
        is_publication=work.is_publication,
    )


def publication_page(*, key: str) -> PublicationPage | None:
    """None for a draft, for a key that is not known, and for a work that is no publication."""
    work = queries.beside(key=key)
    page = resources.resource_page(key=key) if work else None
    if work is None or page is None:
        return None
    newer = work.replaced_by
    return PublicationPage(
        page=page,
        cover=cover(work, spec=1),
        versions=versions(work),
        sources=sources(work),
        replaces=tuple(plain_other(one) for one in work.replaces.all() if one.status == "shown"),
        replaced_by=plain_other(newer) if newer is not None and newer.status == "shown" else None,
        content_changed_on=work.content_changed_on,
    )


def plain_other(work: Work) -> OtherLine:
    titles = {one.language: one.title for one in work.texts.all()}
    title = resources.title_of(titles, work.language, work.key)
    return OtherLine(key=work.key, title=title, kind="", matches_on=None, lags=False)
