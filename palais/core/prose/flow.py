"""Walking through markup from top to bottom: text is gathered until something parts it, the rest becomes blocks.

It runs nothing and loads nothing. There is no law here: elements are those of the HTML standard.
"""

from __future__ import annotations

import re
from html import escape
from typing import Any

import nh3
from lxml import etree
from lxml import html as lxml_html

from palais.core.prose import addresses, tables
from palais.core.prose.blocks import Block, Kind
from palais.core.prose.elements import ALLOWED, HEADINGS, INLINE, LEFT_OUT, LISTS, PARTING, SCHEMES
from palais.core.prose.losses import Code, Losses
from palais.core.prose.pieces import joined_lines, lines_of, picture, words_of

_LONGEST = 4_000_000
_DEEPEST = 90
_BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_HIDDEN = re.compile(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])")
_EMPTY = re.compile(r"^(?:\s|<br>|<(?:b|i|sup|sub)>|</(?:b|i|sup|sub|a)>|<a [^>]*>|\u00a0|\u200b|\ufeff)*$")
_HOLLOW = re.compile(r"<(a|b|i|sup|sub)(?: [^>]*)?></\1>")
_BREAKS = re.compile(r"^(?:\s|<br>|\u00a0)+|(?:\s|<br>|\u00a0)+$")
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udfff]")


class TooMuchMarkup(ValueError):
    """The markup is longer than any text that people write."""


def to_blocks(markup: str, *, losses: Losses, lines: bool = False) -> list[Block]:
    """The markup as clean blocks. `lines`: an empty line parts paragraphs and a line's end breaks, as in old posts.

    Raises TooMuchMarkup. What is left out is noted in `losses`.
    """
    if len(markup) > _LONGEST:
        raise TooMuchMarkup
    plain = _ILLEGAL.sub("", markup).replace("\r\n", "\n").replace("\r", "\n")
    if not plain.strip():
        return []
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = lxml_html.fragment_fromstring(plain.encode(), create_parent="div", parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return []
    flow = _Flow(losses, lines=lines)
    flow.inside(root, 0)
    return flow.ended()


class _Flow:
    """One walk. `line` is the paragraph at hand as markup, `text` the running text at hand."""

    def __init__(self, losses: Losses, *, lines: bool) -> None:
        self.losses, self.lines = losses, lines
        self.blocks: list[Block] = []
        self.text: list[str] = []
        self.line: list[str] = []
        self.open: list[tuple[str, str]] = []
        self.link = ""

    # ── parting ─────────────────────────────────────────────────────────────────────────────────

    def part(self, tag: str = "p") -> None:
        """End the paragraph at hand; one without words is dropped. Open emphasis goes on in the next one."""
        words = "".join(self.line) + "".join(close for _start, close in reversed(self.open))
        words = _HOLLOW.sub("", _HOLLOW.sub("", words))
        if not _EMPTY.match(words):
            self.text.append(f"<{tag}>{_BREAKS.sub('', words)}</{tag}>")
        self.line = [start for start, _close in self.open]

    def put(self, block: Block) -> None:
        """A block that is not running text ends what was gathered before it."""
        self.part()
        self.end_text()
        self.blocks.append(block)

    def end_text(self) -> None:
        """The running text at hand becomes a block, cleaned."""
        if self.text:
            clean = nh3.clean(
                "".join(self.text),
                tags=ALLOWED,
                attributes={"a": {"href"}},
                url_schemes=SCHEMES,
                link_rel=None,
            )
            if clean.strip():
                self.blocks.append(Block(Kind.TEXT, html=clean))
            self.text = []

    def ended(self) -> list[Block]:
        self.part()
        self.end_text()
        return self.blocks

    # ── walking ─────────────────────────────────────────────────────────────────────────────────

    def inside(self, element: Any, depth: int) -> None:
        """Everything in an element."""
        if depth > _DEEPEST:
            self.losses.add(Code.TOO_DEEP)
            self.say("".join(element.itertext()))
            return
        self.say(element.text)
        for child in element:
            self.take(child, depth + 1)
            self.say(child.tail)

    def say(self, text: str | None) -> None:
        """Words. Where lines count, an empty one parts and an end of line breaks."""
        if not text:
            return
        if not self.lines:
            self.line.append(escape(_SPACE.sub(" ", text), quote=False))
            return
        for place, piece in enumerate(_BLANK_LINE.split(text)):
            if place:
                self.part()
            rows = [escape(_SPACE.sub(" ", row), quote=False) for row in piece.split("\n")]
            self.line.append("<br>".join(rows))

    def take(self, element: Any, depth: int) -> None:
        """One element: its own way where it has one, else what is inside."""
        tag = element.tag if isinstance(element.tag, str) else ""
        self.note_attributes(element)
        if tag in LEFT_OUT:
            if (code := LEFT_OUT[tag]) is not None:
                self.losses.add(code, tag if code is not Code.LOOK else "")
            return
        if _HIDDEN.search(element.get("style") or "") or element.get("hidden") is not None:
            self.losses.add(Code.HIDDEN)
            return
        own = getattr(self, f"take_{tag.replace('-', '_')}", None)
        if own is not None:
            own(element, depth)
        elif tag in INLINE:
            self.emphasised(element, depth, f"<{INLINE[tag]}>", f"</{INLINE[tag]}>")
        elif tag in HEADINGS:
            self.parted(element, depth, HEADINGS[tag])
        elif tag in LISTS:
            self.take_list(element, depth)
        elif tag in PARTING:
            self.parted(element, depth, "p")
        else:
            self.inside(element, depth)

    def note_attributes(self, element: Any) -> None:
        for name in element.attrib:
            if name.lower().startswith("on"):
                self.losses.add(Code.HANDLER, name.lower())
        if element.get("style"):
            self.losses.add(Code.LOOK)

    def parted(self, element: Any, depth: int, tag: str) -> None:
        """What is inside becomes paragraphs of their own; emphasis around it ends before and begins again after."""
        self.part()
        kept, self.open, self.line = self.open, [], []
        self.inside(element, depth)
        self.part(tag)
        self.open = kept
        self.line = [start for start, _close in kept]

    def emphasised(self, element: Any, depth: int, start: str, close: str) -> None:
        """What is inside stands between these two tags."""
        self.line.append(start)
        self.open.append((start, close))
        self.inside(element, depth)
        self.open.pop()
        self.line.append(close)

    # ── elements with ways of their own ─────────────────────────────────────────────────────────

    def take_br(self, element: Any, depth: int) -> None:
        self.line.append("<br>")

    def take_hr(self, element: Any, depth: int) -> None:
        self.part()
        self.text.append("<hr>")

    def take_a(self, element: Any, depth: int) -> None:
        """A link; of one that leads nowhere, runs something or stands in another the words stay."""
        said = element.get("href")
        address = addresses.safe(said) if said else None
        if said and address is None and said.strip():
            self.losses.add(Code.SCRIPT_LINK, said.strip().partition(":")[0])
        if (
            address is None
            or address.startswith("#")
            or any(start.startswith("<a ") for start, _ in self.open)
        ):
            if address and address.startswith("#") and len(address) > 1:
                self.losses.add(Code.ANCHOR)
            self.inside(element, depth)
            return
        before, self.link = self.link, address
        self.emphasised(element, depth, f'<a href="{escape(address)}">', "</a>")
        self.link = before

    def take_img(self, element: Any, depth: int) -> None:
        if (found := picture(element, self.losses)) is not None:
            self.put(self.with_link(found))

    def with_link(self, found: Block) -> Block:
        """A picture that led somewhere keeps where, but for its own larger file."""
        larger = re.search(r"(?i)\.(?:jpe?g|png|gif|webp|avif)(?:\?|$)", self.link)
        if not self.link or larger:
            return found
        return Block(
            found.kind,
            address=found.address,
            source=found.source,
            alt=found.alt,
            caption=found.caption,
            link=self.link,
        )

    def take_figure(self, element: Any, depth: int) -> None:
        """Its caption belongs to its one picture; where there is another number of them, it is a line of its own."""
        captions = element.xpath(".//figcaption")
        pictures = element.xpath(".//img|.//palais-picture")
        if len(captions) == 1 and len(pictures) == 1 and not element.xpath(".//table|.//figure"):
            found = picture(pictures[0], self.losses)
            link = next(
                (addresses.safe(one.get("href")) for one in element.xpath(".//a[@href][.//img]")), None
            )
            if found is not None:
                before, self.link = self.link, link or self.link
                words = words_of(captions[0])
                block = self.with_link(found)
                self.link = before
                self.put(
                    Block(
                        block.kind,
                        address=block.address,
                        source=block.source,
                        alt=block.alt,
                        caption=words or block.caption,
                        link=block.link,
                    )
                )
                return
        self.parted(element, depth, "p")

    def take_blockquote(self, element: Any, depth: int) -> None:
        """A quotation with who said it; what is no text comes after it."""
        named = element.xpath("./cite|./footer|./p/cite|./figcaption")
        who = " ".join(filter(None, (words_of(one) for one in named)))
        for one in named:
            one.drop_tree()
        inner = _Flow(self.losses, lines=self.lines)
        inner.inside(element, depth)
        found = inner.ended()
        words = "\n".join(lines_of(block.html) for block in found if block.kind is Kind.TEXT)
        if words.strip():
            self.put(Block(Kind.QUOTE, text=words.strip(), caption=who.lstrip("—–- ")))
        for block in found:
            if block.kind is not Kind.TEXT:
                self.put(block)

    def take_list(self, element: Any, depth: int) -> None:
        """A list stays one; what no list can hold comes after it."""
        self.part()
        after: list[Block] = []
        if words := self.list_of(element, depth, after):
            self.text.append(words)
        for block in after:
            self.put(block)

    def list_of(self, element: Any, depth: int, after: list[Block]) -> str:
        """The list as markup with the lists inside it; empty without entries. `after` gets what it cannot hold."""
        if depth > _DEEPEST:
            self.losses.add(Code.TOO_DEEP)
            return ""
        tag = "ol" if element.tag == "ol" else "ul"
        entries = []
        for child in element:
            if child.tag in LISTS:
                entries.append(f"<li>{self.list_of(child, depth + 1, after)}</li>")
            elif isinstance(child.tag, str) and (words := self.entry(child, depth + 1, after)):
                entries.append(f"<li>{words}</li>")
        return f"<{tag}>{''.join(entries)}</{tag}>" if entries else ""

    def entry(self, element: Any, depth: int, after: list[Block]) -> str:
        """One entry: its lines, then the lists inside it."""
        nested = [one for one in element if one.tag in LISTS]
        tails = "".join(f" {one.tail}" for one in nested if one.tail and one.tail.strip())
        for one in nested:
            element.remove(one)
        inner = _Flow(self.losses, lines=False)
        inner.take(element, depth) if element.tag != "li" else inner.inside(element, depth)
        inner.say(tails)
        words = []
        for block in inner.ended():
            if block.kind is Kind.TEXT:
                words.append(joined_lines(block.html))
            else:
                after.append(block)
        return "<br>".join(words) + "".join(self.list_of(one, depth + 1, after) for one in nested)

    def take_li(self, element: Any, depth: int) -> None:
        """An entry outside of any list is a list of one."""
        after: list[Block] = []
        self.part()
        if words := self.entry(element, depth, after):
            self.text.append(f"<ul><li>{words}</li></ul>")
        for block in after:
            self.put(block)

    def take_table(self, element: Any, depth: int) -> None:
        """A table of one column or with tables inside only laid out a page: its cells are read one after the other."""
        found = tables.read(element)
        if found is None:
            self.part()
            for cell in element.xpath(".//td|.//th|.//caption"):
                if not cell.xpath("ancestor::table[1]")[0] is not element:
                    self.parted(cell, depth, "p")
            return
        if found.spans:
            self.losses.add(Code.SPANS)
        for one in element.xpath(".//img"):
            self.take_img(one, depth)
        self.put(Block(Kind.TABLE, rows=found.rows, headed=found.headed, caption=found.caption))

    def take_pre(self, element: Any, depth: int) -> None:
        self.part()
        rows = [escape(row, quote=False) for row in "".join(element.itertext()).strip("\n").split("\n")]
        self.line.append("<br>".join(rows))
        self.part()

    def take_iframe(self, element: Any, depth: int) -> None:
        said = element.get("src") or element.get("data-src") or element.get("data-lazy-src") or ""
        self.losses.add(Code.FRAME, addresses.host(said) or "iframe")
        self.shown_elsewhere(said)

    def take_palais_embed(self, element: Any, depth: int) -> None:
        self.shown_elsewhere(element.get("address") or "")

    def shown_elsewhere(self, address: str) -> None:
        if (found := addresses.watched(address.strip())) is not None:
            self.put(Block(Kind.EMBED, address=found))

    def take_palais_picture(self, element: Any, depth: int) -> None:
        self.take_img(element, depth)

    def take_palais_file(self, element: Any, depth: int) -> None:
        found = addresses.safe(element.get("address") or "") or ""
        if found or element.get("source"):
            self.put(
                Block(Kind.FILE, address=found, source=element.get("source") or "", caption=words_of(element))
            )

    def take_video(self, element: Any, depth: int) -> None:
        named = [element.get("src"), *(one.get("src") for one in element.xpath(".//source"))]
        if address := next((safe for one in named if one and (safe := addresses.safe(one))), None):
            self.put(Block(Kind.FILE, address=address, caption=words_of(element)))

    take_audio = take_video
