"""The listed working groups as search knows them, in every language in which they have a text."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from palais.apps.office.search import SearchDocument, SearchSource
from palais.apps.office.search import register as add
from palais.apps.people import queries
from palais.core.words import LANGUAGES


def register() -> None:
    add(SearchSource("working-group", _("Working groups"), keys, documents))


def keys() -> list[str]:
    return list(queries.groups().values_list("key", flat=True))


def documents(keys: Sequence[str]) -> Iterator[SearchDocument]:
    for one in queries.groups().filter(key__in=keys):
        texts = {text.language[:2]: text for text in one.texts.all() if text.language[:2] in LANGUAGES}
        yield SearchDocument(
            kind="working-group",
            key=one.key,
            titles={code: text.name for code, text in texts.items()} or {"en": one.key},
            texts={
                code: " ".join((text.issue, text.aims, text.child_friendly)) for code, text in texts.items()
            },
            url_name="group",
            url_args=(one.key,),
        )
