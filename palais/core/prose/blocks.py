"""What a text consists of: running text, pictures, quotes, tables, files, and addresses of what is shown elsewhere.

It does not know how they are shown. There is no law here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """Which kind a block is."""

    TEXT = "text"
    PICTURE = "picture"
    QUOTE = "quote"
    TABLE = "table"
    FILE = "file"
    EMBED = "embed"


@dataclass(frozen=True, slots=True)
class Block:
    """One block. Only the fields of its kind are filled.

    TEXT: `html` of p, h2, h3, h4, ul, ol, li, a, b, i, br, hr, sup, sub. QUOTE: `text`, and who said it in `caption`.
    PICTURE, FILE: the `address` of the file, or its number where it came from in `source`; `alt`, `caption`, and
    `link`, where the picture led. EMBED: the `address` of what was shown. TABLE: `rows` of plain cells, the first of
    them headings where `headed`.
    """

    kind: Kind
    html: str = ""
    text: str = ""
    caption: str = ""
    address: str = ""
    source: str = ""
    alt: str = ""
    link: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    headed: bool = False

    def as_data(self) -> dict[str, Any]:
        """For JSON: only what is filled."""
        found: dict[str, Any] = {"kind": self.kind.value}
        for name in ("html", "text", "caption", "address", "source", "alt", "link", "headed"):
            if value := getattr(self, name):
                found[name] = value
        if self.rows:
            found["rows"] = [list(row) for row in self.rows]
        return found
