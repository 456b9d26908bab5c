"""The terms of the glossary as search knows them. They change with the file, not by a deed: the file has a version."""

from collections.abc import Iterator, Sequence
from hashlib import sha256

from django.utils.translation import gettext_lazy as _

from palais.apps.office.search import SearchDocument, SearchSource
from palais.apps.office.search import register as add
from palais.web.answers import glossary


def register() -> None:
    add(SearchSource("term", _("Glossary"), keys, documents, version=version))


def keys() -> list[str]:
    return [entry.id for entry in glossary.entries()]


def documents(keys: Sequence[str]) -> Iterator[SearchDocument]:
    for entry in glossary.entries():
        if entry.id in keys:
            yield SearchDocument(
                kind="term",
                key=entry.id,
                titles={"en": entry.term},
                url_name="glossary",
                anchor=entry.id,
                texts={"en": entry.text},
            )


def version() -> str:
    return sha256(repr(glossary.entries()).encode("utf-8")).hexdigest()[:16]
