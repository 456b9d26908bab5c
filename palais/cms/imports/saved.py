"""Saved pages and feeds read in the bounded child, as the same lines that an export of WordPress becomes."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import feedparser
from lxml import html as lxml_html

from palais.apps.office.intake.faults import Fault
from palais.cms.imports import linking, sorting
from palais.core.prose import Block, Losses, saved, to_blocks
from palais.core.wordpress import languages
from palais.core.wordpress.posts import Entry

SHOWN = "shown"
TOGETHER = 50
SUMMARY = 300
LONGEST_KEY = 180


def entry(*, key: str, title: str, address: str, markup: str, **said: Any) -> dict[str, Any]:
    """One line, as an export's entry: what a feed or page cannot say is empty."""
    losses = Losses()
    blocks = [block.as_data() for block in to_blocks(markup, losses=losses)]
    empty = Entry(
        key=key if len(key) <= LONGEST_KEY else hashlib.sha256(key.encode()).hexdigest(),
        kind="entry",
        title=title[:250],
        slug=address.rstrip("/").rpartition("/")[2].partition("?")[0],
        address=address,
        also=(),
        seen=True,
        hidden_because="",
        published_at="",
        changed_at="",
        day="",
        changed_day="",
        author="",
        summary="",
        language="",
        group="",
        parent="",
        order=0,
        sticky=False,
        image="",
        terms=(),
        builder="",
        comments=0,
        blocks=tuple(blocks),
        losses=tuple(losses.as_data()),
    )
    return {**asdict(empty), **said, "dangling": []}


def of_feed(raw: bytes) -> tuple[str, list[dict[str, Any]]]:
    """The address of the site, and the entries of an RSS or Atom feed."""
    found = feedparser.parse(raw, resolve_relative_uris=True, sanitize_html=False)
    if not found.entries:
        raise Fault("no-feed")
    main = languages.tag(found.feed.get("language", "")) or "en"
    return str(found.feed.get("link", "")), [of_entry(one, main) for one in found.entries]


def of_entry(one: Any, main: str) -> dict[str, Any]:
    address = str(one.get("link", ""))
    content = one.get("content") or []
    markup = str(content[0].get("value", "")) if content else str(one.get("summary", ""))
    teaser = str(one.get("summary", "")) if content else ""
    summary = plain(teaser) if teaser.strip() != markup.strip() else ""
    published = moment(one.get("published_parsed") or one.get("updated_parsed"))
    return entry(
        key=str(one.get("id") or address),
        title=" ".join(str(one.get("title", "")).split()),
        address=address,
        markup=markup,
        published_at=published.isoformat() if published else "",
        day=published.date().isoformat() if published else "",
        author=str(one.get("author", "")),
        summary=summary if len(summary) <= SUMMARY else "",
        language=main,
        terms=[
            ("post_tag", str(tag.get("term", "")), str(tag.get("term", ""))) for tag in one.get("tags", [])
        ],
        notes=[] if published else ["no-day"],
    )


def plain(markup: str) -> str:
    """The words of a teaser, without what a browser would run."""
    words = (
        block.text or lxml_html.fromstring(f"<div>{block.html}</div>").text_content()
        for block in texts(markup)
    )
    return " ".join(" ".join(words).split())


def texts(markup: str) -> list[Block]:
    return [block for block in to_blocks(markup, losses=Losses()) if block.text or block.html]


def moment(parsed: Any) -> datetime | None:
    """A moment from the nine numbers that feedparser makes, which are in UTC."""
    return datetime(*parsed[:6], tzinfo=UTC) if parsed else None


def of_page(raw: bytes) -> tuple[str, list[dict[str, Any]]]:
    """The address of the site, and the article or the entries of a saved page."""
    found = saved.read(raw)
    if not found:
        raise Fault("no-page")
    site = next((one.address for one in found if "://" in one.address), "")
    return site, [of_saved(one) for one in found]


def of_saved(one: saved.Saved) -> dict[str, Any]:
    notes = [] if one.whole else ["listing-only"]
    return entry(
        key=linking.plain(one.address) or one.title,
        title=one.title,
        address=one.address,
        markup=one.markup,
        day=one.day.isoformat() if one.day else "",
        summary=one.summary
        if len(one.summary) <= SUMMARY
        else one.summary[: SUMMARY - 1].rsplit(" ", 1)[0] + "…",
        language=languages.tag(one.language) or "en",
        notes=notes if one.day else [*notes, "no-day"],
    )


READERS = {"xml": of_feed, "html": of_page}


def read(file: str, kind: str) -> tuple[str, list[dict[str, Any]]]:
    return READERS[kind](Path(file).read_bytes())


def head(*, file: str, kind: str, on: str = "") -> Iterator[dict[str, Any]]:
    """What is in the file, and the words it sorts by as headings."""
    site, found = read(file, kind)
    terms: Counter[tuple[str, str, str]] = Counter()
    titles: dict[str, list[str]] = {}
    for one in found:
        for term in one["terms"]:
            terms[tuple(term)] += 1
        titles.setdefault(f"language: {one['language']}", []).append(one["title"])
    rows = [(SHOWN, len(found), [one["title"] for one in found[:2]])]
    rows.append(("type: entry", len(found), []))
    rows += [(heading, len(several), several[:2]) for heading, several in titles.items()]
    authors = Counter(sorting.author(one["author"]) for one in found if one["author"].strip())
    rows += [(heading, count, []) for heading, count in authors.most_common(sorting.MOST_AUTHORS)]
    known: dict[str, list[str]] = {}
    for (taxonomy, slug, name), count in sorting.most_used(terms):
        if (heading := f"tag: {name[:80]}") not in known:
            known[heading] = [taxonomy, slug]
            rows.append((heading, count, []))
    yield {
        "reading": {
            "encoding": "",
            "delimiter": "",
            "sheet": "",
            "headings_in": 0,
            "site": site,
            "terms": known,
        },
        "doubt": "",
        "sheets": [],
        "headings": [heading for heading, _count, _titles in rows],
        "sample": [
            [str(count) for _heading, count, _titles in rows],
            *([[*several, "", ""][place][:80] for _heading, _count, several in rows] for place in (0, 1)),
        ],
    }


def rows(*, file: str, kind: str, columns: dict[str, str], reading: dict[str, Any]) -> Iterator[list[Any]]:
    """Each entry as one line of JSON, the oldest first."""
    _site, found = read(file, kind)
    places = sorted(range(len(found)), key=lambda place: (found[place]["day"], -place))
    ordered = [[place + 1, [json.dumps(found[place])]] for place in places]
    for start in range(0, len(ordered), TOGETHER):
        yield ordered[start : start + TOGETHER]
