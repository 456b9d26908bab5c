"""Published statements as search knows them: by title and text in each language, by symbol and year."""

from collections.abc import Iterator, Sequence

from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _

from palais.apps.office.search import SearchDocument, SearchSource
from palais.apps.office.search import register as add
from palais.apps.signons.models import Statement
from palais.core.words import LANGUAGES

MOST = 20_000


def register() -> None:
    add(SearchSource("statement", _("Statements"), keys, documents))


def keys() -> list[str]:
    return list(Statement.objects.published().values_list("key", flat=True))


def documents(keys: Sequence[str]) -> Iterator[SearchDocument]:
    for one in Statement.objects.published().filter(key__in=keys).prefetch_related("texts"):
        texts = {text.language[:2]: text for text in one.texts.all() if text.language[:2] in LANGUAGES}
        other = [text.title for text in one.texts.all() if text.language[:2] not in LANGUAGES]
        yield SearchDocument(
            kind="statement",
            key=one.key,
            titles={code: text.title for code, text in texts.items()} or {"en": one.key},
            texts={
                code: " ".join(strip_tags(text.body.replace("</", " </")).split())[:MOST]
                for code, text in texts.items()
            },
            url_name="statement",
            url_args=(one.key,),
            also=tuple(filter(None, (one.symbol, *other))),
            on=one.dated,
        )
