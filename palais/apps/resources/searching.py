"""Resources and hubs as search knows them. Names of organisations are left out: one may leave the public list."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from palais.apps.office.search import SearchDocument, SearchSource
from palais.apps.office.search import register as add
from palais.apps.resources.models import Hub, Work
from palais.core.words import LANGUAGES


def register() -> None:
    add(SearchSource("hub", _("Resource hubs"), hub_keys, hub_documents))
    add(SearchSource("resource", _("Resources"), work_keys, work_documents))


def hub_keys() -> list[str]:
    return list(Hub.public.values_list("slug", flat=True))


def work_keys() -> list[str]:
    return list(Work.public.values_list("key", flat=True))


def hub_documents(keys: Sequence[str]) -> Iterator[SearchDocument]:
    for one in Hub.public.filter(slug__in=keys).prefetch_related("texts", "sections__texts"):
        said = {text.language: text for text in one.texts.all()}
        sections = [text.title for section in one.sections.all() for text in section.texts.all()]
        yield SearchDocument(
            kind="hub",
            key=one.slug,
            titles=known({code: text.title for code, text in said.items()}, one.language),
            url_name="hub",
            url_args=(one.slug,),
            texts=known({code: text.intro for code, text in said.items()}, one.language),
            also=tuple(sections),
            on=one.as_of.isoformat() if one.as_of else "",
            weight=1.5,
        )


def work_documents(keys: Sequence[str]) -> Iterator[SearchDocument]:
    """Titles in languages that search does not read are names of no language."""
    for one in Work.public.filter(key__in=keys).prefetch_related("texts", "makers"):
        said = {text.language: text for text in one.texts.all()}
        names = [maker.name for maker in one.makers.all() if maker.organisation_id is None]
        foreign = [text.title for code, text in said.items() if code[:2] not in LANGUAGES]
        yield SearchDocument(
            kind="resource",
            key=one.key,
            titles=known({code: text.title for code, text in said.items()}, one.language),
            url_name="publication" if one.is_publication else "resource",
            url_args=(one.key,),
            texts=known({code: text.summary for code, text in said.items()}, one.language),
            also=tuple(filter(None, (one.symbol, *names, *foreign))),
            on=one.dated,
        )


def known(texts: Mapping[str, Any], main: str) -> dict[str, str]:
    """Texts by the short codes that search reads; where there is none of them, that of the main language as English."""
    found = {code[:2]: str(text) for code, text in texts.items() if code[:2] in LANGUAGES and text}
    return found or {"en": str(texts.get(main, ""))}
