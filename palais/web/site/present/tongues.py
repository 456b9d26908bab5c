"""What languages are called in the language of the page, and which way they are written. Any BCP 47 code will do."""

from functools import lru_cache

from babel import Locale, UnknownLocaleError
from django.conf import settings
from django.utils.translation import get_language


def name(code: str) -> str:
    """The language in words; a code that no list knows stays as it is."""
    return named(code, get_language() or settings.LANGUAGE_CODE)


@lru_cache(maxsize=2048)
def named(code: str, reader: str) -> str:
    try:
        words = Locale.parse(reader, sep="-")
        asked = Locale.parse(code, sep="-")
    except (ValueError, UnknownLocaleError):
        words = Locale.parse(reader, sep="-")
        return str(words.languages.get(code, code))
    return str(asked.get_display_name(words) or words.languages.get(code) or code)


@lru_cache(maxsize=512)
def direction(code: str) -> str:
    """ "rtl", "ltr", or "auto" for a language that no list knows."""
    try:
        return str(Locale.parse(code, sep="-").text_direction)
    except (ValueError, UnknownLocaleError):
        return "auto"
