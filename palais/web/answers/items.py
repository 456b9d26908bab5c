"""Something new, whatever room it comes from, in one shape: for the first page, working areas and newsletters.

Each room has one function here. All take the same: the language of the reader, what it must be about (any of the
topics, bodies or States; nothing: everything), after which day, and how many at most.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date

from palais.apps.calendar import queries as calendar
from palais.apps.treaties import queries as treaties
from palais.cms.choices import ItemKind
from palais.cms.models import NewsPage
from palais.web.answers import entry_lines


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
    """Published pieces of news in a language, the newest first."""
    rows = NewsPage.objects.live().filter(locale__language_code=language).order_by("-published_on", "-pk")
    if after is not None:
        rows = rows.filter(published_on__gt=after)
    found = [
        row
        for row in rows[: limit * 4]
        if not about
        or set(row.topics) & set(about.topics)
        or set(row.bodies) & set(about.bodies)
        or set(row.states) & set(about.states)
    ]
    return [
        Item(
            kind=ItemKind.NEWS,
            title=row.title,
            path=row.url or "",
            on=row.published_on,
            language=language,
            text=row.summary,
            what=str(row.get_kind_display()),
        )
        for row in found[:limit]
    ]


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


def topic_names(keys: Collection[str]) -> dict[str, str]:
    return {key: topic.name for key, topic in treaties.topics().items() if key in keys} if keys else {}
