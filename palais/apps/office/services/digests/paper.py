"""What is new until one moment: asked for and worded once for all readers who are told the same."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import translation
from django.utils.translation import ngettext

from palais.apps.office import queries
from palais.apps.office.models import Subscription
from palais.apps.office.subscriptions import News, Source

LOOK_BACK = timedelta(days=31)
MOST_LINES = 50

Place = tuple[str, str, str, datetime | None]
"""Source, key, language, and the moment since which the source was asked; None: since any that readers need."""


@dataclass(frozen=True, slots=True)
class Section:
    """One subject and what is new about it, worded. `count` is all that is new, also what is not listed."""

    title: str
    text: str
    count: int


@dataclass
class Paper:
    """The news of some sources until one moment. `until` stays the same while it is read."""

    sources: Mapping[str, Source]
    until: datetime
    _news: dict[Place, tuple[datetime, Sequence[News]]] = field(default_factory=dict)
    _sections: dict[tuple[str, str, str, datetime], Section | None] = field(default_factory=dict)
    _titles: dict[tuple[str, str, str], str] = field(default_factory=dict)
    _identities: dict[str, queries.Identity] = field(default_factory=dict)

    def read_ahead(self, wanted: Iterable[tuple[Subscription, str]]) -> None:
        """Ask each source once for all subjects of some readers (subscription, language) that are not known yet."""
        missing: dict[tuple[str, str, datetime | None], dict[str, datetime]] = defaultdict(dict)
        for row, language in wanted:
            after = self.after(row)
            known = self._news.get(self.place(row, language))
            if known is None or known[0] > after:
                keys = missing[row.source, language, self.apart(row)]
                keys[row.key] = min(after, keys.get(row.key, after))
        for (source, language, apart), keys in missing.items():
            first = min(keys.values())
            with translation.override(language):
                told = self.sources[source].tell(list(keys), first, self.until)
            for key in keys:
                self._news[source, key, language, apart] = (first, told.get(key, ()))

    def place(self, row: Subscription, language: str) -> Place:
        """Under what the news of a subscription are kept."""
        return row.source, row.key, language, self.apart(row)

    def apart(self, row: Subscription) -> datetime | None:
        """The moment since which a source that counts is asked; None: one answer serves readers of any moment."""
        return self.after(row) if self.sources[row.source].sums_up else None

    def section(self, row: Subscription, language: str) -> Section | None:
        """What one subscription has to tell; None where nothing is new, or where its subject is gone."""
        after = self.after(row)
        place = (row.source, row.key, language, after)
        if place not in self._sections:
            self._sections[place] = self.worded(row, language, after)
        return self._sections[place]

    def worded(self, row: Subscription, language: str, after: datetime) -> Section | None:
        news = [one for one in self._news[self.place(row, language)][1] if after < one.at <= self.until]
        title = self.title(row, language)
        if not news or not title:
            return None
        with translation.override(language):
            page = settings.SITE_ADDRESS + self.sources[row.source].path(row.key)
            lines = [title, page, *(line(one) for one in news[:MOST_LINES])]
            if rest := len(news) - MOST_LINES:
                lines += [more(rest)] if rest > 0 else []
        return Section(title=title, text="\n".join(lines), count=len(news))

    def may_not_wait(self, row: Subscription, language: str) -> bool:
        """Whether its readers are told apart from the digest: always, or because some news is pressing."""
        if self.sources[row.source].at_once:
            return True
        after, news = self.after(row), self._news[self.place(row, language)][1]
        return any(one.pressing and after < one.at <= self.until for one in news)

    def title(self, row: Subscription, language: str) -> str:
        """What a subject is called; empty where it is gone."""
        place = (row.source, row.key, language)
        if place not in self._titles:
            with translation.override(language):
                self._titles[place] = self.sources[row.source].title(row.key) or ""
        return self._titles[place]

    def identity(self, language: str) -> queries.Identity:
        if language not in self._identities:
            self._identities[language] = queries.identity(language=language)
        return self._identities[language]

    def after(self, row: Subscription) -> datetime:
        """What happened later than this is new to the reader; a month back at most."""
        return max(row.told_until or self.until, self.until - LOOK_BACK)


def line(news: News) -> str:
    """One thing as plain text: an address stands on a line of its own, so that no mailbox breaks it."""
    words = " ".join(news.text.split())
    return f"• {words}\n  {settings.SITE_ADDRESS}{news.path}" if news.path else f"• {words}"


def more(count: int) -> str:
    return "• " + ngettext(
        "and %(n)d more, on the page named above", "and %(n)d more, on the page named above", count
    ) % {"n": count}
