"""Plain text as blocks: blank lines part them, or, where there are none, lines that begin with a number.

It knows encodings by their marks and by trial. It does not know layout.
There is no law here.  What cannot be decoded is read with a mark in its place, never refused.
"""

from __future__ import annotations

import re

from palais.core.documents.blocks import Block, Contents, Format
from palais.core.documents.formats.lines import Line, blocks_of
from palais.core.documents.limits import Limits
from palais.core.documents.refusals import DocumentRefused, Refusal

_DECLARED = re.compile(rb"charset=[\"']?([A-Za-z0-9_\-]{2,20})", re.IGNORECASE)
_MOST_WRAPPED = 0.2


def read(content: bytes, limits: Limits) -> Contents:
    """The blocks of a text. Raises DocumentRefused where it is too long."""
    text = decoded(content)
    if len(text) > limits.characters:
        raise DocumentRefused(Refusal.TOO_MUCH_INSIDE, "The file holds more text than a document does.")
    pages = text.replace("\r\n", "\n").replace("\r", "\n").split("\f")
    several = len(pages) > 1
    blocks: list[Block] = []
    for number, page in enumerate(pages, start=1):
        for part in re.split(r"\n[ \t]*(?:\n[ \t]*)+", page):
            lines = [
                " ".join(line.replace("\u00ad", "").split()) for line in part.split("\n") if line.strip()
            ]
            blocks += _joined(lines, number if several else 0)
            if len(blocks) > limits.blocks:
                raise DocumentRefused(
                    Refusal.TOO_MUCH_INSIDE, "The file holds more blocks than a document does."
                )
    return Contents(Format.TEXT, tuple(blocks), pages=len(pages) if several else 0)


def decoded(content: bytes, *, declared: bool = False) -> str:
    """Bytes as text: by their mark, by the encoding a page declares, as UTF-8, else as Windows-1252."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    said = _DECLARED.search(content[:4_096]) if declared else None
    for encoding in ([said[1].decode("ascii")] if said else []) + ["utf-8-sig"]:
        try:
            return content.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode("cp1252", errors="replace")


def _joined(lines: list[str], page: int) -> list[Block]:
    """Wrapped lines as one block, lines that begin with a number or stand for themselves as their own."""
    if not lines:
        return []
    joined, _ = blocks_of([[Line(line, page) for line in lines]])
    return joined
