"""Dates as people write them in each of the six languages; the year is never missing."""

from datetime import date, datetime, time

from django.utils import formats
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from palais.core.dates import PartialDate, Precision

UNBROKEN = "\u00a0"
DAY = {"es": r"j \d\e F \d\e Y", "ru": "j E Y", "zh-hans": "Y年n月j日"}
DAY_OF_ANY_YEAR = {"es": r"j \d\e F", "ru": "j E", "zh-hans": "n月j日"}
MONTH = {"es": r"F \d\e Y", "zh-hans": "Y年n月"}


def day(value: date | datetime) -> str:
    """ "17 May 2021" in the language of the page."""
    language = get_language() or "en"
    text = formats.date_format(value, DAY.get(language, "j F Y")).replace(" ", UNBROKEN, 1)
    return f"1er{text[1:]}" if language == "fr" and value.day == 1 else text


def day_of_any_year(month: int, day: int) -> str:
    """ "1 December", for a rule that holds every year; never for a date."""
    language = get_language() or "en"
    text = formats.date_format(date(2024, month, day), DAY_OF_ANY_YEAR.get(language, "j F"))
    return f"1er{text[1:]}" if language == "fr" and day == 1 else text


def month(value: date) -> str:
    language = get_language() or "en"
    text = formats.date_format(value, MONTH.get(language, "F Y"))
    return text.lower() if language == "ru" else text


def partial(value: PartialDate | None) -> str:
    """A day, a month or a year; a window over two of them names both: "2019 or 2020". Empty for none."""
    if value is None:
        return ""
    if value.is_exact:
        return day(value.earliest)
    if value.precision is Precision.MONTH:
        return either(month(value.earliest), month(value.latest))
    return either(year(value.earliest.year), year(value.latest.year))


def year(value: int) -> str:
    return f"{value}年" if get_language() == "zh-hans" else str(value)


def either(first: str, last: str) -> str:
    if first == last:
        return first
    return _("%(first)s or %(last)s") % {"first": first, "last": last}


def days(first: date, last: date) -> str:
    """One day, or both ends of several: "17 May 2021 – 4 June 2021"."""
    return day(first) if first == last else f"{day(first)} – {day(last)}"


def hour(value: time) -> str:
    """The hour on a clock of 24 hours, as every language here writes it."""
    return value.strftime("%H:%M")
