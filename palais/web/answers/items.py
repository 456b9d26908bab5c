"""Something new, whatever room it comes from, in one shape: for the first page, working areas and newsletters.

Each room has one function here. All take the same: the language of the reader, what it must be about (any of the
topics, bodies or States; nothing: everything), after which day, and how many at most. What is new is what was first
shown here after that day, whatever day it carries itself.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from palais.apps.calendar import queries as calendar
from palais.apps.resources import queries as resources
from palais.apps.resources.models import Work, WorkState, WorkTopic
from palais.apps.signons import queries as signons
from palais.apps.signons.models import StatementState, StatementTopic
from palais.cms import queries
from palais.cms.choices import ItemKind
from palais.cms.models import NewsAbout
from palais.core.dates import PartialDate
from palais.web import date_words
from palais.web.answers import entry_lines, followup, hubs, newsroom
from palais.web.answers import resources as resource_lines
from palais.web.answers import statements as statement_lines


@dataclass(frozen=True, slots=True)
class About:
    """What is wanted; nothing in any of the three: everything."""

    topics: Collection[str] = ()
    bodies: Collection[str] = ()
    states: Collection[str] = ()

    def __bool__(self) -> bool:
        return bool(self.topics or self.bodies or self.states)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing. `kind` as in ItemKind; `what` is a narrower word for it, empty for none. `path` holds the prefix of
    the language; `language` is the one its title is written in. `when` is for people where `on` says too little.
    `on_consent`: its words must go when a consent ends, and are not to be copied."""

    kind: Any
    title: str
    path: str
    on: date | None
    language: str
    text: str = ""
    what: str = ""
    when: str = ""
    on_consent: bool = False


EVERYTHING = About()
Ask = Callable[..., Sequence[Item]]


def news(
    *, language: str, about: About = EVERYTHING, after: date | None = None, limit: int = 4
) -> list[Item]:
    """Published pieces of news for readers of a language, their own or the one that stands for all, newest first."""
    rows = queries.listed(reader=language)
    if after is not None:
        rows = rows.filter(item__shown_at__date__gt=after)
    if about:
        rows = rows.filter(item__in=about_any(about))
    return [news_item(line) for line in newsroom.lines(queries.lines(rows, limit=limit), reader=language)]


def about_any(about: About) -> Any:
    """The published news about any of the topics, bodies or States."""
    wanted = Q(what="topic", key__in=about.topics) | Q(what="body", key__in=about.bodies)
    return NewsAbout.objects.filter(wanted | Q(what="state", key__in=about.states)).values("item_id")


def news_item(line: newsroom.NewsLine) -> Item:
    return Item(
        kind=str(ItemKind.NEWS),
        title=line.title,
        path=line.path,
        on=line.published_on,
        language=line.language,
        text=line.teaser,
        what=line.kind_name,
    )


def entry_points(
    *, language: str, about: About = EVERYTHING, on: date, until: date | None = None, limit: int = 4
) -> list[Item]:
    """What comes next at the United Nations, in the active language: for the bodies and States wanted."""
    filters = [calendar.Filter(body=key) for key in about.bodies] or [
        calendar.Filter(state=iso3) for iso3 in about.states
    ]
    if not filters:
        filters = [] if about else [calendar.Filter()]
    found = [
        one
        for wanted in filters[:MOST_FILTERS]
        for one in calendar.upcoming(on=on, wanted=wanted, until=until, limit=limit)
    ]
    found.sort(key=lambda one: (one.first, one.slug))
    return [
        Item(
            kind=str(ItemKind.ENTRY_POINT),
            title=line.title,
            path=line.path,
            on=line.first,
            language=language,
            when=line.when,
        )
        for line in entry_lines.lines(found[:limit], on=on)
    ]


MOST_FILTERS = 4
"""So many bodies or States are asked for one by one; more would make a page slow."""


def statements(
    *, language: str, about: About = EVERYTHING, after: date | None = None, limit: int = 4
) -> list[Item]:
    """Joint statements and letters, the newest first."""
    rows = signons.listed()
    if after is not None:
        rows = rows.filter(published_at__date__gt=after)
    if about:
        topics = StatementTopic.objects.filter(topic__in=about.topics).values("statement")
        states = StatementState.objects.filter(state__in=about.states).values("statement")
        rows = rows.filter(Q(pk__in=topics) | Q(pk__in=states) | Q(body__in=about.bodies))
    return [
        Item(
            kind=str(ItemKind.STATEMENT),
            title=line.title,
            path=line.path,
            on=line.on.earliest,
            language=line.language,
            when=date_words.partial(line.on),
        )
        for line in map(statement_lines.line, rows[:limit])
    ]


def publications(
    *, language: str, about: About = EVERYTHING, after: date | None = None, limit: int = 4
) -> list[Item]:
    """Publications of the network, what was shown last first."""
    own = works(about, after=after).filter(is_publication=True)
    return [work_item(one, str(ItemKind.PUBLICATION)) for one in own[:limit]]


def gathered(
    *, language: str, about: About = EVERYTHING, after: date | None = None, limit: int = 4
) -> list[Item]:
    """Resources that stand in a hub or alone, what was shown last first."""
    others = works(about, after=after).filter(is_publication=False)
    return [work_item(one, str(ItemKind.RESOURCE)) for one in others[:limit]]


def works(about: About, *, after: date | None) -> "QuerySet[Work]":
    rows = resources.listed(asked=resources.Asked()).order_by("-shown_at", "-pk")
    if after is not None:
        rows = rows.filter(shown_at__date__gt=after)
    if about:
        topics = WorkTopic.objects.filter(topic__in=about.topics).values("work")
        states = WorkState.objects.filter(state__in=about.states).values("work")
        rows = rows.filter(Q(pk__in=topics) | Q(pk__in=states))
    return rows.prefetch_related(*hubs.prefetched())


def work_item(work: Work, kind: Any) -> Item:
    line = resource_lines.line(work)
    return replace(line_item(line), kind=kind, text=line.summary.text)


def hub_in_focus(*, slug: str, on: date) -> tuple[Item, list[Item]] | None:
    """The hub an editor named, else the one in focus, with what came into it last; None where there is none."""
    line = next((one for one in hubs.hub_list() if one.slug == slug), None) if slug else None
    line = line or hubs.hub_in_focus(on=on)
    if line is None:
        return None
    found = hubs.newest(asked=resources.Asked(), slug=line.slug, most=HUB_LINES, only_new=True)
    hub = Item(
        kind=str(ItemKind.RESOURCE),
        title=line.title.text,
        path=reverse("hub", args=[line.slug]),
        on=line.closed_on or line.as_of,
        language=line.title.language,
        text=line.intro.text,
    )
    return hub, [line_item(one.line) for one in (found[1] if found else ())]


HUB_LINES = 3


def reported(*, language: str, on: date, after: date | None = None, limit: int = 3) -> list[Item]:
    """What was reported in the follow-up monitors, what was published last first."""
    lines = followup.newest(on=on, limit=limit)
    return [
        Item(
            kind=str(ItemKind.FOLLOW_UP),
            title=line.title.text,
            path=reverse("activity", args=[line.monitor, line.number]),
            on=line.published_at.date(),
            language=line.title.language,
            text=line.summary.text,
            what=line.monitor_title.text,
            when=date_words.partial(PartialDate.parse(line.begins_on)) if line.begins_on else "",
            on_consent=line.on_consent,
        )
        for line in lines
        if after is None or line.published_at.date() > after
    ]


def line_item(line: resource_lines.ResourceLine) -> Item:
    return Item(
        kind=str(ItemKind.RESOURCE),
        title=line.title.text,
        path=reverse("publication" if line.is_publication else "resource", args=[line.key]),
        on=None,
        language=line.title.language,
        what=", ".join(maker.name for maker in line.makers[:2]),
        when=date_words.partial(PartialDate.parse(line.dated)) if line.dated else "",
    )
