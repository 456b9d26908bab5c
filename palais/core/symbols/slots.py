"""Reading one segment of a symbol: a State code, a cycle, a session, a number, a year.

It does not know which segment comes where; patterns say that.
Bounds are the project's own: wider than any document seen, narrow enough that a number run together with a
date is refused instead of read. The rule of cycles is CRC/C/58/Rev.3 and practice: "5-6" is two combined
reports.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from palais.core.symbols import states as codes
from palais.core.symbols.errors import Reason

HIGHEST_CYCLE = 49
HIGHEST_NUMBER = 99_999
HIGHEST_SERIAL = 999
HIGHEST_SESSION = 999
FIRST_YEAR, LAST_YEAR = 1945, 2099

_SPECIAL_SESSION = re.compile(r"(E?S)-([0-9]{1,3})")
_OLD_RESOLUTION = re.compile(r"([0-9]{1,5})([A-Z]{0,2})\(([IVXLC]{1,8})\)")
_DATED_RESOLUTION = re.compile(r"([0-9]{1,5})\(([0-9]{4})\)")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a segment was not what the pattern wanted."""

    reason: Reason
    because: str


@dataclass(frozen=True, slots=True)
class Value:
    """What a segment holds: how it is written, and the parts it gives to the symbol."""

    written: str
    parts: Mapping[str, int | str] = field(default_factory=dict)


Outcome = Value | Failure


def whole_number(digits: str, *, highest: int, what: str) -> int | Failure:
    """The number the digits write, between 1 and ``highest``; with no more digits than the bound."""
    if not digits.isascii() or not digits.isdigit():
        return Failure(Reason.UNEXPECTED_NUMBER, f"{what} is wanted here")
    if digits.startswith("0"):
        if digits.strip("0") == "":
            return Failure(Reason.ZERO, f"{what} is zero, and these numbers begin with one")
        return Failure(Reason.LEADING_ZERO, f"{what} begins with a zero, which symbols never do")
    if len(digits) > len(str(highest)) or int(digits) > highest:
        return Failure(
            Reason.NUMBER_TOO_LARGE,
            f"{what} is larger than {highest}; perhaps something has run together with the symbol",
        )
    return int(digits)


def _state(text: str, states: Mapping[str, str]) -> Outcome:
    found = codes.look_up(text, states=states)
    if found is None:
        return Failure(Reason.UNKNOWN_STATE, "no State has this code")
    state, territory = found
    return Value(codes.written(state, territory), {"state": state, "territory": territory})


def _cycle(text: str, _: Mapping[str, str]) -> Outcome:
    numbers = text.split("-")
    if len(numbers) > 2:
        return Failure(Reason.RANGE_OF_THREE, "a range of reports has two ends, not three")
    ends: list[int] = []
    for digits in numbers:
        number = whole_number(digits, highest=HIGHEST_CYCLE, what="the number of the report")
        if isinstance(number, Failure):
            return number
        ends.append(number)
    if len(ends) == 2 and ends[0] >= ends[1]:
        return Failure(Reason.RANGE_NOT_RISING, "the range of reports does not rise")
    return Value("-".join(map(str, ends)), {"cycle_from": ends[0], "cycle_to": ends[-1]})


def _session(text: str, _: Mapping[str, str]) -> Outcome:
    special = _SPECIAL_SESSION.fullmatch(text)
    digits = special[2] if special else text
    session = whole_number(digits, highest=HIGHEST_SESSION, what="the number of the session")
    if isinstance(session, Failure):
        return session
    return Value(f"{special[1]}-{session}" if special else str(session), {"session": session})


def _numbered(part: str, what: str, highest: int) -> Callable[[str, Mapping[str, str]], Outcome]:
    def read(text: str, _: Mapping[str, str]) -> Outcome:
        number = whole_number(text, highest=highest, what=what)
        if isinstance(number, Failure):
            return number
        return Value(str(number), {part: number} if part else {})

    return read


def _year(text: str, _: Mapping[str, str]) -> Outcome:
    plain = len(text) == 4 and text.isascii() and text.isdigit()
    if not plain or not FIRST_YEAR <= int(text) <= LAST_YEAR:
        return Failure(Reason.BAD_YEAR, f"a year of four digits, {FIRST_YEAR} to {LAST_YEAR}, is wanted here")
    return Value(text, {"year": int(text)})


def _resolution(text: str, _: Mapping[str, str]) -> Outcome:
    dated = _DATED_RESOLUTION.fullmatch(text)
    if dated:
        year = _year(dated[2], {})
        if isinstance(year, Failure):
            return year
        return Value(text, {"number": int(dated[1]), "year": int(dated[2])})
    old = _OLD_RESOLUTION.fullmatch(text)
    session = _roman(old[3]) if old else None
    if old is None or session is None or old[1].startswith("0"):
        return Failure(Reason.BAD_SESSION, "a resolution is numbered as 68/268, 2200A(XXI) or 1612(2005)")
    return Value(text, {"number": int(old[1]), "session": session})


def _roman(letters: str) -> int | None:
    values = [_ROMAN[letter] for letter in letters]
    total = sum(
        -value if any(later > value for later in values[place + 1 : place + 2]) else value
        for place, value in enumerate(values)
    )
    return total if 0 < total < 100 and _to_roman(total) == letters else None


def _to_roman(number: int) -> str:
    steps = ((90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    letters = ""
    for value, sign in steps:
        letters += sign * (number // value)
        number %= value
    return letters


READERS: Mapping[str, Callable[[str, Mapping[str, str]], Outcome]] = {
    "state": _state,
    "cycle": _cycle,
    "session": _session,
    "number": _numbered("number", "the number", HIGHEST_NUMBER),
    "serial": _numbered("number", "the number", HIGHEST_SERIAL),
    "addendum": _numbered("addendum", "the number of the addendum", HIGHEST_SERIAL),
    "conference": _numbered("", "the number of the conference", HIGHEST_SERIAL),
    "year": _year,
    "resolution": _resolution,
}
"""Slot name -> its reader. ``serial`` is a small number that stands alone, never a year."""
