"""Lists of a WordPress site that was taken over: where readers of a category, tag, year or feed are led now."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from palais.apps.office.choices import ImportStatus
from palais.apps.office.models import ImportRun

SHAPE = re.compile(
    r"^/(?:(?P<by>category|tag|author)/(?:[^/]+/)*?(?P<word>[^/]+)/|(?P<year>(?:19|20)\d\d)/(?:\d\d/){0,2})?"
    r"(?:page/\d+/|(?P<feed>feed)/(?:(?:rss2?|atom|rdf)/)?)?$"
)
TAXONOMIES = {"category": "category", "tag": "post_tag"}
FILTERS = ("kind", "topic", "state")


@dataclass(frozen=True, slots=True)
class OldList:
    """The filters under which its texts stand in the news now; a feed or a page for reading."""

    filters: dict[str, str]
    is_feed: bool


def found(path: str) -> OldList | None:
    """What an old path, without the prefix of a language, was a list of; None: of nothing that was taken over."""
    shape = SHAPE.match(path if path.endswith("/") else f"{path}/")
    if not shape or path == "/":
        return None
    runs = list(ImportRun.objects.filter(kind="wordpress", status=ImportStatus.APPLIED).order_by("-pk"))
    if not runs:
        return None
    year, word = shape["year"], unquote(shape["word"] or "")
    filters = {"year": year} if year else dict(sorted_by(runs, TAXONOMIES.get(shape["by"] or "", ""), word))
    return OldList(filters, is_feed=bool(shape["feed"]))


def sorted_by(runs: list[ImportRun], taxonomy: str, word: str) -> Iterator[tuple[str, str]]:
    """What an editor chose for the word when the site was taken over, the newest choice first."""
    for run in runs:
        for heading, (of, slug) in run.reading.get("terms", {}).items():
            name, _colon, key = run.columns.get(heading, "").partition(":")
            if of == taxonomy and unquote(slug) == word and name in FILTERS:
                yield name, key
                return
