"""How hard a text is to read, by the published formula of its language, and what makes it hard.

It knows sentences, words and syllables of six languages, and says plainly where no accepted formula is known here.
It does not know meaning, pictures or layout: a low figure makes no text child-friendly.
There is no law here: each formula has its source in docs/rules/reading-level.md.
"""

from palais.core.reading_level.answers import Band, Ease, LongSentence, LongWord, ReadingLevel
from palais.core.reading_level.formulas import FORMULAS, Formula
from palais.core.reading_level.measuring import measure
from palais.core.reading_level.syllables import syllables

__all__ = [
    "FORMULAS",
    "Band",
    "Ease",
    "Formula",
    "LongSentence",
    "LongWord",
    "ReadingLevel",
    "measure",
    "syllables",
]
