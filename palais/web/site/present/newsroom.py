"""The archive of news, and lines of news anywhere, as their templates take them."""

from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from palais.web.answers import newsroom
from palais.web.answers.newsroom import MOST_FOUND, NewsArchive, NewsLine
from palais.web.site.present import dates, links

LANGUAGES = {code.split("-")[0]: name for code, name in settings.INTERFACE_LANGUAGES}
TALLEST = 36


def context(answer: NewsArchive, *, wanted: dict[str, str]) -> dict[str, Any]:
    query = urlencode({name: value for name, value in wanted.items() if value})
    return {
        "lines": list(map(line, answer.lines)),
        "count": answer.count,
        "summary": summary(answer, is_filtered=bool(query)),
        "filters": partial(filters, answer, wanted),
        "years": partial(years, answer, wanted),
        "chosen": None if wanted["q"] else query,
        "without_search": answer.without_search,
        "more": more(answer),
        "is_filtered": bool(query),
        "pages": pages(answer, query),
        "feed": address("news-feed", query, form="atom"),
        "files": [
            {
                "format": "Atom",
                "url": address("news-feed", query, form="atom"),
                "type": "application/atom+xml",
            },
            {"format": "JSON", "url": address("news-feed", query, form="json"), "type": "application/json"},
        ],
        "crumbs": [{"label": _("Home"), "url": reverse("home")}, {"label": _("News")}],
    }


def summary(answer: NewsArchive, *, is_filtered: bool) -> str:
    """How much there is, and from when to when."""
    if not answer.count:
        return ""
    said = {"count": answer.count, "first": answer.years[-1][0], "last": answer.years[0][0]}
    if is_filtered:
        return ngettext("%(count)d piece of news fits.", "%(count)d pieces of news fit.", answer.count) % said
    return (
        ngettext(
            "%(count)d piece of news, from %(last)d.",
            "%(count)d pieces of news, from %(first)d to %(last)d.",
            answer.count,
        )
        % said
    )


def more(answer: NewsArchive) -> str:
    """What is said where words stand in more pieces than can be shown; empty: all of them are."""
    if not answer.found:
        return ""
    return ngettext(
        "The words stand in %(number)s piece of news. Here are the %(most)s that fit best; add a word to find fewer.",
        "The words stand in %(number)s pieces of news. Here are the %(most)s that fit best; add a word to find fewer.",
        answer.found,
    ) % {"number": dates.number(answer.found), "most": dates.number(MOST_FOUND)}


def address(name: str, query: str, **parts: str) -> str:
    return reverse(name, kwargs=parts) + (f"?{query}" if query else "")


def filters(answer: NewsArchive, wanted: dict[str, str]) -> dict[str, Any]:
    offered = answer.choices
    return links.filter_form(
        action=reverse("news"),
        wanted=wanted,
        texts={"q": _("Words")},
        choices={
            "kind": (_("Kind"), offered.kinds),
            "topic": (_("Topic"), offered.topics),
            "state": (_("State"), offered.states),
            "year": (_("Year"), [(str(year), str(year)) for year, _number in answer.years]),
            "language": (_("Language"), [(code, language_name(code)) for code in offered.languages]),
        },
    )


def years(answer: NewsArchive, wanted: dict[str, str]) -> list[dict[str, Any]]:
    """The line of years, the earliest first; a tall bar is a year with many."""
    most = max((number for _year, number in answer.years), default=1)
    return [
        {
            "year": year,
            "count": number,
            "height": max(2, round(TALLEST * number / most)),
            "top": TALLEST - max(2, round(TALLEST * number / most)),
            "url": f"{reverse('news')}?{urlencode(kept({**wanted, 'year': str(year)}))}",
            "current": wanted["year"] == str(year),
        }
        for year, number in reversed(answer.years)
    ]


def kept(wanted: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in wanted.items() if value}


def pages(answer: NewsArchive, query: str) -> dict[str, Any]:
    def at(number: int) -> str:
        rest = "&".join(filter(None, (query, f"page={number}" if number > 1 else "")))
        return reverse("news") + (f"?{rest}" if rest else "")

    return {
        "number": answer.page,
        "count": answer.pages,
        "previous_url": at(answer.page - 1) if answer.page > 1 else "",
        "next_url": at(answer.page + 1) if answer.page < answer.pages else "",
    }


def lines(found: Iterable[NewsLine]) -> list[dict[str, Any]]:
    return list(map(line, found))


def about(what: str, key: str) -> list[dict[str, Any]]:
    """The newest about a session, body or treaty, for its page."""
    return lines(newsroom.about(what=what, key=key, language=get_language() or settings.LANGUAGE_CODE))


def line(one: NewsLine) -> dict[str, Any]:
    """One line; `lang` only where the words are not in the reader's language."""
    changed = day_of_change(one)
    return {
        "url": one.path,
        "title": one.title,
        "teaser": one.teaser,
        "lang": "" if one.own else one.language,
        "language": "" if one.own else language_name(one.language),
        "kind": one.kind_name,
        "day": dates.day(one.published_on),
        "iso": one.published_on.isoformat(),
        "changed": dates.day(changed) if changed else "",
        "changed_iso": changed.isoformat() if changed else "",
        "about": [
            {"name": about.name, "url": f"{reverse('news')}?{what}={about.key}"}
            for what, several in (("state", one.states), ("topic", one.topics))
            for about in several
        ],
        "image": one.image,
    }


def day_of_change(one: NewsLine) -> date | None:
    """The day of a meaningful change; none where it is the day of publication."""
    return one.changed_on if one.changed_on != one.published_on else None


def language_name(tag: str) -> str:
    """A language in its own words; one that is none of ours keeps its tag."""
    return LANGUAGES.get(tag.split("-")[0].lower(), tag)
