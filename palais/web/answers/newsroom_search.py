"""Published news as search knows them: one record for each piece, with its words in all its languages."""

from collections.abc import Iterator, Sequence
from html import unescape

from django.conf import settings
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _

from palais.apps.office.search import SearchDocument, SearchSource
from palais.apps.office.search import register as add
from palais.cms.models import NewsItem
from palais.core.words import LANGUAGES

LONGEST = 20_000


def register() -> None:
    add(SearchSource("news", _("News"), keys, documents))


def keys() -> list[str]:
    return [str(group) for group in NewsItem.objects.order_by().values_list("group", flat=True).distinct()]


def documents(keys: Sequence[str]) -> Iterator[SearchDocument]:
    """English stands for languages that search does not know: its words are found, whatever they are."""
    groups: dict[str, list[NewsItem]] = {}
    for item in NewsItem.objects.filter(group__in=list(keys)).order_by("published_on", "pk"):
        groups.setdefault(str(item.group), []).append(item)
    for key, items in groups.items():
        yield document(key, items)


def document(key: str, items: Sequence[NewsItem]) -> SearchDocument:
    titles: dict[str, str] = {}
    texts: dict[str, str] = {}
    for item in sorted(items, key=lambda one: one.language != settings.LANGUAGE_CODE):
        language = item.language.split("-")[0]
        language = language if language in LANGUAGES else "en"
        titles.setdefault(language, item.title)
        texts.setdefault(language, words_of(item))
    stands = next((item for item in items if item.language == settings.LANGUAGE_CODE), items[0])
    return SearchDocument(
        kind="news",
        key=key,
        titles=titles,
        url_name="news-article",
        url_args=(stands.slug,),
        texts=texts,
        also=tuple(dict.fromkeys(symbol for item in items for symbol in item.about["symbols"])),
        on=stands.published_on.isoformat(),
    )


def words_of(item: NewsItem) -> str:
    """The teaser and the body as plain words; tags part them."""
    body = unescape(strip_tags(item.html.replace("<", " <")))
    return " ".join(f"{item.teaser} {body}".split())[:LONGEST]
