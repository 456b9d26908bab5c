"""The published formulas, each for the language it was made for, with its own bands.

It knows four: English, French, Spanish, Russian. It does not use a formula of one language for another.
The sources stand at each formula; what was read of them and when is in docs/rules/reading-level.md.
"""

from __future__ import annotations

from dataclasses import dataclass

from palais.core.reading_level.answers import Band, Ease

FLESCH_BANDS = (
    (90.0, Band.VERY_EASY),
    (80.0, Band.EASY),
    (70.0, Band.FAIRLY_EASY),
    (60.0, Band.NORMAL),
    (50.0, Band.FAIRLY_HARD),
    (30.0, Band.HARD),
)
INFLESZ_BANDS = (
    (80.0, Band.VERY_EASY),
    (65.0, Band.FAIRLY_EASY),
    (55.0, Band.NORMAL),
    (40.0, Band.FAIRLY_HARD),
)


@dataclass(frozen=True, slots=True)
class Formula:
    """`base` less `per_word` for each word of a sentence and `per_syllable` for each syllable of a word.

    `bands` are lower bounds from the easiest down; what is under the last is very hard. `grade` holds the three
    numbers of the grade formula where there is one.
    """

    name: str
    base: float
    per_word: float
    per_syllable: float
    bands: tuple[tuple[float, Band], ...]
    grade: tuple[float, float, float] | None = None

    def ease(self, *, sentences: int, words: int, syllables: int) -> Ease | None:
        """None where there is nothing to divide by."""
        if not sentences or not words:
            return None
        length, weight = words / sentences, syllables / words
        figure = self.base - self.per_word * length - self.per_syllable * weight
        years = None
        if self.grade:
            years = self.grade[0] * length + self.grade[1] * weight - self.grade[2]
        band = next((band for least, band in self.bands if figure >= least), Band.VERY_HARD)
        return Ease(formula=self.name, figure=figure, band=band, years_of_school=years)


FORMULAS = {
    # R. Flesch, A new readability yardstick, Journal of Applied Psychology 32 (1948); the grade: J. P. Kincaid and
    # others, Derivation of new readability formulas for Navy enlisted personnel, Research Branch Report 8-75 (1975).
    "en": Formula("Flesch, Kincaid", 206.835, 1.015, 84.6, FLESCH_BANDS, (0.39, 11.8, 15.59)),
    # L. Kandel and A. Moles, Application de l'indice de Flesch à la langue française, Cahiers d'études de
    # radio-télévision 19 (1958).
    "fr": Formula("Kandel, Moles", 207.0, 1.015, 73.6, FLESCH_BANDS),
    # F. Szigriszt Pazos, Sistemas predictivos de legibilidad del mensaje escrito (1993); the bands are those of
    # the INFLESZ scale: I. M. Barrio-Cantalejo and others, Anales del Sistema Sanitario de Navarra 31 (2008).
    "es": Formula("Szigriszt-Pazos, INFLESZ", 206.835, 1.0, 62.3, INFLESZ_BANDS),
    # I. V. Oborneva, an automatic estimate of the difficulty of educational texts (Moscow, 2006).
    "ru": Formula("Oborneva", 206.835, 1.3, 60.1, FLESCH_BANDS),
}
