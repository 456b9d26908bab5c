"""The check of a draft: who acts, what is done, how one sees that it was done, and by when.

It knows lists of words that are passed in, numbers, years and references. It does not know whether a named ministry or
law exists. There is no law here: "specific" follows UPR Info's fifth category of action (docs/rules/drafting.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from palais.core.documents.mentions import mentions
from palais.core.drafting.answers import Answer, Check, Checked, Note, Reason
from palais.core.lineage import Strength, Strengths
from palais.core.words import Held, Phrases, outermost, tokens


class DraftUse(StrEnum):
    """What a word of the lists says about a draft."""

    DATED = "dated"
    MEASURED = "measured"
    VAGUE = "vague"
    ACTOR = "actor"


@dataclass(frozen=True, slots=True)
class DraftWord:
    """Words in one language with what they say."""

    use: DraftUse
    language: str
    text: str


_SPECIFIC = 5
_MANY_ACTS = 4
_MANY_WORDS = 70
_YEAR = re.compile(r"(?<![0-9/.-])(20[0-9]{2})(?![0-9/])")
_COMMENT_YEAR = re.compile(r"[(（]\s?(?:19|20)[0-9]{2}\s?[)）]")
_NUMBER = re.compile(
    r"(?<![0-9./-])[0-9]{1,3}(?:[.,][0-9]+)?\s?(?:%|٪|per cent|percent|pour cent|por ciento|процент|في المائة)|百分之"
)
_WHY = {1: Reason.ONLY_SHARES, 2: Reason.ONLY_CONTINUES, 3: Reason.ONLY_CONSIDERS, 4: Reason.ONLY_GENERAL}


class Drafting:
    """The lists of words. Built once and asked often."""

    def __init__(self, words: Iterable[DraftWord], *, strengths: Strengths) -> None:
        self._phrases = Phrases((word.language, word.text, word.use) for word in words)
        self._strengths = strengths

    def check(self, text: str, *, language: str, on: date) -> Checked:
        """Four answers and notes; any text has them, an empty one too. `on` is the day of the check."""
        strength = self._strengths.of(text, language=language)
        held = outermost(self._phrases.held(text, language=language))
        named = mentions(text)
        specific = _specific(strength)
        notes: list[tuple[Note, tuple[str, ...]]] = []
        if not tokens(text):
            notes.append((Note.EMPTY, ()))
        vague = _written(held, DraftUse.VAGUE)
        if vague and not specific.yes:
            notes.append((Note.VAGUE_WORDS, vague))
        if strength.softer:
            notes.append((Note.GIVES_WAY, strength.giving))
        if len(strength.acts) >= _MANY_ACTS:
            notes.append((Note.SEVERAL_ACTS, strength.acts))
        if len(text.split()) > _MANY_WORDS or (language == "zh" and len(text) > 3 * _MANY_WORDS):
            notes.append((Note.LONG, ()))
        actors = _written(held, DraftUse.ACTOR)
        addressed = (
            Answer(Check.ADDRESSED, True, Reason.NAMES_WHO_ACTS, actors)
            if actors
            else Answer(Check.ADDRESSED, False, Reason.NAMES_NOBODY)
        )
        texts = (*(str(one) for one in named.symbols), *named.articles, *named.targets)
        measurable = _measurable(text, _written(held, DraftUse.MEASURED), specific, texts)
        dated = _dated(text, _written(held, DraftUse.DATED), strength, on)
        return Checked((addressed, specific, measurable, dated), tuple(notes))


def _specific(strength: Strength) -> Answer:
    if strength.doing is None:
        return Answer(Check.SPECIFIC, False, Reason.NO_ACT_FOUND)
    if strength.doing == _SPECIFIC:
        return Answer(Check.SPECIFIC, True, Reason.ONE_ACT, strength.acts[:1])
    return Answer(Check.SPECIFIC, False, _WHY[strength.doing], strength.acts[:1])


def _measurable(text: str, measures: tuple[str, ...], specific: Answer, texts: tuple[str, ...]) -> Answer:
    number = _NUMBER.search(text)
    if number:
        return Answer(Check.MEASURABLE, True, Reason.NAMES_NUMBER, (number[0],))
    if measures:
        return Answer(Check.MEASURABLE, True, Reason.NAMES_MEASURE, measures)
    if specific.yes:
        return Answer(Check.MEASURABLE, True, Reason.DONE_OR_NOT, specific.words)
    if texts:
        return Answer(Check.MEASURABLE, True, Reason.NAMES_TEXT, texts)
    return Answer(Check.MEASURABLE, False, Reason.NOTHING_TO_MEASURE)


def _dated(text: str, dated: tuple[str, ...], strength: Strength, on: date) -> Answer:
    years = [int(year) for year in _YEAR.findall(_COMMENT_YEAR.sub(" ", text))]
    coming = tuple(str(year) for year in years if year >= on.year)
    if dated or coming:
        return Answer(Check.DATED, True, Reason.NAMES_TIME, (*dated, *coming))
    if strength.firmer:
        return Answer(Check.DATED, True, Reason.AT_ONCE, strength.pressing)
    if years:
        return Answer(Check.DATED, False, Reason.TIME_IS_PAST, tuple(map(str, years)))
    return Answer(Check.DATED, False, Reason.NO_TIME)


def _written(held: Iterable[Held[DraftUse]], use: DraftUse) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.written for one in held if one.value is use))
