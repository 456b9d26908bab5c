"""The differences of two texts, word by word: what stayed, what is gone, what is new.

It knows words and the marks between them; case and spelling habits are no difference. It does not know meaning.
There is no law here: Chinese is compared by characters (docs/rules/lineage.md).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from palais.core.words import fold


class Change(StrEnum):
    """What became of a part of the text."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Part:
    """A run of words as they are written, with their marks and blanks. A part that stayed is written as later."""

    change: Change
    text: str


MOST_WORDS = 1_500
"""Longer texts are shown one after the other: marking them word by word would take seconds."""

_PIECE = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]|[^\W_]+(?:[’'\-][^\W_]+)*|\s+|[^\w\s]|_")


def compare(*, earlier: str, later: str) -> tuple[Part, ...]:
    """The parts in reading order, what is gone before what is new in its place.

    The parts that are not new give the earlier text again (written as in the later one where they stayed), those that
    are not gone the later text, sign by sign.
    """
    old, new = _PIECE.findall(earlier), _PIECE.findall(later)
    if max(len(old), len(new)) > 2 * MOST_WORDS:
        return tuple(part for part in (Part(Change.GONE, earlier), Part(Change.NEW, later)) if part.text)
    matcher = SequenceMatcher(None, [_same(one) for one in old], [_same(one) for one in new], autojunk=False)
    parts: list[Part] = []
    for what, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if what == "equal":
            parts.append(Part(Change.SAME, "".join(new[new_from:new_to])))
            continue
        if old_to > old_from:
            parts.append(Part(Change.GONE, "".join(old[old_from:old_to])))
        if new_to > new_from:
            parts.append(Part(Change.NEW, "".join(new[new_from:new_to])))
    return tuple(_smoothed(parts))


def _same(piece: str) -> str:
    return " " if piece.isspace() else fold(piece)


def _smoothed(parts: list[Part]) -> list[Part]:
    """A blank or mark that stayed between two changes belongs to them: readers see one change, not three."""
    smooth: list[Part] = []
    waiting_gone, waiting_new = "", ""
    for place, part in enumerate(parts):
        between = (
            part.change is Change.SAME
            and (waiting_gone or waiting_new)
            and place + 1 < len(parts)
            and not any(sign.isalnum() for sign in part.text)
        )
        if part.change is Change.GONE or between:
            waiting_gone += part.text
        if part.change is Change.NEW or between:
            waiting_new += part.text
        if part.change is Change.SAME and not between:
            smooth += _changed(waiting_gone, waiting_new)
            waiting_gone = waiting_new = ""
            smooth.append(part)
    return smooth + _changed(waiting_gone, waiting_new)


def _changed(gone: str, new: str) -> list[Part]:
    return [part for part in (Part(Change.GONE, gone), Part(Change.NEW, new)) if part.text]
