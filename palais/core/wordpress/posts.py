"""One item of an export as what it is to readers: words, days, language, blocks, and what is lost of it.

It does not know this site. There is no law here.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

from lxml import html as lxml_html

from palais.core.prose import Block, Code, Kind, Losses, to_blocks
from palais.core.wordpress import languages, moments, php_values
from palais.core.wordpress.builders import reducing
from palais.core.wordpress.reading import OLD_DATE, OLD_SLUG, Channel, Item

TEXTS = ("post", "page")
ATTACHMENT = "attachment"
LONGEST_CONTENT = 2_000_000
LONGEST_TITLE = 250
LONGEST_SUMMARY = 300
_SENTENCE = re.compile(r"^(.{1,297}[.!?…。؟।])(?:\s|$)", re.DOTALL)
_SHORTCODE = re.compile(r"\[/?[a-z][^\]]{0,2000}\]", re.IGNORECASE)
_RUNS = re.compile(r"(?is)<(script|style)\b.*?(?:</\1>|$)")
_ATTACHED = "<palais-attached></palais-attached>"
_NO_WORDS = ("language", "post_translations", "translation_priority", "post_format")
NEVER_SEEN = ("trash", "auto-draft", "inherit")


@dataclass(frozen=True, slots=True)
class Entry:
    """`seen`: the site showed it to everybody. `reasons`: why it is not understood, codes; empty: it is.

    `key` is its number where it came from. `also`: other addresses it had. `hidden_because`: "draft", "private",
    "password", "scheduled", or empty.
    """

    key: str
    kind: str
    title: str
    slug: str
    address: str
    also: tuple[str, ...]
    seen: bool
    hidden_because: str
    published_at: str
    changed_at: str
    day: str
    changed_day: str
    author: str
    summary: str
    language: str
    group: str
    parent: str
    order: int
    sticky: bool
    image: str
    terms: tuple[tuple[str, str, str], ...]
    builder: str
    comments: int
    blocks: tuple[dict[str, Any], ...] = field(repr=False, default=())
    losses: tuple[dict[str, Any], ...] = ()
    notes: tuple[str, ...] = ()
    file: str = ""
    place: str = ""
    alt: str = ""
    caption: str = ""
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of the site beside the item: its zone, languages, and which pictures hang on which post."""

    channel: Channel
    zone: ZoneInfo
    main: str
    languages: dict[str, str] = field(default_factory=dict)
    attached: dict[str, tuple[str, ...]] = field(default_factory=dict)


def read_entry(item: Item, *, context: Context) -> Entry:
    """The item as a post, page or file; other kinds of content are read as posts."""
    when = moments.read(
        local=item.post_date,
        gmt=item.post_date_gmt,
        sent_at=item.pubDate,
        changed_local=item.post_modified,
        changed_gmt=item.post_modified_gmt,
        zone=context.zone,
    )
    hidden = _hidden(item)
    return Entry(
        key=item.post_id.strip(),
        kind=item.post_type.strip() or "post",
        title=_words(item.title, LONGEST_TITLE),
        slug=unquote(item.post_name.strip()),
        address=item.link.strip(),
        also=_also(item),
        seen=not hidden,
        hidden_because=hidden,
        author=context.channel.authors.get(item.creator, item.creator).strip(),
        summary=_summary(item),
        parent=item.post_parent.strip() if item.post_parent.strip() not in ("", "0") else "",
        order=_whole(item.menu_order),
        sticky=item.is_sticky.strip() == "1",
        image=item.meta.get("_thumbnail_id", "").strip(),
        comments=item.comments,
        notes=_notes(item, when.doubt),
        **_days(when, context.zone),
        **_sorted(item, context),
        **_text(item, context),
        **_file(item),
    )


def _days(when: moments.Moments, zone: ZoneInfo) -> dict[str, Any]:
    changed = when.changed.astimezone(zone).date() if when.changed else None
    return {
        "published_at": when.published.isoformat() if when.published else "",
        "changed_at": when.changed.isoformat() if when.changed else "",
        "day": when.day.isoformat() if when.day else "",
        "changed_day": changed.isoformat() if changed and when.day and changed > when.day else "",
    }


def _sorted(item: Item, context: Context) -> dict[str, Any]:
    """Its language, what ties its translations, and the words it is sorted by."""
    known = context.languages
    return {
        "language": languages.of(item, known=known, main=context.main, prefixes=tuple(known)),
        "group": languages.group(item),
        "terms": tuple(
            (term.taxonomy, term.slug, html.unescape(term.name))
            for term in item.terms
            if term.taxonomy not in _NO_WORDS
        ),
    }


def _text(item: Item, context: Context) -> dict[str, Any]:
    """Its blocks and what is lost of them; a text longer than any that people write is not read."""
    if len(item.content) > LONGEST_CONTENT:
        return {"builder": "", "reasons": ("too-long-content",)}
    if item.post_type == ATTACHMENT:
        return {"builder": ""}
    losses = Losses()
    builder, blocks = _blocks(item, context, losses)
    data = tuple(block.as_data() for block in blocks)
    return {"builder": builder, "blocks": data, "losses": tuple(losses.as_data())}


def _file(item: Item) -> dict[str, Any]:
    return {
        "file": item.attachment_url.strip(),
        "place": item.meta.get("_wp_attached_file", "").strip(),
        "alt": _words(item.meta.get("_wp_attachment_image_alt", ""), 250),
        "caption": _words(item.excerpt, 300) if item.post_type == ATTACHMENT else "",
    }


def _blocks(item: Item, context: Context, losses: Losses) -> tuple[str, list[Block]]:
    reduced = reducing.reduce(item.content, meta=item.meta, losses=losses)
    text = reduced.markup
    if "<palais-attached>" in text:
        numbers = context.attached.get(item.post_id.strip(), ())
        shown = "".join(f'\n\n<palais-picture source="{number}"></palais-picture>\n\n' for number in numbers)
        text = text.replace(_ATTACHED, shown)
        if not numbers:
            losses.add(Code.PICTURE, "gallery")
    return reduced.builder, to_blocks(text, losses=losses, lines=reduced.lines)


def _hidden(item: Item) -> str:
    """Why the site did not show it to everybody; empty where it did. A file is seen where its post is."""
    if item.post_password.strip():
        return "password"
    status = item.status.strip()
    if status == "publish" or (item.post_type == ATTACHMENT and status == "inherit"):
        return ""
    return {"private": "private", "future": "scheduled"}.get(status, "draft")


def _notes(item: Item, doubt: bool) -> tuple[str, ...]:
    found = []
    if doubt:
        found.append("two-clocks")
    if item.post_type != ATTACHMENT and item.comments:
        found.append("comments")
    if item.post_type != ATTACHMENT and len(html.unescape(item.title).strip()) > LONGEST_TITLE:
        found.append("long-title")
    return tuple(found)


def _also(item: Item) -> tuple[str, ...]:
    """Its address as WordPress's permanent number says it, and those of its earlier names and days.

    WordPress leads on from each earlier name and day (wp_old_slug_redirect in its wp-includes/query.php).
    """
    found = []
    if (guid := item.guid.strip()).startswith(("http://", "https://")):
        found.append(guid)
    address = item.link.strip()
    for dated in (address, *_dated(address, item)):
        found += [dated, *_named(dated, item)]
    return tuple(one for one in dict.fromkeys(found) if one != address)


def _named(address: str, item: Item) -> list[str]:
    """The address with each earlier name in the place of the name of today."""
    name = item.post_name.strip()
    if not name or name not in address:
        return []
    return [earlier.join(address.rsplit(name, 1)) for earlier in item.renamed.get(OLD_SLUG, ()) if earlier]


def _dated(address: str, item: Item) -> list[str]:
    """The address with each earlier day in the place of its day, where it holds one: /2019/05/31/ or /2019/05/."""
    found = []
    for earlier in item.renamed.get(OLD_DATE, ()):
        for letters in (10, 7):
            today = f"/{item.post_date.strip()[:letters].replace('-', '/')}/"
            if len(today) == letters + 2 and today in address:
                found.append(address.replace(today, f"/{earlier[:letters].replace('-', '/')}/", 1))
                break
    return found


def _summary(item: Item) -> str:
    """The excerpt that an editor wrote; empty where none did. Whole sentences where it is too long."""
    if item.post_type == ATTACHMENT:
        return ""
    words = _words(_SHORTCODE.sub(" ", item.excerpt), 100_000)
    if len(words) <= LONGEST_SUMMARY:
        return words
    whole = _SENTENCE.match(words)
    return whole[1] if whole else words[: LONGEST_SUMMARY - 1].rsplit(" ", 1)[0] + "…"


def _words(markup: str, longest: int) -> str:
    """Plain words of a short text that may hold markup and entities."""
    plain = markup = _RUNS.sub(" ", markup)
    if "<" in markup and markup.strip():
        try:
            plain = str(lxml_html.fromstring(f"<div>{markup}</div>").text_content())
        except (ValueError, lxml_html.etree.ParserError):
            plain = re.sub(r"<[^>]*>", " ", markup)
    words = " ".join(html.unescape(plain).split())
    return words if len(words) <= longest else words[: longest - 1].rsplit(" ", 1)[0] + "…"


def _whole(text: str) -> int:
    try:
        return max(-32_768, min(32_767, int(text)))
    except ValueError:
        return 0


def translations_of(about: str) -> dict[str, str]:
    """Language to number of the post, from the description that Polylang keeps of a group."""
    try:
        found = php_values.read(about)
    except php_values.NotPlain:
        return {}
    return (
        {key: str(value) for key, value in found.items() if isinstance(value, int)}
        if isinstance(found, dict)
        else {}
    )


def path_of(address: str) -> str:
    """The path and query of an address, as readers ask for it."""
    parts = urlsplit(address)
    return parts.path + (f"?{parts.query}" if parts.query else "")


__all__ = ["ATTACHMENT", "TEXTS", "Context", "Entry", "Kind", "path_of", "read_entry", "translations_of"]
