"""What the check of a draft answers.

It knows the questions and the reasons, and no sentence about them: those are said in the reader's language elsewhere.
There is no law here: docs/rules/drafting.md has the questions.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Check(StrEnum):
    """What is asked of a draft."""

    ADDRESSED = "addressed"
    SPECIFIC = "specific"
    MEASURABLE = "measurable"
    DATED = "dated"


class Reason(StrEnum):
    """Why an answer is yes or no."""

    NAMES_WHO_ACTS = "names-who-acts"
    NAMES_NOBODY = "names-nobody"
    ONE_ACT = "one-act"
    ONLY_CONSIDERS = "only-considers"
    ONLY_CONTINUES = "only-continues"
    ONLY_GENERAL = "only-general"
    ONLY_SHARES = "only-shares"
    NO_ACT_FOUND = "no-act-found"
    NAMES_TEXT = "names-text"
    NAMES_MEASURE = "names-measure"
    NAMES_NUMBER = "names-number"
    DONE_OR_NOT = "done-or-not"
    NOTHING_TO_MEASURE = "nothing-to-measure"
    NAMES_TIME = "names-time"
    TIME_IS_PAST = "time-is-past"
    AT_ONCE = "at-once"
    NO_TIME = "no-time"


class Note(StrEnum):
    """What else a writer should know."""

    VAGUE_WORDS = "vague-words"
    GIVES_WAY = "gives-way"
    SEVERAL_ACTS = "several-acts"
    LONG = "long"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Answer:
    """One question: yes or no, why, and the words of the draft that decided."""

    check: Check
    yes: bool
    reason: Reason
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """The four answers in the order of Check, and notes with the words that gave rise to them."""

    answers: tuple[Answer, ...]
    notes: tuple[tuple[Note, tuple[str, ...]], ...]

    def answer(self, check: Check) -> Answer:
        """The answer to one question."""
        return next(one for one in self.answers if one.check is check)
