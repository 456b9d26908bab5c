"""A piece of news in the words of schema.org."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings

from palais.web.answers.newsroom import Author
from palais.web.answers.newsroom_article import Article
from palais.web.site import languages


def absolute(path: str) -> str:
    return f"{settings.SITE_ADDRESS}{path}"


def author(one: Author) -> dict[str, Any]:
    """A person, with the organisation they wrote for, or the organisation alone."""
    organisation = {"@type": "Organization", "name": one.organisation}
    if not one.person:
        return organisation
    belongs = {"affiliation": organisation} if one.organisation else {}
    return {"@type": "Person", "name": one.person, **belongs}


def article(found: Article, *, context: Mapping[str, Any]) -> dict[str, Any]:
    """What search engines are told. Who wrote it is named as on the page; nobody named: the network."""
    line = found.line
    address = absolute(languages.written(context["written"]["path"]))
    network = {"@type": "Organization", "@id": absolute("/#organization"), "name": context["identity"].name}
    known: dict[str, Any] = {
        "description": line.teaser,
        "dateModified": line.changed_on.isoformat() if line.changed_on else None,
        "image": absolute(line.image["shared"]) if line.image.get("shared") else None,
        "articleSection": line.kind_name,
        "keywords": [topic.name for topic in line.topics],
        "about": [{"@type": "Country", "name": state.name} for state in line.states],
        "mentions": [{"@type": "CreativeWork", "identifier": one.symbol} for one in found.symbols],
    }
    return {
        "@type": "NewsArticle",
        "@id": address,
        "mainEntityOfPage": address,
        "headline": line.title[:110],
        "inLanguage": line.language,
        "datePublished": line.published_on.isoformat(),
        "author": [author(one) for one in line.authors] or network,
        "publisher": network,
        "isAccessibleForFree": True,
        **{name: value for name, value in known.items() if value},
    }
