"""Something new, whatever room it comes from, in one shape: for the first page, working areas and newsletters.

Each room has one function here. All take the same: the language of the reader, what it must be about (any of the
topics, bodies or States; nothing: everything), after which day, and how many at most.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from palais.apps.calendar import queries as calendar
from palais.cms import queries
from palais.cms.choices import ItemKind
from palais.cms.models import NewsAbout
from palais.web.answers import entry_lines, newsroom


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
    the language; `language` is the one its title is written in. `when` is for people where `on` says too little."""

    kind: str
    title: str
    path: str
    on: date | None
    language: str
    text: str = ""
    what: str = ""
    when: str = ""


EVERYTHING = About()
Ask = Callable[..., Sequence[Item]]


def news(
    *, language: str, about: About = EVERYTHING, after: date | None = None, limit: int = 4
) -> list[Item]:
    """Published pieces of news for readers of a language, their own or the one that stands for all, newest first."""
    rows = queries.listed(reader=language)
    if after is not None:
        rows = rows.filter(published_on__gt=after)
    if about:
        rows = rows.filter(item__in=about_any(about))
    return [news_item(line) for line in newsroom.lines(queries.lines(rows, limit=limit), reader=language)]


def about_any(about: About) -> Any:
    """The published news about any of the topics, bodies or States."""
    wanted = Q(what="topic", key__in=about.topics) | Q(what="body", key__in=about.bodies)
    return NewsAbout.objects.filter(wanted | Q(what="state", key__in=about.states)).values("item_id")


def news_item(line: newsroom.NewsLine) -> Item:
    return Item(
        kind=ItemKind.NEWS,
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
            kind=ItemKind.ENTRY_POINT,
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
