"""Folding: a text with its spelling habits taken out, its words, and Chinese as pairs of characters.

It knows accents, Arabic letter forms, Russian ё, apostrophes and dashes. It does not know stems or languages.
There is no law here: the choices and their reasons are in docs/rules/names-and-words.md.
"""

from __future__ import annotations

import re
import unicodedata

# Marks of Latin, Greek, Cyrillic, Hebrew and Arabic writing. The breve of й stays: it is a letter of its own.
# Signs of Indian and other scripts are vowels, not marks, and are left alone.
_MARKS = re.compile(
    r"(?<!и)\u0306|[\u0300-\u0305\u0307-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    r"\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]"
)
_INVISIBLE = re.compile(r"[\u00ad\u034f\u0640\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_APOSTROPHES = re.compile(r"['`´\u02b9\u02bb-\u02bd\u02c8\u05f3\u2018-\u201b\u2032\uff07]")
_DASHES = re.compile(r"[-\u058a\u05be\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_BLANKS = re.compile(r"\s+")
_WORD = re.compile(r"(?:[^\W_]|[\u0900-\u0dff\u0e00-\u0fff])+")  # Indian and Thai vowel signs belong to words
HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]+")

# Letters that no decomposition takes apart, and the Arabic ones that people write in more than one way.
_LETTERS = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h",
        "ٱ": "ا", "ى": "ي", "ی": "ي", "ے": "ي", "ة": "ه", "ک": "ك", "ہ": "ه",
        **{chr(zero + digit): str(digit) for zero in (0x0660, 0x06F0) for digit in range(10)},
    }
)  # fmt: skip


def fold(text: str) -> str:
    """The text with its spelling habits taken out; equal for texts that a reader would call the same.

    Case, accents, Arabic vowel signs, alef and hamza forms, taa marbuta, tatweel, ё, width and ligatures,
    invisible signs, kinds of apostrophes, dashes and blanks. Letters, digits and punctuation stay in their
    order. Folding twice changes nothing.
    """
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text).casefold())
    plain = _DASHES.sub("-", _APOSTROPHES.sub("'", plain))
    plain = _MARKS.sub("", unicodedata.normalize("NFD", plain)).translate(_LETTERS)
    return _BLANKS.sub(" ", unicodedata.normalize("NFC", plain)).strip()


def words(text: str) -> tuple[str, ...]:
    """The folded words of a text in their order; apostrophes and dashes part them. Chinese comes in whole
    runs."""
    return tuple(_WORD.findall(fold(text)))


def bigrams(text: str) -> tuple[str, ...]:
    """Every two neighbouring Chinese characters, so that Chinese is found without knowing its words.

    A character that stands alone is its own entry. Other scripts give nothing.
    """
    return tuple(
        run[start : start + 2] for run in HAN.findall(fold(text)) for start in range(max(len(run) - 1, 1))
    )
