"""What readers can get by e-mail about a search of recommendations: its new answers. The search itself is the key."""

import logging
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext

from palais.apps.library import index
from palais.apps.office import search, subscriptions
from palais.apps.office.subscriptions import News, Source
from palais.core import words
from palais.web.answers.recommendation_search import naming, news, of_key, titles
from palais.web.answers.recommendation_search.news import Fresh, NewLine
from palais.web.site.present import dates
from palais.web.site.present.recommendation_search import address

LONGEST_LINE = 160
logger = logging.getLogger(__name__)


def register() -> None:
    subscriptions.register(
        Source(
            "recommendations",
            gettext_lazy("A search of recommendations"),
            title,
            path,
            told,
            ready=ready,
            sums_up=True,
        )
    )


def ready(until: datetime) -> bool:
    """Whether the index has all that was taken in: what it lacks would never be told."""
    return not search.is_behind(until=until, of=index.INDEX)


def title(key: str) -> str | None:
    wanted = of_key(key)
    return titles.title(wanted) if wanted else None


def path(key: str) -> str:
    wanted = of_key(key)
    own = reverse("recommendations")
    return address(own, wanted) if wanted else own


def told(keys: Collection[str], after: datetime, until: datetime) -> Mapping[str, Sequence[News]]:
    """For each search a line for each of its newest answers, and one that counts the others.

    While there is no index nothing can be said; the administrator sees that on the page of health.
    """
    questions = {key: wanted for key in keys if (wanted := of_key(key)) is not None}
    try:
        found = dict(news.fresh(questions, after=after, until=until))
    except index.NoIndex:
        logger.warning("Alerts on recommendations were not written: there is no search index.")
        return {}
    return {key: lines(one) for key, one in found.items()}


def lines(fresh: Fresh) -> list[News]:
    states, own = naming.states(), reverse("recommendations")
    said = [
        News(
            at=one.added_at,
            text=f"{titles.of_line(one.line, states=states)} – {start(one)}",
            path=f"{own}{one.line.pk}/",
        )
        for one in sorted(fresh.lines, key=lambda one: (one.added_at, one.line.pk))
    ]
    rest = fresh.count - len(fresh.lines)
    if rest > 0:
        more = ngettext("and %(number)s more", "and %(number)s more", rest) % {"number": dates.number(rest)}
        said.append(News(at=fresh.last, text=more, path=address(own, fresh.wanted)))
    return said


def start(one: NewLine) -> str:
    """The beginning of its text."""
    pieces = words.passage(one.text, asked=(), language=one.line.language, length=LONGEST_LINE)
    return " ".join("".join(piece.text for piece in pieces).split())
