"""What is found out about a text: counts, a figure with its band where there is a formula, and what is long.

It knows no language and no formula. It says nothing that was not counted.
There is no law here: see docs/rules/reading-level.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Band(StrEnum):
    """What a figure means in words, from the easiest to the hardest, as the formula's author parted them."""

    VERY_EASY = "very-easy"
    EASY = "easy"
    FAIRLY_EASY = "fairly-easy"
    NORMAL = "normal"
    FAIRLY_HARD = "fairly-hard"
    HARD = "hard"
    VERY_HARD = "very-hard"


@dataclass(frozen=True, slots=True)
class Ease:
    """What a formula says: the figure (the higher, the easier), its band, the years of school where it says them.

    `formula` is its name for people. Figures under 0 and over 100 happen and are left as they are.
    """

    formula: str
    figure: float
    band: Band
    years_of_school: float | None


@dataclass(frozen=True, slots=True)
class LongSentence:
    """A sentence worth parting. `length` counts words, in Chinese characters."""

    text: str
    length: int


@dataclass(frozen=True, slots=True)
class LongWord:
    """A word worth replacing or explaining, and how often it stands in the text."""

    text: str
    times: int


@dataclass(frozen=True, slots=True)
class ReadingLevel:
    """One text. `ease` is None where no accepted formula is known here for its language, or nothing was counted.

    `words` counts characters in Chinese, which has no blanks between words. `syllables` is None where they are not
    counted. `is_short`: under 100 words, so that a formula made for samples of that size says little.
    """

    language: str
    sentences: int
    words: int
    syllables: int | None
    ease: Ease | None
    is_short: bool
    long_sentences: tuple[LongSentence, ...]
    long_words: tuple[LongWord, ...]
    counts_characters: bool = False

    @property
    def words_per_sentence(self) -> float:
        """The average length of a sentence; 0 where there is none."""
        return self.words / self.sentences if self.sentences else 0.0
