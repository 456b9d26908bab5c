"""Measuring one text: its counts, the formula of its language, its long sentences and words.

It knows which languages have a formula here. It does not know who the text is for: what counts as long is passed in.
There is no law here: see docs/rules/reading-level.md.
"""

from __future__ import annotations

from collections import Counter

from palais.core.reading_level.answers import LongSentence, LongWord, ReadingLevel
from palais.core.reading_level.formulas import FORMULAS
from palais.core.reading_level.sentences import characters, sentences, words
from palais.core.reading_level.syllables import syllables

SAMPLE = 100
"""Words in a sample of which the formulas were made."""

MOST_LISTED = 20
LONGEST_TEXT = 500_000
CHARACTERS_PER_WORD = 1.5
"""For "long" in Chinese only: as many characters as words of others, and half as many again. Our choice."""


def measure(
    text: str, *, language: str, long_sentence: int = 20, long_word: int = 12, listed: int = MOST_LISTED
) -> ReadingLevel:
    """How hard the text is in this language (a BCP 47 tag). Only its first 500,000 signs are read.

    A sentence of more words than `long_sentence` and a word of more letters than `long_word` are listed, the longest
    first, no more than `listed` of each.
    """
    main = language.partition("-")[0].lower()
    found = list(sentences(text[:LONGEST_TEXT]))
    if main == "zh":
        return _chinese(
            found, language=language, most=round(long_sentence * CHARACTERS_PER_WORD), listed=listed
        )
    parted = [words(sentence) for sentence in found]
    every = [word for sentence in parted for word in sentence]
    formula = FORMULAS.get(main)
    counted = sum(syllables(word, language=main) for word in every) if formula else None
    ease = None
    if formula and counted is not None:
        ease = formula.ease(sentences=len(found), words=len(every), syllables=counted)
    lengths = [(sentence, len(parts)) for sentence, parts in zip(found, parted, strict=True)]
    return ReadingLevel(
        language=language,
        sentences=len(found),
        words=len(every),
        syllables=counted,
        ease=ease,
        is_short=len(every) < SAMPLE,
        long_sentences=_longest(lengths, most=long_sentence, listed=listed),
        long_words=_long_words(every, most=long_word, listed=listed),
    )


def _chinese(found: list[str], *, language: str, most: int, listed: int) -> ReadingLevel:
    lengths = [(sentence, characters(sentence)) for sentence in found]
    total = sum(length for _, length in lengths)
    return ReadingLevel(
        language=language,
        sentences=len(found),
        words=total,
        syllables=None,
        ease=None,
        is_short=total < SAMPLE,
        long_sentences=_longest(lengths, most=most, listed=listed),
        long_words=(),
        counts_characters=True,
    )


def _longest(lengths: list[tuple[str, int]], *, most: int, listed: int) -> tuple[LongSentence, ...]:
    over = sorted((pair for pair in lengths if pair[1] > most), key=lambda pair: -pair[1])
    return tuple(LongSentence(text, length) for text, length in over[:listed])


def _long_words(every: list[str], *, most: int, listed: int) -> tuple[LongWord, ...]:
    """Words joined by hyphens are as long as their longest part."""
    over = Counter(word.lower() for word in every if max(map(len, word.split("-"))) > most)
    ranked = sorted(over.items(), key=lambda pair: (-len(pair[0]), pair[0]))
    return tuple(LongWord(text, times) for text, times in ranked[:listed])
