"""Numbers and letters at the beginning of a block: "23.", "83.12", "(a)", "(ii)", "(أ)".

It knows how the six languages write them. It does not know whether one is the next: the readers do.
There is no law here: the forms are those of the United Nations' editorial practice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９", "0123456789" * 3)
_DOTTED = re.compile(r"(?P<whole>[0-9]{1,3})\s?\.\s?(?P<part>[0-9]{1,3})(?:\s?[.)]){0,3}\s*(?=[^\s0-9%.,])")
_PLAIN = re.compile(
    r"(?P<whole>[0-9]{1,4})\s?(?P<point>[.．、]|\s?[-–](?=\s?[\u0600-\u06ff]))?\s*(?=[^\s0-9%.,/-])"
)
_ITEM = re.compile(r"[(（]?(?P<letters>[a-zA-Z]{1,5}|[а-я]|[ء-ي]{1,4}|[0-9]{1,2})[)）]\s*(?=\S)")
_ARABIC_LETTERS = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"
_ROMAN = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})")


@dataclass(frozen=True, slots=True)
class Label:
    """A number at the beginning; ``part`` is the one after the point; ``end`` is where the text goes on."""

    whole: int
    part: int | None
    pointed: bool
    end: int


def numbered(text: str) -> Label | None:
    """The number at the beginning of a text; None without one."""
    head = text[:24].translate(_DIGITS)
    found = _DOTTED.match(head)
    if found is not None:
        return Label(int(found["whole"]), int(found["part"]), True, found.end())
    found = _PLAIN.match(head)
    return Label(int(found["whole"]), None, bool(found["point"]), found.end()) if found else None


def lettered(text: str) -> tuple[str, int] | None:
    """The letter of a sub-item in Latin letters, and where the text goes on: ("a", 4); None without one."""
    found = _ITEM.match(text[:16].translate(_DIGITS))
    if found is None:
        return None
    return latin(found["letters"]), found.end()


def latin(letters: str) -> str:
    """The letters of an item as the address has them: Arabic and Russian ones by their place in the order."""
    for alphabet in (_ARABIC_LETTERS, _CYRILLIC):
        if len(letters) == 1 and letters in alphabet:
            place = alphabet.index(letters)
            return chr(ord("a") + place) if place < 26 else "z" * (place - 24)
    return {"ا": "a", "إ": "a", "آ": "a"}.get(letters, letters.lower())


def is_roman(letters: str) -> bool:
    """Whether the letters may be a small Roman number; "i", "v" and "x" may be letters too."""
    return bool(letters) and _ROMAN.fullmatch(letters) is not None


def roman(letters: str) -> int | None:
    """What a small Roman number counts: "iv" is 4; None for other letters."""
    if not is_roman(letters):
        return None
    values = [{"i": 1, "v": 5, "x": 10}[letter] for letter in letters]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def follows(letters: str, before: str) -> bool:
    """Whether one letter of a list comes right after another: b after a, aa after z, bb after aa."""
    return _rank(letters) == _rank(before) + 1


def _rank(letters: str) -> int:
    if letters.isdigit():
        return int(letters)
    if not letters or len(set(letters)) != 1:
        return -9
    return 26 * (len(letters) - 1) + ord(letters[0]) - ord("a") + 1
