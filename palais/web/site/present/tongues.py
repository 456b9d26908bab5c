"""Languages of texts: what each is called on this page, its tag, and which way it is written."""

from functools import lru_cache

from babel import Locale, UnknownLocaleError
from django.conf import settings
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _

from palais.web.site import languages

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps", "ckb", "dv", "sd", "ug", "yi"})
"""Languages written from right to left, also those that Django does not know."""


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


def own_name(code: str) -> str:
    """The language as its readers call it: "français"."""
    try:
        return str(get_language_info(code.lower())["name_local"])
    except KeyError:
        return code


def tag(code: str) -> str:
    return languages.BCP47.get(code.lower(), code)


@lru_cache(maxsize=512)
def direction(code: str) -> str:
    """ "rtl" or "ltr"; "auto" where no list knows the language."""
    if not code:
        return "auto"
    if code.lower().partition("-")[0] in RIGHT_TO_LEFT:
        return "rtl"
    try:
        return str(Locale.parse(code, sep="-").text_direction)
    except (ValueError, UnknownLocaleError):
        return "auto"


def text_in(code: str, text: str) -> dict[str, str]:
    """A text with its language, as `components/terms.html` takes it."""
    return {"text": text, "lang": tag(code), "dir": direction(code)} if code else {"text": text}


def names(codes: tuple[str, ...]) -> str:
    """Several languages in one line: "English, French"."""
    return _(", ").join(name(code) for code in codes)
