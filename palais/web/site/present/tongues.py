"""What languages are called in the language of the page, and which way they are written. Any BCP 47 code will do."""

from collections.abc import Iterable
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from django.conf import settings
from django.utils.translation import get_language

from palais.web import listing
from palais.web.site import languages


def name(code: str) -> str:
    """The language in words; a code that no list knows stays as it is."""
    return named(code, get_language() or settings.LANGUAGE_CODE)


@lru_cache(maxsize=2048)
def named(code: str, reader: str) -> str:
    try:
        words = Locale.parse(reader, sep="-")
    except (ValueError, UnknownLocaleError):
        words = Locale.parse(settings.LANGUAGE_CODE, sep="-")
    try:
        asked = Locale.parse(code, sep="-")
    except (ValueError, UnknownLocaleError):
        return str(words.languages.get(code, code))
    return str(asked.get_display_name(words) or words.languages.get(code) or code)


@lru_cache(maxsize=512)
def direction(code: str) -> str:
    """ "rtl", "ltr", or "auto" for none and for a language that no list knows."""
    try:
        return str(Locale.parse(code, sep="-").text_direction)
    except (ValueError, UnknownLocaleError):
        return "auto"


def own_name(code: str) -> str:
    """The language as its readers call it: "français"."""
    return named(code, code)


def tag(code: str) -> str:
    """The code as `lang` names it: zh-hans is zh-Hans."""
    return languages.BCP47.get(code.lower(), code)


def text_in(code: str, text: str) -> dict[str, str]:
    """A text with its language, as `components/terms.html` takes it."""
    return {"text": text, "lang": tag(code), "dir": direction(code)} if code else {"text": text}


def names(codes: Iterable[str]) -> str:
    """Several languages in one line: "English, French"."""
    return listing.listed(map(name, codes))
