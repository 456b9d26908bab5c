"""For tests of subscriptions and digests: a source of news that the test fills, and readers who confirmed."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language

from palais.apps.office.models import OutboxMessage, Subscriber, Subscription
from palais.apps.office.services import subscriptions
from palais.apps.office.subscriptions import News, Source

LINK = re.compile(r"^http\S+$", re.MULTILINE)


@dataclass
class Room:
    """A room whose subjects are called after their keys; `asked` counts how often its news were read."""

    news: dict[str, list[News]] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    asked: int = 0

    def source(self, name: str = "room", *, at_once: bool = False) -> Source:
        return Source(name, "A room", self.title, lambda key: f"/{key}/", self.tell, at_once=at_once)

    def title(self, key: str) -> str | None:
        known = key not in self.gone and not key.startswith("no-")
        return f"{key.capitalize()} ({get_language()})" if known else None

    def tell(self, keys: Collection[str], after: datetime, until: datetime) -> Mapping[str, Sequence[News]]:
        self.asked += 1
        return {key: [one for one in self.news.get(key, []) if after < one.at <= until] for key in keys}

    def happens(self, key: str, text: str, *, at: datetime, path: str = "/facts/") -> None:
        self.news.setdefault(key, []).append(News(at=at, text=text, path=path))


def reader(
    address: str, *keys: str, since: datetime, source: str = "room", language: str = "en", **fields
) -> Subscriber:
    """A reader who confirmed these subjects at a moment."""
    subscriber = Subscriber.objects.create(address=address, language=language, **fields)
    for key in keys:
        Subscription.objects.create(
            subscriber=subscriber, source=source, key=key, confirmed_at=since, told_until=since
        )
    return subscriber


def ask(address: str = "reader@example.org", key: str = "sweden", **more) -> str:
    """Ask, and give back the path of the link that was written to the address; empty where none was."""
    before = OutboxMessage.objects.count()
    subscriptions.ask(**{"address": address, "language": "en", "source": "room", "key": key, **more})
    if OutboxMessage.objects.count() == before:
        return ""
    return link(OutboxMessage.objects.latest("pk"))


def link(message: OutboxMessage) -> str:
    """The path of the first link of a message that leads to a page about the subscription."""
    return next(one for one in LINK.findall(message.text) if "/subscriptions/" in one).removeprefix(
        settings.SITE_ADDRESS
    )


def token(path: str) -> str:
    """The part of a path that proves who may."""
    return path.split("/subscriptions/")[1].split("/")[0]


def now() -> datetime:
    return timezone.now()
