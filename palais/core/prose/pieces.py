"""What is read off one element or one running text: its picture, its words, its lines.

There is no law here: elements are those of the HTML standard.
"""

from __future__ import annotations

import re
from typing import Any

from lxml import html as lxml_html

from palais.core.prose import addresses
from palais.core.prose.blocks import Block, Kind
from palais.core.prose.losses import Code, Losses

_NUMBER = re.compile(r"(?:^|\s)wp-image-(\d+)(?:\s|$)")


def picture(element: Any, losses: Losses) -> Block | None:
    """A picture by its number or the address of its file; None where it has neither."""
    said = element.get("src") or ""
    if said.startswith("data:") or not said:
        said = element.get("data-src") or element.get("data-lazy-src") or element.get("data-orig-file") or ""
    address = addresses.safe(said) if said else None
    number = _NUMBER.search(element.get("class") or "")
    source = element.get("source") or element.get("data-id") or (number[1] if number else "")
    if not address and not source:
        losses.add(Code.PICTURE)
        return None
    alt = " ".join((element.get("alt") or "").split())
    return Block(
        Kind.PICTURE,
        address=address or "",
        source=source if source.isdigit() else "",
        alt=alt,
        caption=words_of(element) if element.tag == "palais-picture" else "",
    )


def words_of(element: Any) -> str:
    """The plain words in an element."""
    return " ".join("".join(element.itertext()).split())


def joined_lines(html: str) -> str:
    """The paragraphs of a text as lines of one."""
    inner = re.sub(r"^<(?:p|h[234])>|</(?:p|h[234])>$", "", html)
    return re.sub(r"</(?:p|h[234])>\s*<(?:p|h[234])>", "<br>", inner)


def lines_of(html: str) -> str:
    """Running text without any markup, a line for each paragraph, entry and break."""
    broken = re.sub(r"<br>|<hr>|</(?:p|li|h[234])>", "\n", html)
    words = lxml_html.fromstring(f"<div>{broken}</div>").text_content()
    return "\n".join(line.strip() for line in str(words).split("\n") if line.strip())
