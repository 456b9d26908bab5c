"""One piece of news as its page shows it, in three questions to the database, and one for a session or document that
was not asked for before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import get_language

from palais.apps.calendar.models import CommitteeSession
from palais.apps.library import queries as library
from palais.cms import queries
from palais.cms.models import NewsPage
from palais.cms.services import rendering, showing
from palais.core import symbols
from palais.web.answers import names
from palais.web.answers.newsroom import BCP47, Named, NewsLine, line, lines, named, path
from palais.web.answers.page_languages import PageLanguages, known_of
from palais.web.calendar_words import addresses, titles
from palais.web.remembered import remembered

RELATED = 3
ABOUT_FIRST = (("states", "state"), ("topics", "topic"), ("symbols", "symbol"))


@dataclass(frozen=True, slots=True)
class Twin:
    """The same piece in a language, at its own address."""

    language: str
    title: str
    path: str


@dataclass(frozen=True, slots=True)
class SymbolLine:
    """A UN document: its symbol, what it is, its title where the document is known here."""

    symbol: str
    kind: str
    title: str


@dataclass(frozen=True, slots=True)
class Article:
    """One piece of news. `html` is safe and ready; `lead`: its teaser is no part of the text. `twins` are all its
    languages, this one too; `languages` and `notes`: what it follows, and what to say of its title and teaser.

    `elsewhere` is the address to go to instead: the piece has an address of its own in the reader's language.
    """

    line: NewsLine
    html: str
    lead: bool
    closed_on: date | None
    twins: tuple[Twin, ...]
    related: tuple[NewsLine, ...]
    before: NewsLine | None
    after: NewsLine | None
    treaties: tuple[Named, ...]
    bodies: tuple[Named, ...]
    symbols: tuple[SymbolLine, ...]
    session: Named | None
    languages: PageLanguages
    notes: Mapping[str, Any]
    elsewhere: str = ""


def article(*, slug: str, reader: str) -> Article | None:
    """The piece at an address, for readers of a language; None where there is none.

    Where it is not written in their language, they are shown the one that stands for all.
    """
    there = {item["language"]: item for item in queries.items(slug=slug)}
    item = there.get(reader) or there.get(settings.LANGUAGE_CODE) or next(iter(there.values()), None)
    if item is None:
        return None
    near = queries.around(
        reader=reader, number=item["page_id"], on=item["published_on"], about=about(item["about"])
    )
    wanted = [
        number for number in (near.before, near.after, *near.alike[: RELATED + 1]) if number is not None
    ]
    rows = queries.known(numbers=wanted, group=item["group"])
    return put_together(item, rows, reader=reader, near=near)


def preview(page: NewsPage) -> Article:
    """A draft as its readers would see it, in the frame of its own language; nothing around it."""
    item = {"page_id": page.pk, **showing.row(page), "is_live": False}
    return put_together(item, [item], reader=item["language"], near=queries.Around(None, None, ()))


def about(known: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What related pieces share with this one; four of each kind at most."""
    return [(what, key) for column, what in ABOUT_FIRST for key in known[column][:4]]


def put_together(
    item: dict[str, Any], rows: list[dict[str, Any]], *, reader: str, near: queries.Around
) -> Article:
    twins = [row for row in rows if row["group"] == item["group"]]
    own = next((row for row in twins if row["language"] == reader), None)
    shown = {row["page_id"]: row for row in rows}
    known = item["about"]
    with translation.override(reader):
        return Article(
            line=line(item, reader=reader),
            html=html(item),
            lead=known["lead"],
            closed_on=item["closed_on"],
            twins=tuple(map(twin, twins)),
            related=tuple(related(near.alike, shown, item=item, reader=reader)),
            before=neighbour(near.before, shown, reader=reader),
            after=neighbour(near.after, shown, reader=reader),
            treaties=named(known["treaties"], names.instruments(), page="treaty"),
            bodies=named(known["bodies"], names.bodies(), page="body"),
            symbols=documents(known["symbols"]),
            session=session(known["session"]),
            languages=languages(item, twins),
            notes=known.get("follows", {}).get("notes", {}),
            elsewhere=path(own["slug"]) if own and own["slug"] != item["slug"] else "",
        )


def languages(item: Mapping[str, Any], twins: list[dict[str, Any]]) -> PageLanguages:
    """What it is a translation of, and what has changed there since."""
    follows = item["about"].get("follows", {})
    source = next((row for row in twins if row["language"] == follows.get("source")), None)
    return known_of(item["language"], follows, url=twin(source).path if source else "")


def html(item: Mapping[str, Any]) -> str:
    """The body as it is kept; made anew where what makes it has changed, or where it changes by itself."""
    if item["renderer"] == rendering.renderer() and not item["is_live"]:
        return str(item["html"])
    return showing.body_again(item["page_id"])


def twin(row: Mapping[str, Any]) -> Twin:
    with translation.override(row["language"]):
        address = path(row["slug"])
    return Twin(BCP47.get(row["language"], row["language"]), row["title"], address)


def neighbour(number: int | None, shown: Mapping[int, Mapping[str, Any]], *, reader: str) -> NewsLine | None:
    row = shown.get(number) if number is not None else None
    return line(row, reader=reader) if row else None


def related(
    alike: Iterable[int], shown: Mapping[int, Mapping[str, Any]], *, item: Mapping[str, Any], reader: str
) -> list[NewsLine]:
    """The pieces that share most; not this very piece in another language."""
    rows = [shown[number] for number in alike if number in shown and shown[number]["group"] != item["group"]]
    return lines(rows[:RELATED], reader=reader)


def documents(written: Iterable[str]) -> tuple[SymbolLine, ...]:
    """What the symbols of an article stand for; the titles of documents that are known here."""
    return tuple(remembered(("document", symbol), partial(document, symbol)) for symbol in written)


def document(symbol: str) -> SymbolLine:
    """The kind of a document, as `core.symbols` names it; empty where the symbol is not understood any more."""
    known = library.document(symbol=symbol)
    try:
        kind = symbols.describe(symbols.parse(symbol)).kind.value
    except symbols.SymbolNotUnderstood:
        kind = ""
    return SymbolLine(symbol, kind, known.title if known else "")


def session(slug: str) -> Named | None:
    return remembered(("session", slug, get_language()), partial(session_named, slug)) if slug else None


def session_named(slug: str) -> Named | None:
    row = CommitteeSession.public.select_related("body").filter(slug=slug).first()
    return Named(slug, titles.session(row), addresses.session(row)) if row else None
