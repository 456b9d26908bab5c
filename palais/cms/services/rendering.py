"""Bodies as HTML, made once when a page is published and kept with it."""

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from html import unescape
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.html import strip_tags

from palais.core import words

BLOCKS = settings.PACKAGE / "web" / "templates" / "components" / "blocks"
HEADING = re.compile(r"<h\d[^>]*>.*?</h\d>", re.DOTALL)
LINE_END = re.compile(r"</(?:p|li)>|<br\s*/?>")
_notes: ContextVar["Notes | None"] = ContextVar("notes", default=None)


@dataclass(slots=True)
class Notes:
    """What a part of a body says about itself while it is rendered."""

    is_live: bool = False


@dataclass(frozen=True, slots=True)
class Rendered:
    """A body as readers are shown it. `is_live`: it holds what changes by itself, and is not to be kept."""

    html: str
    is_live: bool


@contextmanager
def listening() -> Iterator[Notes]:
    notes = Notes()
    token = _notes.set(notes)
    try:
        yield notes
    finally:
        _notes.reset(token)


def is_live() -> None:
    """Said by a part that changes by itself, such as a live figure: the body is then made anew for each reader."""
    notes = _notes.get()
    if notes is not None:
        notes.is_live = True


@cache
def renderer() -> str:
    """The version of what makes bodies: the templates of their parts. Another one makes kept bodies anew."""
    texts = [path.read_bytes() for path in sorted(BLOCKS.glob("*.html"))]
    return hashlib.sha256(b"\0".join(texts)).hexdigest()[:16]


def render(body: Any, *, language: str) -> Rendered:
    """A body in the frame of its language, so that links lead to pages of that language."""
    with listening() as notes, translation.override(language):
        html = body.stream_block.render(body, context={"language": language}) if body else ""
    return Rendered(html=str(html).strip(), is_live=notes.is_live)


def teaser(body: Any) -> str:
    """The first sentences of a body: of its texts, else of a quote that stands on no consent; neither headings nor
    captions."""
    for kinds in (("text",), ("callout", "quote")):
        parts = [part for part in body if part.block_type in kinds and not part.value.get("consent")]
        text = " ".join(plain(part.value["text"]) for part in parts)
        if text.strip():
            return words.first_sentences(text)
    return ""


def plain(text: Any) -> str:
    """Rich text as plain words: without the headings in it, with a blank between what stood in two lines."""
    headless = HEADING.sub(" ", str(getattr(text, "source", text) or ""))
    return unescape(strip_tags(LINE_END.sub(" ", headless)))
