"""Clean blocks as the parts of a body here: links lead to pages of this site, pictures and files are its own."""

import re
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape, unescape
from typing import Any, Protocol

from palais.cms.imports import linking

PARTS = uuid.UUID("4f0c7f4e-53a4-5d0b-9a0e-0f6f3c1f2d11")
LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.DOTALL)
RULES = ((re.compile(r"<hr\s*/?>"), ""), (re.compile(r"<(/?)h4>"), r"<\1h3>"), (re.compile(r"</?sub>"), ""))
TITLE, ALT, CAPTION, NOTE = 200, 250, 300, 300


class Known(Protocol):
    """What is here already of the other site; None: it is not, or not yet."""

    site: str

    def page_of(self, address: str) -> int | None: ...
    def image_of(self, *, source: str, address: str) -> int | None: ...
    def file_of(self, *, source: str, address: str) -> int | None: ...


@dataclass
class Made:
    """The parts as a StreamField keeps them. `waits`: links lead to what may come later. `missing`: files."""

    parts: list[dict[str, Any]] = field(default_factory=list)
    waits: bool = False
    missing: list[str] = field(default_factory=list)


def make(blocks: Iterable[Mapping[str, Any]], *, key: str, known: Known) -> Made:
    """The body of a thing. Its parts have the same ids each time, so that comparisons show what differs."""
    made = Made()
    for block in blocks:
        for name, value in WAYS[block["kind"]](block, known, made):
            number = str(uuid.uuid5(PARTS, f"{known.site}/{key}/{len(made.parts)}"))
            made.parts.append({"type": name, "value": value, "id": number})
    return made


Parts = list[tuple[str, dict[str, Any]]]


def text(block: Mapping[str, Any], known: Known, made: Made) -> Parts:
    html = block["html"]
    for pattern, other in RULES:
        html = pattern.sub(other, html)
    html = LINK.sub(lambda found: linked(unescape(found[1]), found[2], known, made), html)
    return [("text", {"text": html, "language": ""})] if html.strip() else []


def linked(address: str, words: str, known: Known, made: Made) -> str:
    """A link as Wagtail keeps it: by the number of the page or file here, so that it never dies of a new address."""
    if not linking.is_of(address, site=known.site):
        return f'<a href="{escape(address)}">{words}</a>'
    if linking.upload(address):
        number = known.file_of(source="", address=address)
        if number is not None:
            return f'<a linktype="document" id="{number}">{words}</a>'
        if known.image_of(source="", address=address) is not None:
            return words
    elif (number := known.page_of(address)) is not None:
        return f'<a linktype="page" id="{number}">{words}</a>'
    else:
        made.waits = True
    return f'<a href="{escape(absolute(address, known))}">{words}</a>'


def absolute(address: str, known: Known) -> str:
    """An address of the other site with its host, so that it does not lead into this one by chance."""
    return address if "://" in address else f"https://{known.site}/{address.lstrip('/')}"


def quote(block: Mapping[str, Any], known: Known, made: Made) -> Parts:
    said_by = block.get("caption", "")[:TITLE]
    return [("quote", {"text": block["text"], "said_by": said_by, "language": "", "consent": ""})]


def picture(block: Mapping[str, Any], known: Known, made: Made) -> Parts:
    address, source = block.get("address", ""), block.get("source", "")
    number = known.image_of(source=source, address=address)
    if number is None:
        made.missing.append(address.rpartition("/")[2] or source)
        return []
    value = {
        "image": number,
        "alt": block.get("alt", "")[:ALT],
        "caption": block.get("caption", "")[:CAPTION],
        "decorative": False,
    }
    found: Parts = [("picture", value)]
    if link := block.get("link"):
        found += address_part(link, block.get("alt") or link, known, made)
    return found


def table(block: Mapping[str, Any], known: Known, made: Made) -> Parts:
    """As lines of text. Without headings its columns are called by their numbers."""
    rows = [list(row) for row in block["rows"]]
    if not block.get("headed"):
        rows.insert(0, [str(number) for number in range(1, len(rows[0]) + 1)])
    lines = ["\t".join(re.sub(r"[\t|\r\n]+", " ", cell) for cell in row) for row in rows]
    return [
        ("table", {"caption": (block.get("caption") or rows[0][0] or "—")[:TITLE], "rows": "\n".join(lines)})
    ]


def file(block: Mapping[str, Any], known: Known, made: Made) -> Parts:
    address, source = block.get("address", ""), block.get("source", "")
    number = known.file_of(source=source, address=address)
    if number is not None:
        title = block.get("caption", "")[:TITLE]
        return [("file", {"file": number, "title": title, "language": ""})]
    if not address or linking.is_of(address, site=known.site):
        made.missing.append(address.rpartition("/")[2] or source)
        return []
    return address_part(address, block.get("caption") or address, known, made)


def embed(block: Mapping[str, Any], known: Known, made: Made) -> Parts:
    return address_part(block["address"], block["address"], known, made)


def address_part(address: str, title: str, known: Known, made: Made) -> Parts:
    """What was shown from elsewhere, or where a picture led: one link in a list of its own."""
    page = None
    if linking.is_of(address, site=known.site):
        page = known.page_of(address)
        made.waits = made.waits or (page is None and not linking.upload(address))
        address = absolute(address, known)
    if len(address) > 1000 or not address.startswith(("http://", "https://")):
        return []
    value = {
        "title": title[:TITLE],
        "page": page,
        "url": "" if page else address,
        "note": "",
        "language": "",
    }
    number = str(uuid.uuid5(PARTS, f"{address} {title}"))
    return [("links", {"title": "", "links": [{"type": "item", "value": value, "id": number}]})]


WAYS = {"text": text, "quote": quote, "picture": picture, "table": table, "file": file, "embed": embed}
