"""News that readers can get by e-mail: all of them, of a topic, about a State."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from functools import partial

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from palais.apps.office import subscriptions
from palais.apps.office.subscriptions import News, Source
from palais.web.answers import names, newsroom
from palais.web.answers.newsroom import NewsLine

ALL = "all"
Topics = Callable[[NewsLine], Collection[str]]


def register() -> None:
    about: dict[str, Topics] = {
        "news": lambda line: (ALL,),
        "news-topic": lambda line: [topic.key for topic in line.topics],
        "news-state": lambda line: [state.key for state in line.states],
    }
    subscriptions.register(
        Source("news", gettext_lazy("All news"), all_title, all_path, partial(told, about["news"])),
        Source(
            "news-topic",
            gettext_lazy("News on a topic"),
            topic_title,
            topic_path,
            partial(told, about["news-topic"]),
        ),
        Source(
            "news-state",
            gettext_lazy("News about a State"),
            state_title,
            state_path,
            partial(told, about["news-state"]),
        ),
    )


def all_title(key: str) -> str | None:
    return _("All news") if key == ALL else None


def all_path(key: str) -> str:
    return reverse("news")


def topic_title(key: str) -> str | None:
    name = names.topics().get(key)
    return _("News: %(subject)s") % {"subject": name} if name else None


def topic_path(key: str) -> str:
    return f"{reverse('news')}?topic={key}"


def state_title(key: str) -> str | None:
    name = names.states().get(key)
    return _("News: %(subject)s") % {"subject": name} if name else None


def state_path(key: str) -> str:
    return f"{reverse('news')}?state={key}"


def told(
    about: Topics, keys: Collection[str], after: datetime, until: datetime
) -> Mapping[str, Sequence[News]]:
    """What is new for each of these keys, in the language that is active."""
    wanted, found = frozenset(keys), defaultdict[str, list[News]](list)
    reader = get_language() or settings.LANGUAGE_CODE
    for at, line in newsroom.first_told(reader=reader, after=after, until=until):
        for key in wanted.intersection(about(line)):
            found[key].append(News(at=at, text=f"{line.kind_name}: {line.title}", path=line.path))
    return found
