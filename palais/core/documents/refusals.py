"""Why a file is not read, and what in a file that was read a person should look at.

It knows the reasons and their sentences. It does not know who looks, or what was decided.
There is no law here: docs/rules/documents.md lists every reason and every doubt.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Refusal(StrEnum):
    """Why nothing could be read."""

    EMPTY = "empty"
    TOO_LARGE = "too-large"
    TOO_MANY_PAGES = "too-many-pages"
    TOO_MUCH_INSIDE = "too-much-inside"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    IMAGES_ONLY = "images-only"
    OLD_WORD = "old-word-format"
    UNKNOWN_FORMAT = "unknown-format"


class DocumentRefused(ValueError):
    """The file cannot be read; ``reason`` says why, the sentence what to do."""

    def __init__(self, reason: Refusal, sentence: str) -> None:
        super().__init__(sentence)
        self.reason = reason


class DoubtKind(StrEnum):
    """What a person should look at."""

    COUNT = "count"
    CUT_OFF = "cut-off"
    CYCLE_NOT_FOUND = "cycle-not-found"
    DATE_NOT_FOUND = "date-not-found"
    DATES_DISAGREE = "dates-disagree"
    GAP_IN_NUMBERING = "gap-in-numbering"
    LANGUAGE_NOT_KNOWN = "language-not-known"
    MACROS = "macros"
    MISLABELLED = "mislabelled"
    NO_PROFILE = "no-profile"
    NO_STATE = "no-state"
    NO_SYMBOL = "no-symbol"
    NOT_EXECUTED = "script-not-executed"
    PAGE_WITHOUT_TEXT = "page-without-text"
    POSITION_NOT_STATED = "position-not-stated"
    REPEATED_NUMBER = "repeated-number"
    STATE_NOT_MATCHED = "state-not-matched"
    SYMBOL_DOUBTFUL = "symbol-doubtful"
    SYMBOL_AND_TITLE_DISAGREE = "symbol-and-title-disagree"
    UNKNOWN_HEADING = "unknown-heading"
    UNNUMBERED = "unnumbered"


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something for a person to settle; ``paragraph`` and ``page`` say where, empty or 0 for the whole file.

    ``text`` is what stands there, so that the same doubt is known again when the file is read once more.
    """

    kind: DoubtKind
    sentence: str
    paragraph: str = ""
    page: int = 0
    text: str = ""
