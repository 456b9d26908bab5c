"""The newsletter for its readers, and what it is filled from: each room tells what is new in words of the day."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from palais.apps.office import subscriptions
from palais.apps.office.subscriptions import News
from palais.cms import newsletters
from palais.cms.choices import ItemKind
from palais.cms.newsletters import Pick
from palais.web.answers import items
from palais.web.answers.items import Item
from palais.web.site import languages
from palais.web.site.present import dates

AHEAD = timedelta(days=92)
MOST = 40


def register() -> None:
    subscriptions.register(
        subscriptions.Source(newsletters.SOURCE, gettext_lazy("Newsletter"), title, path, tell)
    )
    newsletters.register(
        newsletters.Source(str(ItemKind.NEWS), new(items.news)),
        newsletters.Source(str(ItemKind.STATEMENT), new(items.statements)),
        newsletters.Source(str(ItemKind.ENTRY_POINT), entry_points),
        newsletters.Source(str(ItemKind.PUBLICATION), new(items.publications)),
        newsletters.Source(str(ItemKind.RESOURCE), new(items.gathered)),
        newsletters.Source(str(ItemKind.FOLLOW_UP), reported),
    )


def title(key: str) -> str | None:
    return _("Newsletter") if key == newsletters.SUBJECT else None


def path(key: str) -> str:
    return reverse("wagtail_serve", args=["newsletters/"])


def tell(keys: Collection[str], after: datetime, until: datetime) -> Mapping[str, Sequence[News]]:
    """Nothing for the digest: an issue is a letter of its own."""
    return {}


def new(ask: items.Ask) -> Callable[..., list[Pick]]:
    """What a room has since a day, as picks."""

    def tell(*, language: str, after: date, on: date) -> list[Pick]:
        return [pick(one) for one in ask(language=language, after=after, limit=MOST)]

    return tell


def entry_points(*, language: str, after: date, on: date) -> list[Pick]:
    """What comes within the next three months, whenever it became known."""
    return [pick(one) for one in items.entry_points(language=language, on=on, until=on + AHEAD, limit=MOST)]


def reported(*, language: str, after: date, on: date) -> list[Pick]:
    return [pick(one) for one in items.reported(language=language, on=on, after=after, limit=MOST)]


def pick(one: Item) -> Pick:
    """A thing in the words of today; its address without language, as the letter puts its own.

    A letter cannot be taken back: of what stands on a consent it says where it stands, and none of its words.
    """
    when = one.when or (dates.day(one.on) if one.on else "")
    title, text = (one.what, "") if one.on_consent else (one.title, one.text)
    return Pick(one.kind, title, text, when, languages.split(one.path)[1])
