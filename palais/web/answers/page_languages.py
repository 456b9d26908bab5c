"""In which language a page of an editor is, what it is a translation of, and what has changed there since."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from palais.cms.languages.following import Lagging
from palais.cms.models import LiveText


@dataclass(frozen=True, slots=True)
class PageLanguages:
    """`follows_on` is the day of the source's text that it says; None: no source is published.

    `is_foreign`: nothing of it is in the language of its address; its words are those of `source_language`.
    """

    language: str
    source_language: str = ""
    source_url: str = ""
    follows_on: date | None = None
    is_foreign: bool = False
    lagging: tuple[Lagging, ...] = ()


def page_languages(page: Any, *, request: Any = None) -> PageLanguages:
    """One question to the database, or two for a mirror of a page in another language."""
    language = page.locale.language_code
    if page.alias_of_id:
        original = page.alias_of
        return PageLanguages(
            language, original.locale.language_code, original.get_url(request) or "", is_foreign=True
        )
    text = LiveText.objects.select_related("source__locale").defer("passages").filter(pk=page.pk).first()
    if text is None or text.source is None or not text.source.live:
        return PageLanguages(language)
    return PageLanguages(
        language=language,
        source_language=text.source.locale.language_code,
        source_url=text.source.get_url(request) or "",
        follows_on=text.follows_on,
        is_foreign=text.is_foreign,
        lagging=() if text.is_foreign else tuple(Lagging(**item) for item in text.lag),
    )


def known_of(language: str, kept: Mapping[str, Any], *, url: str) -> PageLanguages:
    """The same of a piece of news, from what is kept with it; `url` is that of its source."""
    if not kept:
        return PageLanguages(language)
    return PageLanguages(
        language=language,
        source_language=kept["source"],
        source_url=url,
        follows_on=date.fromisoformat(kept["on"]) if kept["on"] else None,
        is_foreign=kept["is_foreign"],
        lagging=() if kept["is_foreign"] else tuple(Lagging(**item) for item in kept["lag"]),
    )
