"""What changed, as Atom (RFC 4287): one entry for each change, cancellations too, with an id that never changes."""

from datetime import UTC, datetime
from uuid import UUID, uuid5

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from palais.web.answers.dates import DatedChange, DatedList
from palais.web.feeds import wording

NEWEST = 200
IDS = UUID("b33dfa1c-9783-5ad9-ba97-d5dba5d61119")
"""The namespace of the ids of entries: never another, or every reader sees every entry anew."""

NOTHING_YET = datetime(1989, 11, 20, tzinfo=UTC)
"""The moment of a feed in which nothing has changed yet: the day the Convention was adopted."""


class Feed(Atom1Feed):
    """Django's feed, which is never newer than its newest entry."""

    def latest_post_date(self) -> datetime:
        return max((item["updateddate"] for item in self.items), default=NOTHING_YET)


def atom(found: DatedList, *, address: str, language: str, author: str) -> bytes:
    """The newest changes of a list. `address` is that of the feed; `author` the name of the network."""
    feed = Feed(
        title=wording.one_line(found.title),
        link=f"{settings.SITE_ADDRESS}{found.path}",
        description=None,
        subtitle=wording.one_line(found.about),
        language=language,
        author_name=author,
        feed_url=address,
        feed_guid=address,
    )
    for change in sorted(found.changes, key=lambda one: (one.at, one.uid, one.number), reverse=True)[:NEWEST]:
        add(feed, change)
    return bytes(feed.writeString("utf-8").encode())


def add(feed: Feed, change: DatedChange) -> None:
    at = change.at.replace(microsecond=0)
    feed.add_item(
        title=wording.change_title(change),
        link=f"{settings.SITE_ADDRESS}{change.path}",
        description="<br>".join(escape(line).replace("\n", "<br>") for line in wording.change_lines(change)),
        unique_id=uuid5(IDS, f"{change.uid} {change.number}").urn,
        pubdate=at,
        updateddate=at,
        categories=(wording.kind(change.kind), change.happened.value),
    )
