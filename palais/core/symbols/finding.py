"""Symbols in running text with their places, and the places where one seems to stand but cannot be trusted.

It does not read addresses, file names or short citations, and does not complete "CRC/C/SR.2467 and 2468".
The rule is the project's own: a symbol whose end is not sure is a doubt with its readings, for a person.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from palais.core.symbols.building import join
from palais.core.symbols.characters import Cleaned, clean
from palais.core.symbols.communications import LETTER, read_letter
from palais.core.symbols.dates import date_goes_on, digits_without_date
from palais.core.symbols.errors import Reason, SymbolNotUnderstood
from palais.core.symbols.known import KnownDocument
from palais.core.symbols.patterns import BASES
from palais.core.symbols.reading import GLUED_TO_DATE, HEADS, MOST_JOINT, Facts, Reading, facts, read_one
from palais.core.symbols.slots import Failure
from palais.core.symbols.symbol import Symbol

_BODIES = "CRC|CCPR|CEDAW|CERD|CRPD|CMW|CED|CAT|HRI"
# Before a symbol stands nothing that could belong to a longer word or an address. The one-letter bodies are
# taken only in capitals and after a clean break, since "a/b" is common in any language.
_HEAD = re.compile(
    rf"(?<![A-Za-z0-9_/%=&#@?])(?:(?:{_BODIES}|{_BODIES.lower()})(?= ?/)"
    r"|(?<![.\-])(?:ST|A|E|S)(?= ?/)|(?<![.\-])(?:UA|AL|OL)(?= [A-Z]{2,3} [0-9]))"
)
_JOINT = re.compile(rf"-\n?(?=(?:{HEADS})/)", re.IGNORECASE)
# Scripts that put no blank between words: a letter of theirs after a symbol is the next word, not a doubt.
_WITHOUT_BLANKS = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]"
)
_LAST_DIGITS = re.compile(r"[0-9]{1,12}\Z")
_GLUED_TO_WORD = Failure(Reason.GLUED_TO_WORD, "a word or a number has run together with the symbol")
_GLUED_TO_SEGMENT = Failure(Reason.EXTRA_TEXT, "what follows the slash does not belong to a symbol")


@dataclass(frozen=True, slots=True)
class Found:
    """A symbol and where it stands: ``text[start:end] == raw``."""

    symbol: Symbol
    start: int
    end: int
    raw: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """A place where a symbol seems to stand; ``readings`` are the symbols it could be, often none."""

    start: int
    end: int
    raw: str
    error: SymbolNotUnderstood
    readings: tuple[Symbol, ...]


@dataclass(frozen=True, slots=True)
class Survey:
    """All that was seen in a text, in its order."""

    found: tuple[Found, ...]
    doubts: tuple[Doubt, ...]


def find(
    text: str, *, states: Mapping[str, str] | None = None, known: Mapping[str, KnownDocument] | None = None
) -> list[Found]:
    """The symbols in a text that are sure, in order. Never raises; doubtful places are in :func:`survey`."""
    return list(survey(text, states=states, known=known).found)


def survey(
    text: str, *, states: Mapping[str, str] | None = None, known: Mapping[str, KnownDocument] | None = None
) -> Survey:
    """The sure symbols and the doubtful places. Takes time in proportion to the text, whatever it holds."""
    cleaned, told = clean(text), facts(states, known)
    found: list[Found] = []
    doubts: list[Doubt] = []
    head = _HEAD.search(cleaned.text)
    while head is not None:
        seen, end = _read(cleaned, head, told)
        if isinstance(seen, Found):
            found.append(seen)
        elif isinstance(seen, Doubt):
            doubts.append(seen)
        head = _HEAD.search(cleaned.text, max(end, head.end()))
    return Survey(found=tuple(found), doubts=tuple(doubts))


def _read(cleaned: Cleaned, head: re.Match[str], told: Facts) -> tuple[Found | Doubt | None, int]:
    """What stands at a head, and where to look on."""
    if head.group() in ("UA", "AL", "OL"):
        return _letter(cleaned, head, told)
    start, text = head.start(), cleaned.text
    symbols: list[Symbol] = []
    place = start
    while True:
        reading = read_one(text, place, told, strict=False)
        failure = _trouble(text, reading)
        if failure is not None or reading.symbol is None:
            if not symbols and not _seems_a_symbol(reading):
                return None, head.end()
            return _doubt(cleaned, start, place, reading, failure or _GLUED_TO_WORD, told)
        symbols.append(reading.symbol)
        hyphen = _JOINT.match(text, reading.end)
        if hyphen is None or len(symbols) == MOST_JOINT:
            first, last = cleaned.span(start, reading.end)
            return Found(join(symbols), first, last, cleaned.original[first:last]), reading.end
        place = hyphen.end()


def _seems_a_symbol(reading: Reading) -> bool:
    """Whether enough was understood to trouble a person: "CRC/C/XQZ" is, "CRC/UNICEF" and "A/5" are not."""
    base = "/".join(piece.text for piece in reading.pieces[:2])
    least = 2 if base in BASES.values() else 3
    return len(reading.pieces) >= 3 and reading.depth >= least


def _trouble(text: str, reading: Reading) -> Failure | None:
    """Why a symbol that was read cannot be trusted, or was not read at all."""
    end = reading.end
    if reading.symbol is None or (reading.failure is not None and text[end : end + 1] == "/"):
        glued = text[reading.loose - 1].isdigit() and date_goes_on(text, reading.loose)
        return GLUED_TO_DATE if glued else reading.failure
    if text[end - 1].isdigit() and date_goes_on(text, end):
        digits = _last_digits(text, end)
        if any(True for _ in digits_without_date(digits, text=text, at=end)) and not _is_year(digits):
            return GLUED_TO_DATE
    after, beyond = text[end : end + 1], text[end + 1 : end + 2]
    if after.isalnum() and after.isascii():
        return _GLUED_TO_WORD
    if after.isalpha() and not _WITHOUT_BLANKS.match(after):
        return _GLUED_TO_WORD
    if after == "/" and beyond.isalnum():
        return _GLUED_TO_SEGMENT
    if after == "-" and beyond.isalnum() and not _JOINT.match(text, end):
        return _GLUED_TO_WORD
    return None


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and digits.startswith(("19", "20"))


def _last_digits(text: str, end: int) -> str:
    found = _LAST_DIGITS.search(text, max(0, end - 12), end)
    return found.group() if found else ""


def _doubt(
    cleaned: Cleaned, start: int, place: int, reading: Reading, failure: Failure, told: Facts
) -> tuple[Doubt, int]:
    end = reading.loose
    first, last = cleaned.span(start, end)
    at = end if failure is GLUED_TO_DATE else reading.place
    error = _error(cleaned, first, last, at, failure)
    readings = _readings(cleaned.text, place, reading, failure, told) if place == start else ()
    return Doubt(start=first, end=last, raw=cleaned.original[first:last], error=error, readings=readings), end


def _error(cleaned: Cleaned, first: int, last: int, at: int, failure: Failure) -> SymbolNotUnderstood:
    """The error speaks of the raw stretch alone, so that its sentence stays short and its place is in it."""
    raw = cleaned.original[first:last]
    place = min(max(cleaned.index(at) - first, 0), len(raw))
    return SymbolNotUnderstood(text=raw, position=place, reason=failure.reason, because=failure.because)


def _readings(text: str, start: int, reading: Reading, failure: Failure, told: Facts) -> tuple[Symbol, ...]:
    """What a person may choose from: the symbol as far as it goes, or what a date leaves of its digits."""
    if failure is _GLUED_TO_WORD and reading.symbol is not None:
        return (reading.symbol,)
    end = reading.loose
    digits = _last_digits(text, end)
    if not digits or not date_goes_on(text, end):
        return ()
    symbols: list[Symbol] = []
    for rest in ("", *digits_without_date(digits, text=text, at=end)):
        stretch = text[start : end - len(digits)] + rest if rest else text[start:end]
        reading = read_one(stretch, 0, told, strict=False)
        if reading.symbol is not None and reading.failure is None and reading.end == len(stretch):
            symbols.append(reading.symbol)
    return tuple(symbols)


def _letter(cleaned: Cleaned, head: re.Match[str], told: Facts) -> tuple[Found | Doubt | None, int]:
    letter = LETTER.match(cleaned.text, head.start())
    outcome = read_letter(letter, states=told.states) if letter else None
    if letter is None or not isinstance(outcome, Symbol):
        return None, head.end()
    first, last = cleaned.span(letter.start(), letter.end())
    return Found(outcome, first, last, cleaned.original[first:last]), letter.end()
