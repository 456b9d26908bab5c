"""Word documents: paragraphs, tables and automatic numbers, in the order of the text.

It knows runs, breaks, deleted and moved text, bold, heading styles and rows of tables.
It does not know pictures, text boxes' places or comments, and runs no macro.
The format is ECMA-376 (Office Open XML), part 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from palais.core.documents.blocks import Block, BlockKind, Contents, Format
from palais.core.documents.formats.archive import Archive
from palais.core.documents.formats.numbering import Numbering, W, numbering
from palais.core.documents.limits import LIMITS, Limits
from palais.core.documents.refusals import DocumentRefused, Doubt, DoubtKind, Refusal

_HEADING_STYLE = re.compile(r"(?:heading|titre|t[ií]tulo|заголовок|_?h_?_?[0-9]|hch)", re.IGNORECASE)
_NOTE_MARKS = frozenset(
    {f"{W}footnoteReference", f"{W}endnoteReference", f"{W}del", f"{W}moveFrom", f"{W}instrText"}
)
_CONTAINERS = frozenset(
    {f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}moveTo", f"{W}customXml", f"{W}smartTag"}
)
_DEEPEST = 12


def names(content: bytes) -> frozenset[str]:
    """The names of the parts of an archive. Raises DocumentRefused for a damaged one."""
    return Archive(content, LIMITS).names


def read(content: bytes, limits: Limits) -> Contents:
    """The text of a DOCX as blocks, each table row one block. Raises DocumentRefused."""
    archive = Archive(content, limits)
    document = archive.tree("word/document.xml")
    body = document.find(f"{W}body") if document is not None else None
    if body is None:
        raise DocumentRefused(Refusal.DAMAGED, "The DOCX has no text part. Fetch it again.")
    counting = numbering(archive.tree("word/numbering.xml"), archive.tree("word/styles.xml"))
    blocks: list[Block] = []
    characters = 0
    for block in _blocks(body, counting, 0):
        characters += len(block.text)
        blocks.append(block)
        if len(blocks) > limits.blocks or characters > limits.characters:
            raise DocumentRefused(Refusal.TOO_MUCH_INSIDE, "The file holds more text than a document does.")
    if not blocks:
        raise DocumentRefused(
            Refusal.IMAGES_ONLY, "The document holds no text. Recognise its text first (OCR)."
        )
    doubts = []
    if any(name.lower().endswith("vbaproject.bin") for name in archive.names):
        doubts.append(Doubt(DoubtKind.MACROS, "The document carries macros. They were not executed."))
    return Contents(Format.DOCX, tuple(_masthead(archive, blocks)), doubts=tuple(doubts))


def _masthead(archive: Archive, blocks: list[Block]) -> Iterator[Block]:
    """The running head of the first page before the text: the symbol often stands only there."""
    heads = sorted(name for name in archive.names if re.fullmatch(r"word/header[0-9]{1,2}\.xml", name))
    for name in heads[:4]:
        tree = archive.tree(name)
        for paragraph in tree.iter(f"{W}p") if tree is not None else ():
            text = _text(paragraph)
            if "/" in text and len(text) < 120:
                yield Block(text, BlockKind.NOTE)
    yield from blocks


def _blocks(within: etree._Element, counting: Numbering, depth: int) -> Iterator[Block]:
    for part in within:
        if part.tag == f"{W}p":
            block = _paragraph(part, counting)
            if block is not None:
                yield block
        elif part.tag == f"{W}tbl":
            yield from _rows(part, counting)
        elif part.tag in _CONTAINERS and depth < _DEEPEST:
            yield from _blocks(part, counting, depth + 1)


def _paragraph(paragraph: etree._Element, counting: Numbering) -> Block | None:
    label, level = counting.label(paragraph)
    text = _text(paragraph)
    if not text:
        return None
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    named = (style.get(f"{W}val") or "") if style is not None else ""
    heading = bool(_HEADING_STYLE.match(named)) or paragraph.find(f"{W}pPr/{W}outlineLvl") is not None
    kind = BlockKind.HEADING if heading and len(text) < 300 else BlockKind.TEXT
    return Block(text, kind, label=label, level=level, bold=_bold(paragraph))


def _rows(table: etree._Element, counting: Numbering) -> Iterator[Block]:
    """Each row as one block; the paragraphs of a cell are parted by line breaks."""
    for row in table.iter(f"{W}tr"):
        cells: list[str] = []
        labels: list[str] = []
        for cell in row.iter(f"{W}tc"):
            lines = []
            for paragraph in cell.iter(f"{W}p"):
                label, _ = counting.label(paragraph)
                text = _text(paragraph)
                lines += [f"{label} {text}".strip()] if text else []
            cells.append("\n".join(lines))
        text = " ".join(" ".join(cells).split())
        if text:
            yield Block(text, BlockKind.ROW, label=" ".join(labels), cells=tuple(cells))


def _bold(paragraph: etree._Element) -> bool:
    """Whether every run with text is bold."""
    runs = [run for run in paragraph.iter(f"{W}r") if run.find(f"{W}t") is not None]
    return bool(runs) and all(_is_on(run.find(f"{W}rPr/{W}b")) for run in runs)


def _is_on(switch: etree._Element | None) -> bool:
    return switch is not None and switch.get(f"{W}val") not in ("0", "false", "off")


def _text(paragraph: etree._Element) -> str:
    parts: list[str] = []
    skipped: set[etree._Element] = set()
    for part in paragraph.iter():
        parent = part.getparent()
        if part.tag in _NOTE_MARKS or parent in skipped:
            skipped.add(part)
        elif part.tag == f"{W}t" and part.text:
            parts.append(part.text)
        elif part.tag in (f"{W}tab", f"{W}br", f"{W}cr") and parent is not None and parent.tag == f"{W}r":
            parts.append(" ")
        elif part.tag == f"{W}noBreakHyphen":
            parts.append("-")
    return " ".join("".join(parts).replace("\u00ad", "").split())
