"""What the first page shows. Each part is one function; a part with nothing to say vanishes from the page."""

from dataclasses import dataclass
from datetime import date

from palais.apps.calendar import queries as calendar
from palais.apps.treaties import queries
from palais.cms.models import HomePage
from palais.core.dates import PartialDate
from palais.web.answers import entry_lines, highlights, items, network
from palais.web.answers.entry_lines import EntryLine
from palais.web.answers.highlights import Arranged
from palais.web.answers.items import Item
from palais.web.answers.marks import Mark, mark
from palais.web.answers.treaty import TreatyCount, treaty_counts
from palais.web.remembered import remembered

LATEST = 6
NEXT_DATES = 3
NEWS = 4
NEWEST = 3


@dataclass(frozen=True, slots=True)
class Joined:
    """A State that became party to one of the four instruments, on a day that is known."""

    iso3: str
    name: str
    treaty: str
    short_name: str
    act: str
    on: PartialDate
    mark: Mark


@dataclass(frozen=True, slots=True)
class HomeAnswer:
    arranged: Arranged
    next_dates: tuple[EntryLine, ...]
    news: tuple[Item, ...]
    hub: Item | None
    hub_newest: tuple[Item, ...]
    monitor: tuple[Item, ...]
    family: tuple[TreatyCount, ...]
    latest: tuple[Joined, ...]
    states: int
    network: network.Figures


def home_page(*, on: date, language: str, edited: HomePage | None = None) -> HomeAnswer:
    """`edited` is a first page that is being written; None: the one that is published, made once a version."""
    if edited is None:
        return remembered(("first page", on, language), lambda: made(on=on, language=language))
    return made(on=on, language=language, edited=edited)


def made(*, on: date, language: str, edited: HomePage | None = None) -> HomeAnswer:
    arranged = highlights.arranged(edited or highlights.page_of(language=language), language=language, on=on)
    hub, newest = items.hub_in_focus(slug=arranged.hub, on=on) or (None, [])
    return HomeAnswer(
        arranged=arranged,
        next_dates=next_dates(on=on),
        news=tuple(items.news(language=language, limit=NEWS)),
        hub=hub,
        hub_newest=tuple(newest),
        monitor=tuple(items.reported(language=language, on=on)),
        family=treaty_counts(on=on, keys=queries.FAMILY),
        latest=latest(on=on),
        states=queries.states().count(),
        network=network.figures(),
    )


def next_dates(*, on: date) -> tuple[EntryLine, ...]:
    return tuple(entry_lines.lines(calendar.upcoming(on=on, limit=NEXT_DATES), on=on))


def latest(*, on: date) -> tuple[Joined, ...]:
    return tuple(
        Joined(
            iso3=act.state_id,
            name=act.state.name,
            treaty=act.treaty_id,
            short_name=act.treaty.short_name,
            act=act.act,
            on=act.on,
            mark=mark(act, table="ratifications", on=on),
        )
        for act in queries.newest_acts(keys=queries.FAMILY, limit=LATEST, on=on)
    )
