"""Languages of texts: what each is called on this page, its tag, and which way it is written."""

from django.utils.translation import get_language_info

from palais.web import listing
from palais.web.site import languages

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps", "ckb", "dv", "sd", "ug", "yi"})
"""Languages written from right to left, also those that Django does not know."""


def name(code: str) -> str:
    """The language in the language of the page: "French"; one that is not known here is named by its code."""
    try:
        known = get_language_info(code.lower())
    except KeyError:
        return code
    return str(known["name_translated"])


def own_name(code: str) -> str:
    """The language as its readers call it: "français"."""
    try:
        return str(get_language_info(code.lower())["name_local"])
    except KeyError:
        return code


def tag(code: str) -> str:
    return languages.BCP47.get(code.lower(), code)


def direction(code: str) -> str:
    """ "rtl" or "ltr"; "auto" where the language is not known."""
    if not code:
        return "auto"
    return "rtl" if code.lower().partition("-")[0] in RIGHT_TO_LEFT else "ltr"


def text_in(code: str, text: str) -> dict[str, str]:
    """A text with its language, as `components/terms.html` takes it."""
    return {"text": text, "lang": tag(code), "dir": direction(code)} if code else {"text": text}


def names(codes: tuple[str, ...]) -> str:
    """Several languages in one line: "English, French"."""
    return listing.listed(name(code) for code in codes)
