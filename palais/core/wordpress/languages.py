"""Which language a post is in and which posts are its translations, as Polylang and WPML write it.

Polylang: the terms `language` and `post_translations`, whose name is the same in all translations. WPML: the fields
that its export writes (`_wpml_import_language_code`, `_wpml_import_translation_group`), older ones `_icl_…`, or `trid`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from palais.core.wordpress.reading import Item, Term

_TAG = re.compile(r"^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$")
_LANGUAGE_FIELDS = ("_wpml_import_language_code", "_icl_language_code", "language_code", "_wpml_language")
_GROUP_FIELDS = ("_wpml_import_translation_group", "_icl_trid", "trid", "_wpml_trid")
_LOCALES = {"zh-cn": "zh-hans", "zh-sg": "zh-hans", "zh": "zh-hans", "zh-tw": "zh-hant", "zh-hk": "zh-hant"}


def tag(said: str) -> str:
    """A language tag from a slug or a locale: "fr_FR" is "fr", "pt-br" stays, "zh_CN" is "zh-hans". Empty: none."""
    plain = said.strip().lower().replace("_", "-").removeprefix("pll-")
    if not _TAG.match(plain):
        return ""
    if plain in _LOCALES:
        return _LOCALES[plain]
    main, _dash, rest = plain.partition("-")
    return plain if main == "zh" or (rest and main in ("pt", "sr")) else main


def of_terms(terms: Iterable[Term]) -> dict[str, str]:
    """Slug to language tag of the site's languages; Polylang keeps the locale in the description."""
    found = {}
    for term in terms:
        if term.taxonomy == "language":
            locale = re.search(r"""s:6:"locale";s:\d+:"([A-Za-z_-]+)\"""", term.about)
            found[term.slug] = tag(term.slug) or (tag(locale[1]) if locale else "")
    return found


def of(item: Item, *, known: Mapping[str, str], main: str, prefixes: Iterable[str] = ()) -> str:
    """The language of a post: what it says, else the first part of its address, else `main`."""
    for term in item.terms:
        if term.taxonomy == "language":
            return known.get(term.slug) or tag(term.slug) or main
    for name in _LANGUAGE_FIELDS:
        if found := tag(item.meta.get(name, "")):
            return found
    path = urlsplit(item.link).path.strip("/").split("/")[0].lower() if "://" in item.link else ""
    if path and path in prefixes:
        return known.get(path) or tag(path) or main
    return main


def group(item: Item) -> str:
    """What all translations of a post have in common; empty where it says nothing of translations."""
    for term in item.terms:
        if term.taxonomy == "post_translations":
            return f"polylang:{term.slug}"
    for name in _GROUP_FIELDS:
        if said := item.meta.get(name, "").strip():
            return f"wpml:{said}"
    original = item.meta.get("_icl_lang_duplicate_of", "").strip()
    return f"copy:{original}" if original.isdigit() else ""
