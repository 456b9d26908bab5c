"""What readers can get by e-mail about dates: of everything, a State, a body, an audience, or one session."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from functools import partial

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from palais.apps.calendar.choices import Audience
from palais.apps.calendar.desk.words import session_name
from palais.apps.calendar.services import notices
from palais.apps.office import subscriptions
from palais.apps.office.subscriptions import News, Source
from palais.web.answers import date_news as answers
from palais.web.answers import news
from palais.web.site.present import date_news as present
from palais.web.site.present import date_pages as pages

LISTENER = notices.Listener(count=answers.people, tell=lambda notice: None)
"""There is nothing to queue: the deed writes history in its own transaction, and digests read that."""

AUDIENCES = {value: label for value, label in Audience.choices if value != "all"}
LABELS = {
    "dates": gettext_lazy("All dates"),
    "state-dates": gettext_lazy("Dates of a State"),
    "body-dates": gettext_lazy("Dates of a body"),
    "audience-dates": gettext_lazy("Deadlines for an audience"),
    "session-dates": gettext_lazy("One session"),
}


def register() -> None:
    titles = {
        "dates": all_title,
        "state-dates": state_title,
        "body-dates": body_title,
        "audience-dates": audience_title,
        "session-dates": session_title,
    }
    paths = {
        "dates": lambda key: pages.entry_points(),
        "state-dates": lambda key: reverse("state", args=[key]),
        "body-dates": pages.body,
        "audience-dates": lambda key: pages.entry_points(),
        "session-dates": session_path,
    }
    for name in answers.TOPICS:
        tell = partial(told, name)
        subscriptions.register(
            Source(name, LABELS[name], titles[name], paths[name], tell, presses=answers.presses)
        )
    notices.register(LISTENER)


def told(
    source: str, keys: Collection[str], after: datetime, until: datetime
) -> Mapping[str, Sequence[News]]:
    """What is new about each subject: a line for each session, review, deadline or event that changed."""
    subjects = {answers.topic(source=source, key=key): key for key in keys}
    found: dict[str, list[News]] = defaultdict(list)
    for topic, one in answers.by_topic(topics=subjects, after=after, until=until):
        text, path = present.sentence(one), pages.page(one.changes[0])
        found[subjects[topic]].append(News(at=one.at, text=text, path=path, pressing=one.pressing))
    return found


def all_title(key: str) -> str | None:
    return _("All dates at the United Nations") if key == "all" else None


def state_title(key: str) -> str | None:
    return dated(news.state_name(iso3=key))


def body_title(key: str) -> str | None:
    return dated(answers.body_name(key=key))


def audience_title(key: str) -> str | None:
    label = AUDIENCES.get(key)
    return _("Deadlines for %(audience)s") % {"audience": label} if label else None


def session_title(key: str) -> str | None:
    session = answers.session(slug=key)
    return dated(session_name(session)) if session else None


def session_path(key: str) -> str:
    session = answers.session(slug=key)
    return pages.session(session) if session else pages.entry_points()


def dated(name: str | None) -> str | None:
    return _("%(name)s: dates") % {"name": name} if name else None
