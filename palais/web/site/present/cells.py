"""Tables for `components/table.html`, whole: a template that meets a missing key pays dearly for it on long lists."""

from collections.abc import Mapping, Sequence
from typing import Any

CELL = dict.fromkeys(("label", "kind", "text", "url", "status", "word", "detail", "symbol", "note"), "") | {
    "source": None
}
ROW = dict.fromkeys(("header", "url", "id"), "")
COLUMN = dict.fromkeys(("label", "kind", "sorted", "sort_url"), "")


def table(
    name: str,
    *,
    caption: str,
    columns: Sequence[Mapping[str, Any]],
    rows: Sequence[Mapping[str, Any]],
    compact: bool = False,
) -> dict[str, Any]:
    """A table in which every key that the template reads is there; what was not given is empty.

    `compact` is for many short rows: on a phone four values stand side by side.
    """
    return {
        "id": name,
        "caption": caption,
        "note": "",
        "compact": compact,
        "columns": [COLUMN | dict(column) for column in columns],
        "rows": [ROW | dict(row) | {"cells": [CELL | cell for cell in row["cells"]]} for row in rows],
    }
