"""What a question finds, in groups: one box for States, treaties, documents, terms, and whatever joins them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from palais.apps.library import index as recommendations
from palais.apps.library.shown import ASKED
from palais.apps.office import search
from palais.apps.treaties import queries
from palais.core import symbols, words
from palais.web.answers import nearest, themes
from palais.web.answers.recommendation_search import Wanted
from palais.web.answers.states import all_names, exact_name

SHOWN, A_PAGE = 5, 20
LAST_PAGE = 100
NAMES_OFFERED = 5
BY_THEME = 10
LANGUAGES = words.LANGUAGES


@dataclass(frozen=True, slots=True)
class Line:
    """One record. `title_language` is the language its title is in; `found_in` that of the words that were found,
    empty where they are a name of no language, such as a code. `passage` is empty where the title says it all."""

    kind: str
    key: str
    title: str
    title_language: str
    url_name: str
    url_args: tuple[str, ...]
    anchor: str
    on: str
    found_in: str
    passage: tuple[words.Piece, ...]
    passage_language: str


@dataclass(frozen=True, slots=True)
class Group:
    """The best records of one kind, or a page of them, and how many there are."""

    kind: str
    count: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ThemeLine:
    """A record that was found by other words for the theme that the question names, and those words."""

    line: Line
    word: str
    word_language: str


@dataclass(frozen=True, slots=True)
class Lead:
    """The one page that a question names: a State by its whole name or code, a document by its symbol."""

    kind: str
    key: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The answer to a question. `loose`: nothing has all of its words, these have at least half of them.

    `meant` is the question spelled otherwise, empty where nothing is near; `near` are names like it, where nothing
    was found. `ready` is false where there is no index yet: then only States and treaties are found, by their names.
    `recommendations` are counted beside them: they have a search of their own.
    """

    question: str
    kind: str
    page: int
    pages: int
    count: int
    groups: tuple[Group, ...]
    loose: bool
    meant: str
    near: tuple[nearest.Suggestion, ...]
    ready: bool
    by_theme: tuple[ThemeLine, ...] = ()
    recommendations: int = 0


def lead(*, question: str) -> Lead | None:
    """Where a question leads without a list: None where it names no State wholly and is no symbol."""
    iso3 = whole_state(question)
    if iso3:
        return Lead("state", iso3)
    try:
        return Lead("symbol", str(symbols.parse(question)))
    except symbols.SymbolNotUnderstood:
        return None


def whole_state(question: str) -> str:
    """The State that the index of States would lead to: it alone has the question as a whole name or code."""
    try:
        named = search.named(question=question, kind="state")
    except search.NoIndex:
        return exact_name(question, {state.iso3: all_names(state) for state in queries.every_page()})
    return named[0].url_args[0] if len(named) == 1 else ""


def search_page(*, question: str, language: str, kind: str = "", page: int = 1) -> SearchPage:
    """The best of each kind, or with a kind a page of it. `language` is one of en, fr, es, ar, ru, zh.

    Any text has an answer; an unknown kind, like no words, finds nothing.
    """
    try:
        found = from_index(question=question, language=language, kind=kind, page=page)
    except search.NoIndex:
        found = from_names(question=question, kind=kind)
    return replace(found, recommendations=0 if kind else recommended(question, language=language))


def recommended(question: str, *, language: str) -> int:
    """How many recommendations answer the same question; 0 where they cannot be searched."""
    asked = Wanted(q=question, filters={"kind": tuple(map(str, ASKED))}).asked()
    try:
        return recommendations.count(asked, language=language) if asked.question.node else 0
    except recommendations.NoIndex:
        return 0


def from_index(*, question: str, language: str, kind: str, page: int) -> SearchPage:
    known = search.registered()
    best = search.find(question=question, language=language, kind=kind, limit=1)
    kinds = [one for one in known if kind in ("", one)]
    limit = A_PAGE if kind else SHOWN
    pages = max(1, min(LAST_PAGE, -(-best.count // A_PAGE))) if kind else 1
    page = min(max(page, 1), pages)
    found = {
        one: search.find(
            question=question,
            language=language,
            kind=one,
            limit=limit,
            offset=(page - 1) * limit,
            loose=best.loose,
        )
        for one in (kinds if best.count else ())
    }
    return SearchPage(
        question=question,
        kind=kind if kind in known else "",
        page=page,
        pages=pages,
        count=best.count if kind in known or not kind else 0,
        groups=grouped(found, question=question, language=language),
        loose=best.loose,
        meant=search.respelled(question=question, language=language) if best.loose or not best.count else "",
        near=() if best.count else like(question),
        ready=True,
        by_theme=through_themes(question=question, language=language, kind=kind) if page == 1 else (),
    )


def through_themes(*, question: str, language: str, kind: str) -> tuple[ThemeLine, ...]:
    """What holds other words for a theme that the question names wholly, and not the question's own."""
    several = themes.other_words(question)
    found = (
        search.find_through(several=several, besides=question, kind=kind, limit=BY_THEME) if several else ()
    )
    return tuple(
        ThemeLine(
            line(
                search.Hit(one.document, 0.0, one.word.language),
                asked=words.read_question(one.word.text),
                language=language,
            ),
            one.word.text,
            one.word.language,
        )
        for one in found
    )


def grouped(found: Mapping[str, search.Found], *, question: str, language: str) -> tuple[Group, ...]:
    """The kinds that have something, the one with the best hit first."""
    some = [(one, several) for one, several in found.items() if several.hits]
    some.sort(key=lambda pair: -pair[1].hits[0].score)
    asked = words.read_question(question)
    return tuple(
        Group(one, several.count, tuple(line(hit, asked=asked, language=language) for hit in several.hits))
        for one, several in some
    )


def line(hit: search.Hit, *, asked: tuple[words.Asked, ...], language: str) -> Line:
    document = hit.document
    order = (language, "en", hit.language, *document.titles)
    spoken = next((code for code in order if document.titles.get(code)), "")
    told = next(
        (code for code in (hit.language, language, "en", *document.texts) if document.texts.get(code)), ""
    )
    wanted = {token for part in asked for token in (*words.tokens(part.written, language=told), *part.words)}
    return Line(
        kind=document.kind,
        key=document.key,
        title=document.titles.get(spoken, document.key),
        title_language=spoken,
        url_name=document.url_name,
        url_args=document.url_args,
        anchor=document.anchor,
        on=document.on,
        found_in=hit.language,
        passage=words.passage(document.texts[told], asked=wanted, language=told) if told else (),
        passage_language=told,
    )


def like(question: str) -> tuple[nearest.Suggestion, ...]:
    near = nearest.states(question, limit=NAMES_OFFERED) + nearest.treaties(question, limit=NAMES_OFFERED)
    return tuple(near[:NAMES_OFFERED])


def from_names(*, question: str, kind: str) -> SearchPage:
    """Without an index: States and treaties, by their names alone."""
    groups = tuple(
        Group(one, len(lines), lines[:A_PAGE])
        for one, lines in (("state", named_states(question)), ("treaty", named_treaties(question)))
        if lines and kind in ("", one)
    )
    count = sum(group.count for group in groups)
    near = () if count else like(question)
    return SearchPage(question, kind, 1, 1, count, groups, False, "", near, False)


def named_states(question: str) -> tuple[Line, ...]:
    known = {state.iso3: state for state in queries.every_page()}
    found = words.Names({key: all_names(state) for key, state in known.items()}).matches(question)
    return tuple(by_name("state", key, known[key].name) for key in found)


def named_treaties(question: str) -> tuple[Line, ...]:
    known = {treaty.key: treaty for treaty in queries.treaties()}
    names = {key: [key, treaty.short_name, *treaty.names.values()] for key, treaty in known.items()}
    return tuple(by_name("treaty", key, known[key].name) for key in words.Names(names).matches(question))


def by_name(kind: str, key: str, title: str) -> Line:
    """A record found by its name; its title is in the language of the page."""
    return Line(kind, key, title, "", kind, (key,), "", "", "", (), "")
