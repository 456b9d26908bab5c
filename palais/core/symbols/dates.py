"""Dates that stick to symbols. It knows how a date goes on after a day, in the six languages.

It does not read dates; it only says where the digits at the end of a symbol may belong to one instead.
There is no law here: extracted documents run the symbol and the date of the masthead together
("Add.238" and "30 juin 2004" as "Add.23830 juin 2004").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from palais.core.symbols.characters import fold

_MONTHS = """
january february march april may june july august september october november december
janvier février fevrier mars avril mai juin juillet août aout septembre octobre novembre décembre decembre
enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre
января февраля марта апреля мая июня июля августа сентября октября ноября декабря
январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
يناير فبراير مارس أبريل نيسان مايو أيار يونيه يونيو حزيران يوليه يوليو تموز أغسطس آب سبتمبر أيلول أكتوبر
نوفمبر ديسمبر كانون شباط آذار تشرين
"""
MONTHS = frozenset(fold(month).lower() for month in _MONTHS.split())

_WORD_AFTER = re.compile(r" ?(?:(?:de|DE|er) )?([^\W\d_]{2,12})")
_NUMERIC_DATE = re.compile(r"\.[0-9]{1,2}\.[0-9]{4}(?![0-9])")
_CHINESE_DATE = re.compile(r" ?[年月]")
_LONGEST_DAY = 31


def date_goes_on(text: str, at: int) -> bool:
    """Whether what stands here could follow the day (or the year, in Chinese) of a date."""
    word = _WORD_AFTER.match(text, at)
    if word and word[1].lower() in MONTHS:
        return True
    return bool(_NUMERIC_DATE.match(text, at) or _CHINESE_DATE.match(text, at))


def digits_without_date(digits: str, *, text: str, at: int) -> Iterator[str]:
    """The shorter numbers left when the last digits begin a date that goes on at ``at``.

    ``"23830"`` before " juin" leaves ``"238"``: the day is the 30th, and no day is the 0th.
    """
    lengths = (4,) if _CHINESE_DATE.match(text, at) else (2, 1)
    for length in lengths:
        rest, taken = digits[:-length], digits[-length:]
        if rest and not taken.startswith("0") and (length == 4 or int(taken) <= _LONGEST_DAY):
            yield rest
