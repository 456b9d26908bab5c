"""What did not come along, counted by kind and name, so that a person can look at it.

It has no sentences for them. There is no law here.
"""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import Any

_LONGEST = 120
_MOST = 60


class Code(StrEnum):
    """Why something is not in the clean text. Each has a sentence where people read it."""

    SCRIPT = "script"
    HANDLER = "event-handler"
    SCRIPT_LINK = "script-link"
    FRAME = "frame"
    FORM = "form"
    OBJECT = "object"
    DRAWING = "drawing"
    HIDDEN = "hidden-text"
    LOOK = "look"
    SPANS = "table-spans"
    TOO_DEEP = "too-deep"
    PICTURE = "picture-without-file"
    SHORTCODE = "shortcode"
    WIDGET = "widget"
    LIVE_PART = "live-part"
    REUSED = "reused-part"
    BUILDER = "builder-not-read"
    ANCHOR = "anchor"


class Losses:
    """Losses of one text. The same loss twice is one line with the number two."""

    def __init__(self) -> None:
        self._found: Counter[tuple[Code, str]] = Counter()

    def add(self, code: Code, what: str = "", number: int = 1) -> None:
        """Note one loss; `what` names it, as the name of an element or a host."""
        key = (code, " ".join(what.split())[:_LONGEST])
        if key not in self._found and len(self._found) >= _MOST:
            key = (code, "")
        self._found[key] += number

    def as_data(self) -> list[dict[str, Any]]:
        """The losses in order of code and name."""
        ordered = sorted(self._found.items(), key=lambda pair: (pair[0][0].value, pair[0][1]))
        return [{"code": code.value, "what": what, "count": count} for (code, what), count in ordered]

    def __len__(self) -> int:
        return len(self._found)
