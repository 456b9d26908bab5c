"""Tables in foreign markup: rows of plain cells, or None where the table only laid out a page.

It does not know what the cells mean. There is no law here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

_MOST_COLUMNS = 40
_MOST_ROWS = 5_000


@dataclass(frozen=True, slots=True)
class Table:
    """`spans`: cells that reached over several; each has its words once and empty cells beside it."""

    rows: tuple[tuple[str, ...], ...]
    headed: bool
    spans: bool
    caption: str


def read(element: Any) -> Table | None:
    """The table, every row of the same width. None: one column, one row, or tables within tables."""
    if element.xpath(".//table"):
        return None
    lines = element.xpath(".//tr")[:_MOST_ROWS]
    rows, spans = [], False
    for line in lines:
        cells: list[str] = []
        for cell in line.xpath("./td|./th"):
            wide = spanned(cell.get("colspan"))
            spans = spans or wide > 1 or spanned(cell.get("rowspan")) > 1
            cells += [" ".join(" ".join(cell.itertext()).split()), *[""] * (wide - 1)]
        if any(cells):
            rows.append(cells[:_MOST_COLUMNS])
    width = max(map(len, rows), default=0)
    if width < 2 or len(rows) < 2:
        return None
    caption = " ".join(" ".join(element.xpath("string(./caption)").split()).split())
    headed = bool(element.xpath(".//thead")) or not lines[0].xpath("./td")
    return Table(tuple(tuple(row + [""] * (width - len(row))) for row in rows), headed, spans, caption)


def spanned(said: str | None) -> int:
    """Over how many columns or rows a cell reaches; one where it does not say."""
    return max(1, min(int(said), _MOST_COLUMNS)) if said and said.isascii() and said.isdigit() else 1
