"""Hubs, and lists of resources with their facets: the page, its files and its feed are made from the same answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import get_language

from palais.apps.office import clock
from palais.apps.resources import queries
from palais.apps.resources.models import Hub
from palais.apps.resources.queries import Asked
from palais.apps.resources.queries.hubs import checked_span
from palais.apps.resources.queries.works import lines as prefetched
from palais.web.answers import texts
from palais.web.answers.resources import (
    ResourceLine,
    line,
    lines,
    reader,
    state_names,
    topic_names,
)
from palais.web.answers.texts import Written
from palais.web.remembered import remembered

OPENING = 8
"""So many resources of each section stand on the page of a hub; the section's own list has all of them."""

PAGE = 25
MOST_IN_A_FILE = 20_000


@dataclass(frozen=True, slots=True)
class HubLine:
    """A hub in a list. `number` counts its resources; `closed_on` None: it is kept up to date."""

    slug: str
    title: Written
    intro: Written
    as_of: date | None
    closed_on: date | None
    number: int
    example: bool


@dataclass(frozen=True, slots=True)
class SectionLine:
    """A section with its first resources; `number` counts all of them that were asked for."""

    slug: str
    title: Written
    intro: Written
    number: int
    first: tuple[ResourceLine, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a facet, with its name where it is no word of ours, and how many resources it leaves."""

    value: str
    name: str
    number: int


@dataclass(frozen=True, slots=True)
class Listing:
    """What was asked for: `found` is one page of `number` resources; all of them where a file asks.

    `hub` None: all resources. With a hub and no question its `sections` hold their first resources, `found` is empty.
    """

    asked: Asked
    hub: HubLine | None
    lag: texts.Lag | None
    sections: tuple[SectionLine, ...]
    checked_from: date | None
    checked_to: date | None
    facets: Mapping[str, tuple[Choice, ...]]
    number: int
    total: int
    page: int
    pages: int
    found: tuple[ResourceLine, ...]


@dataclass(frozen=True, slots=True)
class NewResource:
    """A resource as feeds tell of it."""

    line: ResourceLine
    added_at: datetime
    changed_at: datetime


def hub_list() -> tuple[HubLine, ...]:
    """Every hub that is shown, those still kept up to date first."""
    return tuple(hub_line(one, number=one.number) for one in queries.hubs())


def hub_in_focus(*, on: date) -> HubLine | None:
    """The hub for the home page."""
    found = queries.focus_hub(on=on)
    return hub_line(found, number=getattr(found, "number", 0)) if found else None


def hub_listing(*, slug: str, asked: Asked, page: int = 1) -> Listing | None:
    """The page of a hub; None where none is shown under this name, or it has no such section or page.

    The page that it opens with is made once a version of the content.
    """
    if asked == Asked() and page == 1:
        return remembered(("hub", slug, get_language(), clock.today()), lambda: made(slug=slug, asked=asked))
    return made(slug=slug, asked=asked, page=page)


def made(*, slug: str, asked: Asked, page: int = 1) -> Listing | None:
    hub = queries.hub(slug=slug)
    return None if hub is None else listing(asked=asked, hub=hub, page=page)


def listing(*, asked: Asked, hub: Hub | None = None, page: int = 1) -> Listing | None:
    """Resources with facets; the number of queries does not depend on how many there are."""
    slugs = [one.slug for one in hub.sections.all()] if hub else []
    if asked.section and asked.section not in slugs:
        return None
    counts = queries.section_counts(asked=asked, hub=hub) if hub else {}
    is_opening = hub is not None and not asked.filters and not asked.section
    works = queries.listed(asked=asked, hub=hub)
    number = works.count()
    pages = max(1, -(-number // PAGE))
    if not 1 <= page <= pages:
        return None
    start = (page - 1) * PAGE
    shown = () if is_opening else works.prefetch_related(*prefetched())[start : start + PAGE]
    span = checked_span(hub=hub) if hub else (None, None)
    named = hub_line(hub, number=sum_of(asked, hub, number)) if hub else None
    return Listing(
        asked=asked,
        hub=named,
        lag=texts.lag(hub.texts.all(), shown=named.title.language, main=hub.language)
        if hub and named
        else None,
        sections=sections(hub, counts, opening=is_opening) if hub else (),
        checked_from=span[0],
        checked_to=span[1],
        facets=choices(asked, hub),
        number=number,
        total=sum_of(asked, hub, number),
        page=page,
        pages=pages,
        found=lines(shown),
    )


def sum_of(asked: Asked, hub: Hub | None, number: int) -> int:
    """How many there are without any filter."""
    if not asked.filters and not asked.section:
        return number
    return queries.listed(asked=Asked(), hub=hub).count()


def every(*, asked: Asked, slug: str = "") -> tuple[HubLine | None, tuple[ResourceLine, ...]] | None:
    """All that was asked for, for a file or a feed; None where there is no such hub."""
    hub = queries.hub(slug=slug) if slug else None
    if slug and hub is None:
        return None
    works = queries.listed(asked=asked, hub=hub).prefetch_related(*prefetched())[:MOST_IN_A_FILE]
    return (hub_line(hub, number=0) if hub else None), lines(works)


def newest(
    *, asked: Asked, slug: str, most: int, only_new: bool = False
) -> tuple[HubLine | None, tuple[NewResource, ...]] | None:
    """What was last added or changed of what was asked for; None where there is no such hub.

    `only_new`: a mended comma makes nothing new; what was first shown last comes first.
    """
    hub = queries.hub(slug=slug) if slug else None
    if slug and hub is None:
        return None
    order = "-shown_at" if only_new else "-changed_at"
    works = queries.listed(asked=asked, hub=hub).order_by(order, "-pk")
    found = works.prefetch_related(*prefetched())[:most]
    told = tuple(NewResource(line(one), one.added_at, one.changed_at) for one in found)
    return (hub_line(hub, number=0) if hub else None), told


def sections(hub: Hub, counts: Mapping[str, int], *, opening: bool) -> tuple[SectionLine, ...]:
    first: dict[int, list[ResourceLine]] = {}
    for placement in queries.opening_of_sections(hub=hub, most=OPENING) if opening else ():
        first.setdefault(placement.section_id, []).append(line(placement.work))
    found = []
    for one in hub.sections.all():
        said = {text.language: text for text in one.texts.all()}
        language, text = texts.chosen(said, reader=reader(), main=hub.language) or ("", None)
        found.append(
            SectionLine(
                slug=one.slug,
                title=Written(text.title if text else one.slug, language),
                intro=Written(text.intro if text else "", language),
                number=counts.get(one.slug, 0),
                first=tuple(first.get(one.pk, ())),
            )
        )
    return tuple(found)


def choices(asked: Asked, hub: Hub | None) -> dict[str, tuple[Choice, ...]]:
    """For each facet its choices, the most frequent first. One that was asked for stays, even where it leaves none."""
    found = queries.facets(asked=asked, hub=hub)
    names: dict[str, Mapping[str, str]] = {
        "organisation": found.names,
        "topic": topic_names() if found.counts["topic"] else {},
        "state": state_names(found.counts["state"]),
    }
    return {
        name: tuple(ordered(name, counts, names.get(name, {}), chosen=getattr(asked, name)))
        for name, counts in found.counts.items()
    }


def ordered(
    name: str, counts: Mapping[str, int], names: Mapping[str, str], *, chosen: str
) -> Sequence[Choice]:
    every = dict(counts) | ({chosen: counts.get(chosen, 0)} if chosen else {})
    known = [Choice(value, names.get(value, value), number) for value, number in every.items()]
    return sorted(known, key=lambda one: (-one.number, one.name))


def hub_line(hub: Hub, *, number: int) -> HubLine:
    said = {text.language: text for text in hub.texts.all()}
    language, text = texts.chosen(said, reader=reader(), main=hub.language) or ("", None)
    return HubLine(
        slug=hub.slug,
        title=Written(text.title if text else hub.slug, language),
        intro=Written(text.intro if text else "", language),
        as_of=hub.as_of,
        closed_on=hub.closed_on,
        number=number,
        example=hub.is_demo,
    )


def about_state(*, iso3: str, limit: int = 5) -> tuple[tuple[ResourceLine, ...], int]:
    """The newest resources about a State, and how many there are."""
    newest = lines(queries.of_state(iso3=iso3, limit=limit))
    number = len(newest) if len(newest) < limit else queries.counts_by_state(states=[iso3]).get(iso3, 0)
    return newest, number
