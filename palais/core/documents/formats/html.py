"""Web pages as blocks: paragraphs, headings, list items with their numbers, rows of tables.

It knows the elements that part a text. It does not run scripts, follow links or load anything.
There is no law here: elements are those of the HTML standard.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from palais.core.documents.blocks import Block, BlockKind, Contents, Format
from palais.core.documents.formats.plain import decoded
from palais.core.documents.limits import Limits
from palais.core.documents.refusals import DocumentRefused, Doubt, DoubtKind, Refusal

_SKIPPED = frozenset(
    {"script", "style", "noscript", "template", "title", "nav", "footer", "svg", "iframe", "object"}
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PARTING = frozenset(
    {"p", "div", "li", "tr", "br", "hr", "ul", "ol", "table", "tbody", "thead", "section", "article", "main"}
    | {
        "header",
        "blockquote",
        "dd",
        "dt",
        "dl",
        "pre",
        "figure",
        "aside",
        "td",
        "th",
        "body",
        "html",
        "center",
    }
    | _HEADINGS
)
_BOLD = frozenset({"b", "strong"})
_DEEPEST = 400
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


class _Gathering:
    """Text gathered until an element parts it."""

    def __init__(self, limits: Limits) -> None:
        self.blocks: list[Block] = []
        self._limits = limits
        self._parts: list[str] = []
        self._plain = 0
        self._bold = 0
        self._characters = 0
        self.label = ""
        self.scripted = False

    def take(self, text: str, *, bold: bool) -> None:
        """One more run of text of the block at hand. Raises DocumentRefused beyond the limit of characters."""
        self._parts.append(text)
        size = len(text.strip())
        self._characters += size
        if bold:
            self._bold += size
        else:
            self._plain += size
        if self._characters > self._limits.characters:
            raise DocumentRefused(Refusal.TOO_MUCH_INSIDE, "The page holds more text than a document does.")

    def part(self, kind: BlockKind = BlockKind.TEXT, *, cells: tuple[str, ...] = ()) -> None:
        """End the block at hand; one without text is dropped. Raises DocumentRefused beyond the limit of blocks."""
        text = " ".join("".join(self._parts).replace("\u00ad", "").split())
        if text:
            bold = self._bold > 0 and self._plain == 0
            self.blocks.append(Block(text, kind, label=self.label, bold=bold, cells=cells))
            self.label = ""
        self._parts, self._plain, self._bold = [], 0, 0
        if len(self.blocks) > self._limits.blocks:
            raise DocumentRefused(Refusal.TOO_MUCH_INSIDE, "The page holds more blocks than a document does.")


def read(content: bytes, limits: Limits) -> Contents:
    """The text of a page as blocks. Raises DocumentRefused where it has none."""
    tree = LexborHTMLParser(decoded(content, declared=True))
    gathering = _Gathering(limits)
    if tree.root is not None:
        _walk(tree.root, gathering)
    gathering.part()
    if not gathering.blocks:
        raise DocumentRefused(Refusal.IMAGES_ONLY, "The page holds no text.")
    doubts = []
    if gathering.scripted:
        doubts.append(Doubt(DoubtKind.NOT_EXECUTED, "The page carries a script. It was not executed."))
    return Contents(Format.HTML, tuple(gathering.blocks), doubts=tuple(doubts))


def _walk(root: LexborNode, gathering: _Gathering) -> None:
    """Down and up the tree without recursion, so that no nesting is too deep."""
    stack: list[tuple[LexborNode, bool, bool]] = [(root, False, False)]
    while stack:
        node, bold, leaving = stack.pop()
        tag = node.tag or ""
        if leaving:
            gathering.part(BlockKind.HEADING if tag in _HEADINGS else BlockKind.TEXT)
            continue
        if tag == "-text":
            gathering.take(re.sub(r"\s+", " ", node.text_content or ""), bold=bold)
            continue
        gathering.scripted = gathering.scripted or tag == "script"
        if tag in _SKIPPED or tag.startswith(("-", "!")):
            continue
        if tag == "tr":
            gathering.part()
            _row(node, gathering)
            continue
        bold = bold or tag in _BOLD or tag in _HEADINGS
        if tag in _PARTING:
            gathering.part()
            if tag == "li":
                gathering.label = _label(node)
            stack.append((node, bold, True))
        elif tag == "sup" and re.fullmatch(r"\s*[\[(]?[0-9*]{1,3}[\])]?\s*", node.text() or ""):
            continue
        stack += [(child, bold, False) for child in reversed(list(node.iter(include_text=True)))]


def _row(row: LexborNode, gathering: _Gathering) -> None:
    cells = [
        "\n".join(
            " ".join(line.split()) for line in (cell.text(separator="\n") or "").splitlines() if line.strip()
        )
        for cell in row.css("td, th")
    ]
    text = " ".join(" ".join(cells).split())
    if not text:
        return
    if len([cell for cell in cells if cell]) == 1:
        gathering.take(text, bold=False)
        gathering.part()
        return
    gathering.take(text, bold=False)
    gathering.part(BlockKind.ROW, cells=tuple(cells))


def _label(item: LexborNode) -> str:
    """The number a browser prints before an item of a numbered list; empty for other lists."""
    parent = item.parent
    if parent is None or parent.tag != "ol":
        return ""
    place, before = 1, item.prev
    while before is not None and place < 5_000:
        place += before.tag == "li"
        before = before.prev
    start = str(parent.attributes.get("start") or "1")
    value = place + (int(start) - 1 if start.isdigit() and len(start) < 5 else 0)
    form = _FORMS.get(str(parent.attributes.get("type") or ""), "")
    if form == "lowerLetter" and value <= 26:
        return f"({chr(ord('a') + value - 1)})"
    return f"{value}."
