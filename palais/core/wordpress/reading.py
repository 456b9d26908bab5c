"""An export read from top to bottom: what it says of the site, then one item at a time, in little memory.

The declaration of a document type is refused before the parser sees it, so that no entity is ever expanded.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from lxml import etree

from palais.core.wordpress.mending import Mended, check_ends
from palais.core.wordpress.refusals import ExportRefused, Refusal

MOST_ITEMS = 200_000
_MOST_META = 400
_LONGEST_META = 3_000_000
_LONGEST_TERMS = 300
_MOST_RENAMED = 10
OLD_SLUG, OLD_DATE = "_wp_old_slug", "_wp_old_date"
RENAMED = (OLD_SLUG, OLD_DATE)


@dataclass(frozen=True, slots=True)
class Term:
    """A category, tag, or other word that the site sorts by. `about` is its description."""

    taxonomy: str
    slug: str
    name: str
    parent: str = ""
    about: str = ""


@dataclass(slots=True)
class Channel:
    """What the export says of the site. `authors`: login to the name that is shown; addresses are not read."""

    title: str = ""
    link: str = ""
    language: str = ""
    generator: str = ""
    version: str = ""
    authors: dict[str, str] = field(default_factory=dict)
    terms: list[Term] = field(default_factory=list)
    mends: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Item:
    """One item as it stands in the export, its texts untouched. `number` is its place, from 1."""

    number: int
    plain: dict[str, str] = field(repr=False)
    content: str = field(repr=False)
    excerpt: str = field(repr=False)
    terms: tuple[Term, ...]
    meta: dict[str, str] = field(repr=False)
    comments: int
    renamed: dict[str, tuple[str, ...]] = field(repr=False, default_factory=dict)
    """Fields that WordPress writes once for each earlier name or day of a post, in the order of the export."""

    def __getattr__(self, name: str) -> str:
        """The text of a plain element; empty where the item has none: `item.post_type`."""
        return self.plain.get(name, "")


def read_channel(file: BinaryIO) -> Channel:
    """What stands before the first item. Raises ExportRefused."""
    channel = Channel()
    for _item in _walk(file, channel, only_head=True):
        break
    return channel


def read_items(file: BinaryIO, *, channel: Channel | None = None) -> Iterator[Item]:
    """Every item, one at a time. `channel` is filled on the way. Raises ExportRefused."""
    yield from _walk(file, channel or Channel(), only_head=False)


def _walk(file: BinaryIO, channel: Channel, *, only_head: bool) -> Iterator[Item]:
    mended = Mended(file, encoding=check_ends(file))
    events = etree.iterparse(
        mended,
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
    )
    number, depth = 0, 0
    try:
        for event, element in events:
            if event == "start":
                depth += 1
                if depth == 3 and element.tag == "item" and only_head:
                    return
                continue
            depth -= 1
            if depth != 2:
                continue
            if element.tag == "item":
                number += 1
                if number > MOST_ITEMS:
                    raise ExportRefused(Refusal.TOO_MANY, most=MOST_ITEMS)
                yield _item(element, number)
            else:
                _of_channel(element, channel)
            _forget(element)
    except etree.XMLSyntaxError as error:
        raise ExportRefused(Refusal.BROKEN, line=error.lineno or 0, item=number + 1) from error
    finally:
        channel.mends = {name: count for name, count in mended.mends.items() if count}


def _forget(element: Any) -> None:
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]


def _name(element: Any) -> str:
    """The name of an element; of the two that are called "encoded" which one it is."""
    space, _brace, name = element.tag.rpartition("}")
    if name == "encoded":
        return "excerpt" if "excerpt" in space else "content"
    return (
        name if "wordpress.org/export/" in space or not space or "dc/elements" in space else f"other:{name}"
    )


def _texts(element: Any) -> dict[str, str]:
    return {_name(child): child.text or "" for child in element if isinstance(child.tag, str)}


def _of_channel(element: Any, channel: Channel) -> None:
    name = _name(element)
    if name in ("title", "link", "language", "generator"):
        setattr(channel, name, (element.text or "").strip())
    elif name == "base_blog_url" and element.text:
        channel.link = element.text.strip()
    elif name == "wxr_version":
        channel.version = (element.text or "").strip()
    elif name == "author":
        said = _texts(element)
        login = said.get("author_login", "")
        full = f"{said.get('author_first_name', '')} {said.get('author_last_name', '')}".strip()
        channel.authors[login] = said.get("author_display_name", "").strip() or full or login
    elif name in ("category", "tag", "term") and len(channel.terms) < 100 * _LONGEST_TERMS:
        channel.terms.append(_term(_texts(element), name))


def _term(said: dict[str, str], kind: str) -> Term:
    if kind == "category":
        taxonomy, slug, name = "category", said.get("category_nicename", ""), said.get("cat_name", "")
        return Term(
            taxonomy, slug, name, said.get("category_parent", ""), said.get("category_description", "")
        )
    if kind == "tag":
        return Term(
            "post_tag",
            said.get("tag_slug", ""),
            said.get("tag_name", ""),
            "",
            said.get("tag_description", ""),
        )
    return Term(
        said.get("term_taxonomy", ""),
        said.get("term_slug", ""),
        said.get("term_name", ""),
        said.get("term_parent", ""),
        said.get("term_description", ""),
    )


def _item(element: Any, number: int) -> Item:
    plain: dict[str, str] = {}
    terms: list[Term] = []
    meta: dict[str, str] = {}
    renamed: dict[str, tuple[str, ...]] = {}
    comments = 0
    for child in element:
        if not isinstance(child.tag, str):
            continue
        name = _name(child)
        if name == "category":
            if (taxonomy := child.get("domain")) and len(terms) < _LONGEST_TERMS:
                terms.append(Term(taxonomy, child.get("nicename") or "", (child.text or "").strip()))
        elif name == "postmeta":
            said = _texts(child)
            key, value = said.get("meta_key", ""), said.get("meta_value", "")
            if key in RENAMED and len(renamed.get(key, ())) < _MOST_RENAMED:
                renamed[key] = (*renamed.get(key, ()), value.strip())
            if len(meta) < _MOST_META and len(value) <= _LONGEST_META:
                meta.setdefault(key, value)
        elif name == "comment":
            comments += 1
        else:
            plain.setdefault(name, child.text or "")
    content, excerpt = plain.pop("content", ""), plain.pop("excerpt", "")
    return Item(number, plain, content, excerpt, tuple(terms), meta, comments, renamed)
