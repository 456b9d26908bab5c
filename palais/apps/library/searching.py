"""UN documents as search knows them: by symbol and title. One without a symbol has no page and is left out."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from palais.apps.library.models import GeneralComment
from palais.apps.office.search import SearchDocument, SearchSource
from palais.apps.office.search import register as add


def register() -> None:
    add(SearchSource("document", _("Documents"), keys, documents, tables=("general_comments",)))


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
