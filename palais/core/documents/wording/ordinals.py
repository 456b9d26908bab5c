"""Ordinal numbers in words: which reports are combined, which session it was.

It knows six languages up to the ninety-ninth, and Chinese numerals. It does not know cardinal numbers.
There is no law here: the words stand in wording.toml.
"""

from __future__ import annotations

import re
from functools import cache

from palais.core.documents.wording.tables import table
from palais.core.words import fold

_CHINESE_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")}
_CHINESE = re.compile(
    r"第?([零一二三四五六七八九十]{1,3})(?=[至、和次届定及])|(初次)|第\s?([0-9]{1,3})\s?(?=[至、和次届定及])"
)
_BETWEEN = (" ", "-", " et ", " y ", " و")
_WORD = re.compile(
    r"[a-zа-я]+|[ء-ي]+|[0-9]{1,3}\s?(?=[ºª°]|th\b|st\b|nd\b|rd\b|er?\b|eme\b|-?[айя]\b|-?[ийой]{2}\b)"
)


def ordinals(text: str) -> list[int]:
    """The ordinals of a text, in order: "combined second to fifth" gives 2 and 5, "fifty-sixth" 56."""
    folded = fold(text).replace("quatre-vingt", "octante")
    found: list[tuple[int, int]] = []
    for match in _CHINESE.finditer(folded):
        value = 1 if match[2] else int(match[3]) if match[3] else _chinese(match[1])
        if value:
            found.append((match.start(), value))
    end = -9
    for match in _WORD.finditer(folded):
        word = match.group().strip()
        value = (
            int(word)
            if word.isdigit()
            else _worth(word) or _worth(word.removeprefix("و")) or _worth("ال" + word.removeprefix("لل"))
        )
        if not value:
            continue
        between = folded[end : match.start()] if end >= 0 else ""
        joined = found and between in _BETWEEN and _adds(found[-1][1], value)
        if joined and found:
            found[-1] = (found[-1][0], found[-1][1] + value)
        else:
            found.append((match.start(), value))
        end = match.end()
    return [value for _, value in sorted(found)]


def _adds(before: int, value: int) -> bool:
    tens_first = before % 10 == 0 and value < 10
    return tens_first or (before in (60, 80) and value <= 19) or (before < 10 and value % 10 == 0)


def _worth(word: str) -> int:
    whole, beginnings = _tables()
    if word in whole:
        return whole[word]
    return next((value for beginning, value in beginnings if word.startswith(beginning)), 0)


@cache
def _tables() -> tuple[dict[str, int], tuple[tuple[str, int], ...]]:
    whole: dict[str, int] = {}
    beginnings: dict[str, int] = {}
    for told in table("ordinals").values():
        for word, value in told.items():
            if word.startswith("="):
                whole[word.removeprefix("=")] = value
            else:
                beginnings[word] = value
    return whole, tuple(sorted(beginnings.items(), key=lambda one: -len(one[0])))


def _chinese(text: str) -> int:
    tens, ten, ones = text.partition("十")
    if not ten:
        return _CHINESE_DIGITS.get(text, 0) if len(text) == 1 else 0
    return (_CHINESE_DIGITS.get(tens, 1) if tens else 1) * 10 + (_CHINESE_DIGITS.get(ones, 0) if ones else 0)
