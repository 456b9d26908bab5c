"""A whole text as one symbol, or a refusal. It knows what may surround a symbol and what may not.

It does not look for symbols in running text (``finding.py``) and reads no file names (``file_names.py``).
The grammar is that of the domain reference, section 6, as ``patterns.py`` holds it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from palais.core.symbols.building import join
from palais.core.symbols.characters import Cleaned, clean
from palais.core.symbols.communications import LETTER, read_letter
from palais.core.symbols.dates import date_goes_on
from palais.core.symbols.errors import Reason, SymbolNotUnderstood
from palais.core.symbols.known import KnownDocument
from palais.core.symbols.reading import GLUED_TO_DATE, HEADS, MOST_JOINT, Facts, Reading, facts, read_one
from palais.core.symbols.slots import Failure
from palais.core.symbols.symbol import Symbol

LONGEST_TEXT = 500
_HYPHEN_AND_BODY = re.compile(rf"[ \n\f]?-[ \n\f]?(?=(?:{HEADS})[ \n\f]?/)", re.IGNORECASE)
_WRAPPINGS = {"(": ")", "[": "]", "“": "”", "«": "»", "‘": "’", '"': '"', "'": "'"}
_HYPHENATED = re.compile(rf"(?:{HEADS})-[A-Za-z0-9.]+-", re.IGNORECASE)


def parse(
    text: str, *, states: Mapping[str, str] | None = None, known: Mapping[str, KnownDocument] | None = None
) -> Symbol:
    """The symbol a text is. Raises :class:`SymbolNotUnderstood` for everything else.

    Lower case, blanks around slashes, look-alike letters and dashes are put right; sentence punctuation
    after the symbol, an asterisk, and brackets or quotation marks around it are set aside. ``states`` maps
    the codes that may stand in a symbol to canonical iso3 codes, all of them; without it, those built in.
    ``known`` adds single documents whose symbol says too little.
    """
    return _parse(text, facts(states, known), partial=False)


def parse_partial(text: str, *, states: Mapping[str, str] | None = None) -> Symbol:
    """A short citation, "CO/5-6" or "NOR/CO/5-6", whose body the context gives; ``is_partial`` is true."""
    return _parse(text, facts(states, None), partial=True)


def _parse(text: str, known: Facts, *, partial: bool) -> Symbol:
    cleaned = _ready(text)
    start, end = _unwrapped(cleaned.text)
    inner = Cleaned(original=text, text=cleaned.text[:end], positions=cleaned.positions)
    _refuse_other_things(inner, start, partial=partial)
    letter = LETTER.fullmatch(inner.text, start)
    if letter and not partial:
        outcome = read_letter(letter, states=known.states)
        if isinstance(outcome, Symbol):
            return outcome
        raise refusal(inner, outcome[0], outcome[1])
    return _read_all(inner, start, known, partial=partial)


def _ready(text: str) -> Cleaned:
    if len(text) > LONGEST_TEXT:
        because = (
            f"the text has more than {LONGEST_TEXT} characters; symbols in running text are found, not parsed"
        )
        raise SymbolNotUnderstood(text=text, position=LONGEST_TEXT, reason=Reason.TOO_LONG, because=because)
    return clean(text)


def _unwrapped(text: str) -> tuple[int, int]:
    """The stretch without what is set aside; only a bracket that opened before closes after it."""
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    closing = _WRAPPINGS.get(text[start : start + 1])
    start += closing is not None
    while end > start and (text[end - 1] in " \n\f.,;:*" or text[end - 1] == closing):
        closing = None if text[end - 1] == closing else closing
        end -= 1
    return start, end


def _refuse_other_things(cleaned: Cleaned, start: int, *, partial: bool) -> None:
    """Say plainly what a text is when it is something else."""
    text = cleaned.text[start:]
    reason, because = None, ""
    if not text:
        reason, because = Reason.EMPTY, "there is nothing to read"
    elif "://" in text or "%2F" in text.upper() or text.lower().startswith("www."):
        reason, because = Reason.ADDRESS, "this is an address, not a symbol"
    elif text.upper().startswith("INT_") or text.lower().endswith((".pdf", ".doc", ".docx")):
        reason, because = Reason.FILE_NAME, "this is the name of a file, not a symbol"
    elif "#" in text:
        start += text.index("#")
        reason, because = (
            Reason.PARAGRAPH_REFERENCE,
            "this names a paragraph, which a reference has and a symbol not",
        )
    elif "/" not in text:
        hyphens = _HYPHENATED.match(text) is not None
        reason = Reason.HYPHENS_FOR_SLASHES if hyphens else Reason.NOT_A_SYMBOL
        because = (
            "hyphens stand where slashes should" if hyphens else "a symbol has slashes, and here are none"
        )
    elif not text[0].isascii() or not text[0].isalpha():
        reason, because = Reason.NOT_A_SYMBOL, "a symbol begins with the letters of a body"
    if reason is not None:
        raise refusal(cleaned, start, Failure(reason, because))


def _read_all(cleaned: Cleaned, start: int, known: Facts, *, partial: bool) -> Symbol:
    symbols: list[Symbol] = []
    place = start
    while True:
        reading = read_one(cleaned.text, place, known, strict=True, partial=partial)
        symbols.append(_whole(cleaned, reading, known))
        if reading.end == len(cleaned.text):
            return join(symbols)
        hyphen = _HYPHEN_AND_BODY.match(cleaned.text, reading.end)
        if hyphen is None:
            raise refusal(cleaned, reading.end, _rest(cleaned.text, reading.end))
        if len(symbols) == MOST_JOINT or partial:
            raise refusal(
                cleaned, hyphen.end(), Failure(Reason.TOO_MANY_PARTS, "too many symbols are joined")
            )
        place = hyphen.end()


def _whole(cleaned: Cleaned, reading: Reading, known: Facts) -> Symbol:
    """The symbol, unless something follows that shows its end was not the end."""
    text = cleaned.text
    glued = (
        reading.loose < len(text) and text[reading.loose - 1].isdigit() and date_goes_on(text, reading.loose)
    )
    if glued:
        raise refusal(cleaned, reading.loose, GLUED_TO_DATE)
    if reading.symbol is not None and reading.failure is None:
        return reading.symbol
    failure = reading.failure or _rest(text, reading.place)
    if failure.reason in (Reason.UNKNOWN_BODY, Reason.INCOMPLETE) and _is_partial(cleaned.text, known):
        failure = Failure(Reason.PARTIAL, "this is a short citation, which does not name the body")
    raise refusal(cleaned, reading.place, failure)


def _is_partial(text: str, known: Facts) -> bool:
    start, _ = _unwrapped(text)
    reading = read_one(text, start, known, strict=True, partial=True)
    return reading.failure is None and reading.end == len(text)


def _rest(text: str, at: int) -> Failure:
    if text[at : at + 1].isalpha():
        return Failure(Reason.GLUED_TO_WORD, "a word has run together with the symbol")
    if text[at : at + 1] in ("/", "-") or not text[at : at + 1].isspace():
        return Failure(Reason.UNREADABLE_CHARACTER, "this does not belong to a symbol")
    return Failure(Reason.EXTRA_TEXT, "more text follows the symbol")


def refusal(cleaned: Cleaned, place: int, failure: Failure) -> SymbolNotUnderstood:
    """The error for a place of the cleaned text, told in places of the original."""
    return SymbolNotUnderstood(
        text=cleaned.original, position=cleaned.index(place), reason=failure.reason, because=failure.because
    )
