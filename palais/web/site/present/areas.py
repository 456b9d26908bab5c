"""Working areas, as their templates take them."""

from typing import Any

from django.utils.translation import get_language

from palais.cms.choices import ItemKind
from palais.web.answers.areas import Area, AreaParts
from palais.web.site import languages
from palais.web.site.present import items


def line(one: Area) -> dict[str, Any]:
    here = get_language() or "en"
    foreign = one.language not in (here, languages.BCP47.get(here, here))
    return {
        "title": one.title,
        "url": one.path,
        "text": one.summary,
        "what": "",
        "when": "",
        "on": "",
        "lang": languages.BCP47.get(one.language, one.language) if foreign else "",
    }


def parts(answer: AreaParts) -> dict[str, Any]:
    return {
        "lists": [
            {"id": kind, "title": ItemKind(kind).label, "entries": items.items(found)}
            for kind, found in answer.lists
        ],
        "contacts": answer.contacts,
        "group": items.item(answer.group) if answer.group else None,
    }
