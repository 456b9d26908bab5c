"""What every format is brought to: blocks of text in reading order, with what the file says about each.

It knows blocks and lines. It does not know what a paragraph of a United Nations document is.
There is no law here: the shape is the project's own (docs/rules/documents.md).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from palais.core.documents.refusals import Doubt


class Format(StrEnum):
    """What the bytes are, whatever the file is called."""

    DOCX = "docx"
    PDF = "pdf"
    HTML = "html"
    TEXT = "text"


class BlockKind(StrEnum):
    """What the file itself says a block is."""

    TEXT = "text"
    HEADING = "heading"
    ROW = "row"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that stands by itself.

    ``label`` is an automatic number that is not in the text ("23.", "(a)"); empty without one. ``page`` is 0
    where the format has no pages. ``guess`` is true where only the look of the lines parted it from the block
    before, so that a reader who knows better may join them again. ``cells`` are those of a table row.
    """

    text: str
    kind: BlockKind = BlockKind.TEXT
    label: str = ""
    level: int = 0
    page: int = 0
    bold: bool = False
    guess: bool = False
    cells: tuple[str, ...] = ()

    @property
    def labelled(self) -> str:
        """The text with its automatic number before it, as it is printed."""
        return f"{self.label} {self.text}" if self.label else self.text


@dataclass(frozen=True, slots=True)
class Contents:
    """All that was read of a file."""

    format: Format
    blocks: tuple[Block, ...]
    pages: int = 0
    notes: tuple[Block, ...] = ()
    doubts: tuple[Doubt, ...] = field(default=())
