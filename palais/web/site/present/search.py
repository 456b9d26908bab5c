"""What a question found, as its template and JSON take it."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from palais.apps.office import search
from palais.web.answers.plain import plain
from palais.web.answers.search import Group, Line, SearchPage, ThemeLine
from palais.web.site.present import dates, links, passages

TAGS = {"zh": "zh-Hans"}


def context(answer: SearchPage) -> dict[str, Any]:
    return {
        "question": answer.question,
        "asked": bool(answer.question),
        "count": answer.count,
        "ready": answer.ready,
        "loose": answer.loose,
        "kind": label(answer.kind) if answer.kind else "",
        "everything_url": address(q=answer.question),
        "groups": [group(one, answer) for one in answer.groups],
        "by_theme": [by_theme(one) for one in answer.by_theme],
        "meant": {"text": answer.meant, "url": address(q=answer.meant)} if answer.meant else None,
        "near": answer.near,
        "recommendations": recommendations(answer),
        "pages": pages(answer),
        "files": links.files("search-file", [], query=query(answer), forms=("json",))
        if answer.question
        else [],
        "crumbs": [{"label": _("Home"), "url": reverse("home")}, {"label": _("Search")}],
    }


def recommendations(answer: SearchPage) -> dict[str, Any] | None:
    """Their own search, asked the same; None where it finds nothing."""
    if not answer.recommendations:
        return None
    return {"count": answer.recommendations, "url": passages.search(q=answer.question)}


def label(kind: str) -> str:
    source = search.registered().get(kind)
    return str(source.label) if source else kind


def query(answer: SearchPage) -> str:
    wanted = {"q": answer.question, "kind": answer.kind, "page": str(answer.page) if answer.page > 1 else ""}
    return urlencode({name: value for name, value in wanted.items() if value})


def address(**wanted: str) -> str:
    return f"{reverse('search')}?{urlencode(wanted)}"


def group(found: Group, answer: SearchPage) -> dict[str, Any]:
    more = found.count > len(found.lines) and not answer.kind and answer.ready
    return {
        "kind": found.kind,
        "label": label(found.kind),
        "count": found.count,
        "lines": [line(one) for one in found.lines],
        "more_url": address(q=answer.question, kind=found.kind) if more else "",
    }


def line(found: Line) -> dict[str, Any]:
    own = own_language()
    return {
        "title": found.title,
        "lang": tag(found.title_language) if found.title_language not in ("", own) else "",
        "url": url(found),
        "on": dates.text(found.on) if found.on else "",
        "found_in": found_in(found.found_in) if found.found_in not in ("", own) else "",
        "passage": found.passage,
        "passage_lang": tag(found.passage_language) if found.passage_language not in ("", own) else "",
    }


def by_theme(found: ThemeLine) -> dict[str, Any]:
    """A record with the words that led to it."""
    lang = tag(found.word_language) if found.word_language != own_language() else ""
    return {**line(found.line), "word": found.word, "word_lang": lang}


def own_language() -> str:
    return (get_language() or "en").split("-")[0]


def tag(language: str) -> str:
    return TAGS.get(language, language)


def url(found: Line) -> str:
    return reverse(found.url_name, args=found.url_args) + (f"#{found.anchor}" if found.anchor else "")


def found_in(language: str) -> str:
    """Said of a record whose words in another language than the page's were found."""
    return {
        "en": _("found in English"),
        "fr": _("found in French"),
        "es": _("found in Spanish"),
        "ar": _("found in Arabic"),
        "ru": _("found in Russian"),
        "zh": _("found in Chinese"),
    }[language]


def pages(answer: SearchPage) -> dict[str, Any]:
    def at(number: int) -> str:
        return (
            address(q=answer.question, kind=answer.kind, page=str(number))
            if 1 <= number <= answer.pages
            else ""
        )

    return {
        "number": answer.page,
        "count": answer.pages,
        "previous_url": at(answer.page - 1),
        "next_url": at(answer.page + 1),
    }


def data(answer: SearchPage) -> dict[str, Any]:
    """The same answer for machines: addresses instead of names of addresses, passages as plain text."""
    content = plain(answer)
    for one, described in zip(answer.groups, content["groups"], strict=True):
        described["lines"] = [described_line(found) for found in one.lines]
    content["by_theme"] = [
        {**described_line(one.line), "word": one.word, "word_language": one.word_language}
        for one in answer.by_theme
    ]
    return content


def described_line(found: Line) -> dict[str, Any]:
    return {
        "key": found.key,
        "title": found.title,
        "title_language": found.title_language or own_language(),
        "url": url(found),
        "on": found.on,
        "found_in": found.found_in,
        "passage": "".join(piece.text for piece in found.passage),
    }
