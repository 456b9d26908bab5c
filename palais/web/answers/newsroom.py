"""News: the archive, its newest lines, what is known of a State. One article stands in newsroom_article."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils import translation

from palais.apps.office import clock, search
from palais.cms import queries
from palais.cms.choices import NewsKind
from palais.web.answers import names
from palais.web.remembered import remembered

PAGE = 10
MOST_FOUND = 1_000
FRESH = timedelta(days=14)
FILTERS = ("q", "kind", "topic", "state", "year", "language")
BCP47 = {"zh-hans": "zh-Hans"}


@dataclass(frozen=True, slots=True)
class Named:
    """Something that has a name here and, where it has one, a page."""

    key: str
    name: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class Author(Named):
    """Who wrote it: `name` is what is shown, made of the two others; each of them may be empty."""

    person: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class NewsLine:
    """One piece of news in a list. `language` is that of its words, as BCP 47 writes it; `own`: the reader's.

    `image` is empty, or holds url, width, height, alt and more as services/showing keeps them.
    """

    number: int
    group: str
    path: str
    title: str
    teaser: str
    language: str
    own: bool
    kind: str
    kind_name: str
    published_on: date
    changed_on: date | None
    topics: tuple[Named, ...]
    states: tuple[Named, ...]
    authors: tuple[Author, ...]
    image: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Choices:
    """What the archive can be filtered by: pairs of value and name."""

    kinds: tuple[tuple[str, str], ...]
    topics: tuple[tuple[str, str], ...]
    states: tuple[tuple[str, str], ...]
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NewsArchive:
    """A page of the archive. `years` counts what fits the other filters, the newest first.

    `without_search`: words were asked for, and search is not ready. `found`: how many the words are found in, where
    that is more than can be set in the order of days; else 0.
    """

    lines: tuple[NewsLine, ...]
    count: int
    page: int
    pages: int
    years: tuple[tuple[int, int], ...]
    choices: Choices
    without_search: bool
    found: int = 0


def archive(*, wanted: Mapping[str, str], reader: str, page: int = 1, size: int = PAGE) -> NewsArchive:
    """The news that fit, strictly by day of publication. A filter that nobody offers finds nothing."""
    groups, ready, in_all = found(wanted.get("q", ""), language=reader)
    kept: dict[str, Any] = {name: wanted.get(name, "") for name in ("kind", "topic", "state", "language")}
    kept["language"] = kept["language"].lower()
    rows = queries.listed(reader=reader, groups=groups, **kept)
    asked = wanted.get("year", "")
    years = count_years(rows, key=(reader, *kept.values()) if groups is None else None)
    count = sum(number for year, number in years if not asked or str(year) == asked)
    pages = max(1, -(-count // size))
    page = min(max(page, 1), pages)
    if asked:
        rows = rows.filter(year=int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else 0)
    shown = queries.lines(rows, limit=size, offset=(page - 1) * size) if count else []
    return NewsArchive(
        lines=tuple(lines(shown, reader=reader, at_home=bool(kept["language"]))),
        count=count,
        page=page,
        pages=pages,
        years=years,
        choices=choices(),
        without_search=not ready,
        found=in_all if in_all > MOST_FOUND else 0,
    )


def count_years(rows: Any, *, key: tuple[str, ...] | None) -> tuple[tuple[int, int], ...]:
    """How many there are of each year; remembered where no words were asked for."""
    if key is None:
        return tuple(queries.by_year(rows))
    return remembered(("years", *key), lambda: tuple(queries.by_year(rows)))


def found(question: str, *, language: str) -> tuple[list[str] | None, bool, int]:
    """The groups in which words stand, the best of them; None where there are none to look for. Whether search is
    ready, and in how many the words stand in all."""
    if not question:
        return None, True, 0
    try:
        answer = search.find(
            question=question, language=language.split("-")[0], kind="news", limit=MOST_FOUND, loose=False
        )
    except search.NoIndex:
        return [], False, 0
    return [hit.document.key for hit in answer.hits], True, answer.count


def choices() -> Choices:
    told_of = names.states_told_of()
    return Choices(
        kinds=tuple((value, str(label)) for value, label in NewsKind.choices),
        topics=tuple(names.topics().items()),
        states=tuple((key, name) for key, name in names.states_by_name() if key in told_of),
        languages=tuple(sorted(names.languages_written())),
    )


def latest(*, language: str, limit: int = 5, topic: str = "", kind: str = "") -> tuple[NewsLine, ...]:
    """The newest for readers of a language: for the home page, a working area, a letter."""
    rows = queries.listed(reader=language, topic=topic, kind=kind)
    return tuple(lines(queries.lines(rows, limit=limit), reader=language))


def of_state(*, iso3: str, language: str, limit: int = 5) -> tuple[NewsLine, ...]:
    """The newest about a State."""
    if iso3 not in names.states_told_of():
        return ()
    rows = queries.listed(reader=language, state=iso3)
    return tuple(lines(queries.lines(rows, limit=limit), reader=language))


def about(*, what: str, key: str, language: str, limit: int = 5) -> tuple[NewsLine, ...]:
    """The newest about a session, body or treaty, as NewsAbout names them."""
    rows = queries.listed(reader=language, about=[(what, key)])
    return tuple(lines(queries.lines(rows, limit=limit), reader=language))


def addresses(*, language: str) -> list[tuple[str, dict[str, str]]]:
    """The address of each piece that is written in a language, with those of its twins by language tag."""
    found: dict[Any, dict[str, str]] = {}
    own: list[tuple[Any, str]] = []
    for group, code, slug in queries.addresses():
        with translation.override(code):
            address = path(slug)
        found.setdefault(group, {})[BCP47.get(code, code)] = address
        if code == language:
            own.append((group, address))
    return [(address, found[group]) for group, address in own]


def first_told(*, reader: str, after: datetime, until: datetime) -> list[tuple[datetime, NewsLine]]:
    """What is new for readers of a language, the oldest first; not what was old when it came, as after an import."""
    rows = queries.first_shown(reader=reader, after=after, until=until)
    fresh = [row for row in rows if clock.today() - row["published_on"] <= FRESH]
    return [(row["shown_at"], line) for row, line in zip(fresh, lines(fresh, reader=reader), strict=True)]


def lines(rows: Iterable[Mapping[str, Any]], *, reader: str, at_home: bool = False) -> list[NewsLine]:
    """Lines as readers of a language see them, in their frame, whatever the language of the words.

    `at_home`: each leads to its address in its own language, for who asked for a language; else the reader's frame
    would lead on to the reader's own twin of it.
    """
    with translation.override(reader):
        return [line(row, reader=reader, at_home=at_home) for row in rows]


def line(row: Mapping[str, Any], *, reader: str, at_home: bool = False) -> NewsLine:
    about = row["about"]
    with translation.override(row["language"] if at_home else reader):
        address = path(row["slug"])
    return NewsLine(
        number=row["page_id"],
        group=str(row["group"]),
        path=address,
        title=row["title"],
        teaser=row["teaser"],
        language=BCP47.get(row["language"], row["language"]),
        own=row["language"] == reader,
        kind=row["kind"],
        kind_name=kind_name(row["kind"]),
        published_on=row["published_on"],
        changed_on=row["changed_on"],
        topics=named(about["topics"], names.topics()),
        states=named(about["states"], names.states(), page="state"),
        authors=tuple(map(author, about["authors"])),
        image=row["image"],
    )


def path(slug: str) -> str:
    """The address of an article in the frame of the active language."""
    return reverse("news-article", args=[slug])


def kind_name(kind: str) -> str:
    return str(NewsKind(kind).label) if kind in NewsKind.values else kind


def named(keys: Iterable[str], known: Mapping[str, str], *, page: str = "") -> tuple[Named, ...]:
    """The names behind keys; a key that is not known any more is left out."""
    return tuple(
        Named(key, known[key], reverse(page, args=[key]) if page else "") for key in keys if key in known
    )


def author(one: Mapping[str, str]) -> Author:
    """ "A. Name, Organisation", with the page of the organisation where it is listed."""
    text = ", ".join(filter(None, (one["name"], one["organisation"])))
    page = reverse("member", args=[one["key"]]) if one["key"] else ""
    return Author(one["key"], text, page, person=one["name"], organisation=one["organisation"])
