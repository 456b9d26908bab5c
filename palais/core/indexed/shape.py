"""What comes of one row: a finding, its repairs, and what in it no fact knows.

It knows the shapes only. It does not know how they are found.
There is no law here: the names of repairs are the project's own (docs/rules/indexes.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Repair(StrEnum):
    """What was mended in a row, so that it can be counted and looked at."""

    LIST_MARKS = "list-marks"
    """"- " before a value."""
    BLANKS = "blanks"
    """Blanks at the ends, in the middle, or of another kind."""
    CONTROL_SIGNS = "control-signs"
    """Signs that cannot be seen, or that a spreadsheet writes for a line end."""
    MARKUP = "markup"
    """HTML in a text."""
    EXCEL_DATE = "excel-date"
    """A day written as a number of days."""
    NUMBER_FROM_TEXT = "number-from-text"
    """The number of the paragraph was the start of the text."""
    DEFAULT_THEME = "default-theme"
    """A theme that the index sets where nobody chose one."""
    STATE_CODE = "state-code"
    """A code instead of the name of a State."""
    STATE_MARK = "state-mark"
    """An asterisk after the name of a State."""
    STATE_OLD_NAME = "state-other-name"
    """A name of a State that is not the one of today."""
    STATE_FROM_SYMBOL = "state-from-symbol"
    """No State was given; the symbol has it."""
    BODY_SPELLED_OUT = "body-spelled-out"
    """The name of a body instead of its code."""
    BODY_FROM_SYMBOL = "body-from-symbol"
    """No body was given; the symbol has it."""
    NO_TYPE = "no-type"
    """The type is empty or a hyphen."""
    SYMBOL = "symbol"
    """The symbol was written otherwise."""
    LIST_WITHOUT_BLANKS = "list-without-blanks"
    """Several values joined by commas without blanks."""
    OWN_IDENTIFIER = "own-identifier"
    """The source has no identifier; it is made from the row."""


class Trouble(StrEnum):
    """Why a row cannot be taken, or what of it could not be read."""

    NO_TEXT = "no-text"
    STATE_NOT_KNOWN = "state-not-known"
    BODY_NOT_KNOWN = "body-not-known"
    RECOMMENDER_NOT_KNOWN = "recommender-not-known"
    SYMBOL_NOT_READ = "symbol-not-read"
    DAY_NOT_READ = "day-not-read"
    POSITION_NOT_KNOWN = "position-not-known"
    TYPE_NOT_KNOWN = "type-not-known"
    GOAL_NOT_READ = "goal-not-read"
    SESSION_NOT_READ = "session-not-read"
    NO_STATE = "no-state"
    NO_NUMBER = "no-number"
    NO_POSITION = "no-position"
    RECOMMENDER_NOT_CLEAR = "recommender-not-clear"


REFUSES = frozenset({Trouble.NO_TEXT, Trouble.STATE_NOT_KNOWN, Trouble.BODY_NOT_KNOWN})
"""With one of these a row is not taken before a person corrected it."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something in a row that could not be read, with the words as they stand there."""

    trouble: Trouble
    text: str = ""
    nearest: tuple[str, ...] = ()

    @property
    def refuses(self) -> bool:
        """Whether a row with it cannot be taken."""
        return self.trouble in REFUSES


@dataclass(frozen=True, slots=True)
class Indexed:
    """One row as understood. ``values`` has only fields that the source says; texts, lists of texts, numbers, and
    days as 2015-04-03. An empty value was said to be empty.

    ``identifier`` is unique within the source.
    """

    identifier: str
    label: str
    values: Mapping[str, Any] = field(repr=False)
    repairs: tuple[Repair, ...] = ()
    unknown: tuple[Unknown, ...] = ()

    @property
    def is_refused(self) -> bool:
        """Whether anything in the row keeps it from being taken."""
        return any(one.refuses for one in self.unknown)
