"""The listed organisations as search knows them, by all their names."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from palais.apps.office.search import SearchDocument, SearchSource
from palais.apps.office.search import register as add
from palais.apps.people import queries
from palais.core.words import LANGUAGES


def register() -> None:
    add(SearchSource("organisation", _("Organisations"), keys, documents))


def keys() -> list[str]:
    return list(queries.shown_organisations().values_list("key", flat=True))


def documents(keys: Sequence[str]) -> Iterator[SearchDocument]:
    """A name in one of our languages is a title in it; any other is a name of no language."""
    for one in queries.shown_organisations().filter(key__in=keys):
        named = [(one.language, one.name), *((other.language, other.name) for other in one.other_names.all())]
        titles: dict[str, str] = {}
        for language, name in named:
            if language[:2] in LANGUAGES:
                titles.setdefault(language[:2], name)
        also = [one.acronym, one.key, *(name for _language, name in named if name not in titles.values())]
        yield SearchDocument(
            kind="organisation",
            key=one.key,
            titles=titles or {"en": one.name},
            url_name="member",
            url_args=(one.key,),
            also=tuple(filter(None, also)),
        )
