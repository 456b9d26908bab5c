"""Interface languages and their address prefixes: English has none, Chinese is /zh/."""

from typing import Any
from urllib.parse import quote, unquote

from django.conf import settings
from django.urls import re_path
from django.urls.resolvers import LocalePrefixPattern, URLPattern, URLResolver
from django.utils.translation import get_language

CONTENT_ONLY = {code: code for code, _name in settings.CONTENT_ONLY}
PREFIXES = {"ar": "ar", "es": "es", "fr": "fr", "ru": "ru", "zh-hans": "zh", **CONTENT_ONLY}
BY_PREFIX = {prefix: code for code, prefix in PREFIXES.items()}
BCP47 = {"zh-hans": "zh-Hans"}


def split(path: str) -> tuple[str, str]:
    """The language of an address and the address without its prefix: `/zh/states/` is (`zh-hans`, `/states/`)."""
    first, slash, rest = path.lstrip("/").partition("/")
    if first in BY_PREFIX and (slash or not rest):
        return BY_PREFIX[first], f"/{rest.lstrip('/')}"
    return settings.LANGUAGE_CODE, path


def interface(code: str) -> str:
    """The language of the frame around a page in this language."""
    return settings.LANGUAGE_CODE if code in CONTENT_ONLY else code


def address(path: str, language: str) -> str:
    """The same address in another language."""
    bare = split(path)[1]
    prefix = PREFIXES.get(language)
    return f"/{prefix}{bare}" if prefix else bare


def written(path: str) -> str:
    """A path as it is written in an address: percent-encoded once, also where it was already."""
    return quote(unquote(path), safe="/:@!$&'()*+,;=~-._")


class LanguagePrefix(LocalePrefixPattern):
    """The prefix of the active language in addresses."""

    @property
    def language_prefix(self) -> str:
        prefix = PREFIXES.get(get_language() or settings.LANGUAGE_CODE)
        return f"{prefix}/" if prefix else ""


def in_every_language(*patterns: object) -> list[URLResolver]:
    return [URLResolver(LanguagePrefix(prefix_default_language=False), list(patterns))]


def content_only(view: Any) -> list[URLPattern]:
    """The addresses of pages in languages in which the site itself does not speak; none without such languages."""
    codes = "|".join(CONTENT_ONLY)
    return [re_path(rf"^(?P<language>{codes})/(?P<path>(?:[^/]+/)*)$", view)] if codes else []
