"""Synthetic rows in six languages: real words of each language, thrown together as often as words of a language are.

The words are those of the interface texts that Django and Wagtail bring along. Sizes and speeds carry over to real
texts roughly, ranking not at all.
"""

import gettext
import random
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import util
from itertools import accumulate
from pathlib import Path

from palais.core import words

SHARES = {"en": 40, "fr": 16, "es": 16, "ar": 11, "ru": 9, "zh": 8}
FOLDERS = {"zh": "zh_Hans"}
KINDS = ("page", "paragraph", "work", "news", "recommendation")
ZIPF = 1.07
MOST_WORDS = 8_000
TITLE, TEXT = (4, 9), (20, 60)


@dataclass(frozen=True, slots=True)
class MadeRow:
    """One row; `words` are those of its text, in their order."""

    key: str
    kind: str
    language: str
    title: str
    text: str
    words: tuple[str, ...]


def make(count: int, *, seed: int) -> Iterator[MadeRow]:
    """So many rows; the same ones for the same seed."""
    chance = random.Random(seed)
    known = {language: vocabulary(language) for language in SHARES}
    weights = {
        language: list(accumulate(1 / (place + 1) ** ZIPF for place in range(len(several))))
        for language, several in known.items()
    }
    shares = list(accumulate(SHARES.values()))
    for number in range(count):
        language = chance.choices(list(SHARES), cum_weights=shares)[0]

        def some(bounds: tuple[int, int], language: str = language) -> list[str]:
            return chance.choices(known[language], cum_weights=weights[language], k=chance.randint(*bounds))

        title, text = some(TITLE), some(TEXT)
        blank = "" if language == "zh" else " "
        yield MadeRow(
            str(number), chance.choice(KINDS), language, blank.join(title), blank.join(text), tuple(text)
        )


def vocabulary(language: str) -> list[str]:
    """The words of a language from the catalogues at hand, in an order that is the same in every run."""
    found: dict[str, None] = {}
    for package in ("django", "wagtail"):
        place = util.find_spec(package)
        assert place is not None and place.origin is not None
        for file in sorted(
            Path(place.origin).parent.rglob(
                f"locale/{FOLDERS.get(language, 'fr' if language == 'en' else language)}/LC_MESSAGES/django.mo"
            )
        ):
            with file.open("rb") as opened:
                texts = gettext.GNUTranslations(opened)._catalog
            for source, told in texts.items():
                text = source if language == "en" else told
                found.update(dict.fromkeys(words_of(text if isinstance(text, str) else "", language)))
    several = sorted(found)
    random.Random(language).shuffle(several)
    return several[:MOST_WORDS]


def words_of(text: str, language: str) -> list[str]:
    """The words of a text that are written as its language is; Chinese in runs of at most four characters."""
    if language == "zh":
        runs = [word for word in words.words(text) if words.scripts(word) == ("zh",)]
        return [run[:4] for run in runs if len(run) > 1]
    return [word for word in words.words(text) if language in words.scripts(word) and len(word) > 1]
