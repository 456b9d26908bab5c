"""UN documents as search knows them: those of the facts by symbol and title, and those that were read here."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext_lazy as _

from palais.apps.library import shown
from palais.apps.library.models import Document, GeneralComment
from palais.apps.office.search import SearchDocument, SearchSource, note
from palais.apps.office.search import register as add
from palais.core.words import LANGUAGES

READ = "read-document"


def register() -> None:
    add(SearchSource("document", _("Documents"), keys, documents, tables=("general_comments",)))
    add(SearchSource(READ, _("Documents that were read"), read_keys, read_documents))
    for signal in (post_save, post_delete):
        signal.connect(read_changed, sender=Document, dispatch_uid="library.read-document")


def read_changed(instance: Document, **signal: Any) -> None:
    """Whatever saves a document, search hears of it in the same transaction."""
    note(kind=READ, keys=[instance.key])


def read_keys() -> list[str]:
    return list(shown.documents().values_list("key", flat=True))


def read_documents(keys: Sequence[str]) -> Iterator[SearchDocument]:
    """What is published; a document of which the facts know more is found through them."""
    known = set(GeneralComment.public.exclude(symbol="").values_list("symbol", flat=True))
    for one in shown.documents().filter(key__in=keys):
        if one.symbol in known:
            continue
        day = one.adopted_on or one.issued_on
        language = one.title_language if one.title_language in LANGUAGES else "en"
        yield SearchDocument(
            kind=READ,
            key=one.key,
            titles={language: one.title or one.symbol or one.key},
            url_name="document",
            url_args=(one.key,),
            also=tuple(filter(None, (one.symbol, *map(str, one.other_symbols)))),
            on=day.isoformat() if day else "",
            weight=0.8,
        )


def keys() -> list[str]:
    return list(GeneralComment.public.exclude(symbol="").values_list("fact_key", flat=True))


def documents(keys: Sequence[str]) -> Iterator[SearchDocument]:
    for document in GeneralComment.public.exclude(symbol="").filter(fact_key__in=keys):
        yield SearchDocument(
            kind="document",
            key=document.fact_key,
            titles={"en": document.title},
            url_name="document",
            url_args=(document.symbol,),
            texts={"en": f"General comment No. {document.number}"} if document.number else {},
            also=tuple(filter(None, (document.symbol, document.joint_symbol))),
            on=document.document_date,
        )
