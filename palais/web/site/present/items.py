"""Something new of any room, as `components/items.html` takes it."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import get_language

from palais.web.answers.items import Item
from palais.web.site import languages
from palais.web.site.present import dates


def items(found: Iterable[Item]) -> list[dict[str, Any]]:
    return [item(one) for one in found]


def item(one: Item) -> dict[str, Any]:
    """`lang` and `dir` are given only where the words are in another language than the page."""
    here = get_language() or "en"
    foreign = one.language not in (here, languages.BCP47.get(here, here))
    return {
        "title": one.title,
        "url": one.path,
        "text": one.text,
        "what": one.what,
        "when": one.when or (dates.day(one.on) if one.on else ""),
        "on": one.on.isoformat() if one.on and not one.when else "",
        "lang": languages.BCP47.get(one.language, one.language) if foreign else "",
    }
