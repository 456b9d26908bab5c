"""Text as it may be kept: what Word, other sites and machines leave in a text is taken out when a page is saved.

The editor's own box already drops most of it. This is the last door, for whatever comes another way: an import, an
interface, a draft of long ago. Wagtail's own marks (links to pages, images, live figures) go through untouched.
"""

import re
from typing import Any

import nh3
from django.db import models
from wagtail.blocks import ListBlock, RawHTMLBlock, RichTextBlock, StreamBlock, StructBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.rich_text import RichText

TAGS = frozenset(
    {"a", "abbr", "b", "bdi", "blockquote", "br", "code", "em", "embed", "h2", "h3", "h4", "h5", "hr", "i"}
    | {"li", "ol", "p", "s", "strong", "sub", "sup", "u", "ul"}
)
WITH_CONTENT = frozenset({"script", "style", "title", "template", "xml", "iframe", "object", "svg", "math"})
ATTRIBUTES = {
    "*": {"data-block-key", "lang", "dir", "id"},
    "a": {"href", "linktype", "id"},
    "embed": {"embedtype", "id", "url", "format", "alt", "figure"},
}
SCHEMES = {"http", "https", "mailto", "tel"}
OPEN_EMBED = re.compile(r"<embed(\b[^>]*?)\s*/?>")
EMPTY = re.compile(r"<(p|h[2-5]|li|b|i|em|strong|u|s|sub|sup)(?: [^>]*)?>(?:\s|&nbsp;|\u00a0|<br/?>)*</\1>")
HARD = "(?:&nbsp;|\u00a0)"
HARD_SPACES = re.compile(rf"{HARD}{{2,}}|(?<=[a-z,;]){HARD}(?=[a-z]{{2}}|<[a-z])")
BULLET = r"<p(?: [^>]*)?>(?:[·•▪§‣●]|\uf0b7)(?:\s|&nbsp;|\u00a0)+(.*?)</p>"
BULLETS = re.compile(rf"(?:{BULLET}\s*)+", re.DOTALL)
INVISIBLE = re.compile("[\u00ad\ufeff\u200b]")


def html(text: str) -> str:
    """A rich text without anything that is not text, structure or one of Wagtail's own marks; clean text comes back
    as it was."""
    if "<" not in text and "&" not in text:
        return text
    safe = nh3.clean(
        INVISIBLE.sub("", text),
        tags=set(TAGS),
        clean_content_tags=set(WITH_CONTENT),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        url_schemes=set(SCHEMES),
        link_rel=None,
        strip_comments=True,
    )
    safe = OPEN_EMBED.sub(r"<embed\1/>", safe).replace("<br>", "<br/>").replace("<hr>", "<hr/>")
    return BULLETS.sub(as_list, without_emptiness(HARD_SPACES.sub(" ", safe))).strip()


def as_list(found: re.Match[str]) -> str:
    """Paragraphs that begin with a bullet are how Word writes a list."""
    points = "".join(f"<li>{point.strip()}</li>" for point in re.findall(BULLET, found[0], re.DOTALL))
    return f"<ul>{points}</ul>"


def without_emptiness(text: str) -> str:
    """Paragraphs and marks around nothing are Word's way of making space. A single empty paragraph is a whole text."""
    while True:
        shorter = EMPTY.sub("", text)
        if shorter == text:
            return text
        text = shorter


def page(record: models.Model) -> None:
    """Clean every rich text of a record in place, before it is saved."""
    for field in record._meta.get_fields():
        if isinstance(field, RichTextField):
            said = getattr(record, field.attname) or ""
            setattr(record, field.attname, html(said))
        elif isinstance(field, StreamField):
            body = getattr(record, field.attname)
            if body:
                walk(body.stream_block, body)


def walk(block: Any, value: Any) -> Any:
    """Clean the texts inside one block; what comes back stands in its place."""
    if isinstance(block, RichTextBlock) and isinstance(value, RichText):
        cleaned = html(value.source)
        return value if cleaned == value.source else RichText(cleaned)
    if isinstance(block, StreamBlock):
        for child in value:
            child.value = walk(child.block, child.value)
    elif isinstance(block, ListBlock):
        for child in value.bound_blocks:
            child.value = walk(child.block, child.value)
    elif isinstance(block, StructBlock) and not isinstance(block, RawHTMLBlock):
        for name, child in block.child_blocks.items():
            if name in value:
                value[name] = walk(child, value[name])
    return value
