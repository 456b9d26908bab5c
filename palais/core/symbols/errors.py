"""Why a text was refused. It knows the reasons and writes the sentence that names the place.

It does not know the grammar; whoever reads a text finds the reason.
There is no law here: the rule is the project's own, that a symbol is understood or refused, never guessed.
"""

from __future__ import annotations

from enum import StrEnum

LONGEST_SHOWN = 80


class Reason(StrEnum):
    """What kept a text from being read. Pages translate the value; the sentence is for logs and the desk."""

    EMPTY = "empty"
    TOO_LONG = "too-long"
    NOT_A_SYMBOL = "not-a-symbol"
    ADDRESS = "address"
    FILE_NAME = "file-name"
    NOT_A_FILE_NAME = "not-a-file-name"
    HYPHENS_FOR_SLASHES = "hyphens-for-slashes"
    PARAGRAPH_REFERENCE = "paragraph-reference"
    NOT_A_PARAGRAPH = "not-a-paragraph"
    PARTIAL = "partial"
    UNKNOWN_BODY = "unknown-body"
    UNKNOWN_SERIES = "unknown-series"
    UNKNOWN_PROTOCOL = "unknown-protocol"
    UNKNOWN_STATE = "unknown-state"
    UNEXPECTED_NUMBER = "unexpected-number"
    UNREADABLE_CHARACTER = "unreadable-character"
    EMPTY_SEGMENT = "empty-segment"
    INCOMPLETE = "incomplete"
    ZERO = "zero"
    LEADING_ZERO = "leading-zero"
    NUMBER_TOO_LARGE = "number-too-large"
    RANGE_NOT_RISING = "range-not-rising"
    RANGE_OF_THREE = "range-of-three"
    BAD_YEAR = "bad-year"
    BAD_SESSION = "bad-session"
    GLUED_TO_DATE = "glued-to-date"
    GLUED_TO_WORD = "glued-to-word"
    EXTRA_TEXT = "extra-text"
    TOO_MANY_PARTS = "too-many-parts"


class SymbolNotUnderstood(ValueError):
    """A text that is not read as a symbol.

    ``text`` is what was given, ``position`` the index in it where reading stopped (its length when the end
    came too soon), ``reason`` a :class:`Reason`, ``because`` the part of the sentence that says why.
    ``str()`` gives the whole sentence, short even when the text was long.
    """

    def __init__(self, *, text: str, position: int, reason: Reason, because: str) -> None:
        self.text = text
        self.position = max(0, min(position, len(text)))
        self.reason = reason
        self.because = because
        super().__init__(self._sentence())

    def _sentence(self) -> str:
        where = "at the end" if self.position >= len(self.text) else f"at character {self.position + 1}"
        return f"“{shown(self.text)}” is not understood as a UN document symbol: {where}, {self.because}."

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (self.text, self.position, self.reason, self.because))


def _rebuild(text: str, position: int, reason: Reason, because: str) -> SymbolNotUnderstood:
    return SymbolNotUnderstood(text=text, position=position, reason=reason, because=because)


def shown(text: str) -> str:
    """The text as a sentence may carry it: cut at eighty characters, nothing invisible in it."""
    cut = text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + "…"
    return "".join(character if character.isprintable() else "·" for character in cut)
