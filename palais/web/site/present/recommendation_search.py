"""The search of recommendations, as its template takes it: form, lines, chips, files, and what was searched."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from palais.apps.library import index
from palais.apps.library.choices import FindingKind, Position
from palais.apps.library.shown import ASKED
from palais.web import listing
from palais.web.answers import names
from palais.web.answers.recommendation_search import FILTERS, Wanted, naming, titles
from palais.web.answers.recommendation_search.page import A_PAGE, ABOUT, Facet, Line, SearchPage
from palais.web.answers.recommendation_search.wanted import LAST_PAGE
from palais.web.site.present import dates, links, recommendation_words, tongues

MOST_ABOUT = 5
RECOMMENDATION: Any = FindingKind.RECOMMENDATION
SHADES: dict[Any, str] = {
    Position.SUPPORTED: "done",
    Position.SUPPORTED_IMPLEMENTED: "done",
    Position.UNDER_CONSIDERATION: "soon",
    Position.NOTED: "no-action",
    Position.REJECTED: "withdrawn",
    Position.NOT_STATED: "unknown",
}
MOST_IN_DOCUMENT = 2_000
"""So many recommendations fit into a document for a word processor that still opens."""


def context(answer: SearchPage) -> dict[str, Any]:
    wanted = answer.wanted
    return {
        **frame(wanted),
        "count": answer.count,
        "one_state": one_state(wanted),
        "compare_query": compared(wanted),
        "recommendations": answer.recommendations,
        "others": answer.count - answer.recommendations,
        "asked_url": address(reverse("recommendations"), wanted.with_filter("kind", *map(str, ASKED))),
        "size": answer.size,
        "cut": LAST_PAGE * A_PAGE if wanted.page == LAST_PAGE and answer.count > LAST_PAGE * A_PAGE else 0,
        "listed": 0 if answer.count <= MOST_IN_DOCUMENT else MOST_IN_DOCUMENT,
        "unanswered": not answer.count or wanted.is_empty,
        "lines": list(lines(answer)),
        "more": answer.more,
        "groups": [
            group(one, wanted, more=answer.more) for one in answer.facets if one.values > 1 or one.chosen
        ],
        "chips": chips(answer),
        "pages": pages(answer),
        "files": files(answer),
        "searched": searched(answer),
        "slips": [recommendation_words.slip(slip) for slip in answer.explanation.slips],
        "spellings": [spelling(one, wanted) for one in answer.explanation.spellings],
        "loosened": [loosened(one, wanted) for one in answer.explanation.loosened],
        "dataset": dataset(answer),
    }


def frame(wanted: Wanted) -> dict[str, Any]:
    """What also stands where there is no index yet."""
    own = reverse("recommendations")
    return {
        "question": wanted.q,
        "asked": not wanted.is_empty,
        "by_date": wanted.order == index.BY_DATE,
        "title": titles.title(wanted),
        "clear_url": address(own, replace(wanted, filters={}, page=1)),
        "feed": address(reverse("recommendations-feed"), wanted),
        "mail": mail(wanted),
        "permanent": address(own, wanted),
        "examples": recommendation_words.examples(own),
        "crumbs": [{"label": _("Home"), "url": reverse("home")}, {"label": _("Recommendations"), "url": ""}],
    }


def one_state(wanted: Wanted) -> str:
    """The code of the State to which a search is narrowed, where it is a single one that has a page."""
    codes = wanted.filters.get("state", ())
    return codes[0] if len(codes) == 1 and codes[0] in names.states() else ""


def compared(wanted: Wanted) -> str:
    """What the page that compares is asked for: the State, or both, to which a search is narrowed."""
    codes = [code for code in wanted.filters.get("state", ()) if code in names.states()]
    return urlencode(dict(zip(("state", "beside"), codes, strict=False))) if len(codes) <= 2 else ""


def address(path: str, wanted: Wanted, *, page: bool = False) -> str:
    query = wanted.query(page=page)
    return f"{path}?{query}" if query else path


def mail(wanted: Wanted) -> str:
    """Where new answers can be had by e-mail; empty where nothing is asked, or the question is too long for that."""
    key = "" if wanted.is_empty else wanted.key()
    return reverse("subscribe", args=["recommendations", key]) if key else ""


# The form


def group(facet: Facet, wanted: Wanted, *, more: str) -> dict[str, Any]:
    """A filter with its values; those not shown are behind a link that keeps everything else."""
    name = facet.filter.name
    rest = facet.values - sum(1 for one in facet.choices if one.count)
    query = wanted.query(page=True)
    return {
        "name": name,
        "label": facet.filter.label,
        "choices": facet.choices,
        "chosen": len(facet.chosen),
        "open": bool(facet.chosen) or name == more,
        "more": rest,
        "more_url": f"?{query}{'&' if query else ''}more={name}#filter-{name}" if rest > 0 else "",
    }


def chips(answer: SearchPage) -> list[dict[str, str]]:
    own = reverse("recommendations")
    return [
        {
            "label": f"{facet.filter.label}: {one.name}",
            "remove_url": address(own, answer.wanted.without(facet.filter.name, one.value)),
        }
        for facet in answer.facets
        for one in facet.chosen
    ]


# What was found


def lines(answer: SearchPage) -> Iterator[dict[str, Any]]:
    called = {one.name: one.names() for one in FILTERS}
    short = naming.short_bodies()
    own, states = reverse("recommendations"), reverse("states")
    reader = (get_language() or "en").split("-")[0]
    for one in answer.lines:
        yield {
            "url": f"{own}{one.pk}/",
            "citation": citation(one),
            "is_symbol": bool(one.symbol),
            "states": [(f"{states}{code}/", called["state"](code)) for code in one.states],
            "body": short(one.body),
            "body_name": called["body"](one.body),
            "when": dates.day(one.day) if one.day else str(one.year or ""),
            "kind": called["kind"](one.kind) if one.kind != RECOMMENDATION else "",
            "position": called["position"](one.position) if one.position else "",
            "shade": SHADES.get(one.position, "unknown"),
            "recommenders": listing.listed(map(called["recommender"], one.recommenders)),
            "language": called["language"](one.language) if one.language != reader else "",
            "lang": tongues.tag(one.language),
            "dir": tongues.direction(one.language),
            "passage": one.passage,
            "about": list(about(one, called, own)),
        }


def citation(line: Line) -> str:
    """Symbol and paragraph; without a symbol, the paragraph or the number here."""
    if line.symbol:
        return line.citation
    number = line.number or str(line.pk)
    return _("Recommendation %(number)s") % {"number": number}


def about(line: Line, called: dict[str, naming.Naming], own: str) -> Iterator[tuple[str, str]]:
    """What a recommendation is about, in a few words that each lead to all others about it."""
    named = [(name, value) for name in ABOUT for value in line.about.get(name, ())]
    for name, value in named[:MOST_ABOUT]:
        yield address(own, Wanted(filters={name: (value,)})), called[name](value)


def pages(answer: SearchPage) -> dict[str, Any]:
    own, wanted = reverse("recommendations"), answer.wanted

    def at(number: int) -> str:
        return address(own, wanted.on_page(number), page=True) if 1 <= number <= answer.pages else ""

    return {
        "number": wanted.page,
        "count": answer.pages,
        "previous_url": at(wanted.page - 1),
        "next_url": at(wanted.page + 1),
    }


def files(answer: SearchPage) -> list[dict[str, str]]:
    """Files of exactly what is filtered; a document for a word processor where it would not be too long."""
    forms = ("csv", "xlsx", "json", *(("docx",) if answer.count <= MOST_IN_DOCUMENT else ()))
    return links.files("recommendations-file", [], query=answer.wanted.query(), forms=forms)


def dataset(answer: SearchPage) -> dict[str, Any] | None:
    """Told to search engines of the whole collection alone."""
    if not answer.wanted.is_empty or not answer.size:
        return None
    return {
        "name": _("Recommendations of United Nations bodies to States"),
        "description": recommendation_words.intro(),
        "licence": "",
        "files": files(answer),
    }


# What was searched


def searched(answer: SearchPage) -> list[dict[str, Any]]:
    """For each word of the question the forms and other words that were searched, then the filters in words."""
    said = answer.explanation
    found = []
    for one in said.forms:
        forms = [language_words(code, words) for code, words in one.by_language.items()]
        others = [other for other in said.synonyms if other.term == one.term]
        found.append({"term": one.term, "forms": forms, "others": list(other_words(others))})
    known = {one["term"] for one in found}
    joint = dict.fromkeys(other.term for other in said.synonyms if other.term not in known)
    found += [
        {"term": term, "forms": [], "others": list(other_words(o for o in said.synonyms if o.term == term))}
        for term in joint
    ]
    return found


def language_words(code: str, words: Iterable[str]) -> dict[str, str]:
    """Words of one language; under no language stand names and symbols."""
    name = tongues.name(code) if code else _("Names and symbols")
    return {
        "language": name,
        "words": listing.COMMAS.get(code, ", ").join(words),
        "lang": tongues.tag(code) if code else "",
        "dir": tongues.direction(code) if code else "auto",
    }


def other_words(several: Iterable[index.Synonym]) -> Iterator[dict[str, str]]:
    by_language: dict[str, list[str]] = {}
    for one in several:
        by_language.setdefault(one.language, []).append(one.words)
    return (language_words(code, words) for code, words in by_language.items())


def spelling(one: index.Spelling, wanted: Wanted) -> dict[str, Any]:
    other = replace(wanted, q=one.question, page=1)
    return {"text": one.question, "url": address(reverse("recommendations"), other), "count": one.count}


def loosened(one: index.Loosened, wanted: Wanted) -> dict[str, Any]:
    other = replace(wanted, q=one.question, filters=dict(one.filters), page=1)
    return {
        "text": recommendation_words.loosened(one),
        "url": address(reverse("recommendations"), other),
        "count": one.count,
    }
