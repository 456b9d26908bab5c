"""Pages of text, working areas and newsletters as search knows them: one record for each, in all its languages."""

from collections.abc import Iterator, Sequence
from html import unescape

from django.conf import settings
from django.db.models import QuerySet
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from palais.apps.office.search import SearchDocument, SearchSource, note
from palais.apps.office.search import register as add
from palais.cms.languages.passages import Texts
from palais.cms.models import AreaPage, NewsletterPage, ProsePage, addresses
from palais.core.words import LANGUAGES

KIND = "page"
SEARCHED = (ProsePage, AreaPage, NewsletterPage)
LONGEST = 20_000


def register() -> None:
    add(SearchSource(KIND, _("Pages"), keys, documents))


def shown() -> "QuerySet[Page]":
    """Those that everybody may read; mirrors of a page in another language are none."""
    pages: QuerySet[Page] = Page.objects.type(*SEARCHED).live().public().filter(alias_of=None)
    return pages


def keys() -> list[str]:
    return [str(key) for key in shown().order_by().values_list("translation_key", flat=True).distinct()]


def documents(keys: Sequence[str]) -> Iterator[SearchDocument]:
    groups: dict[str, list[Page]] = {}
    pages = shown().filter(translation_key__in=list(keys)).select_related("locale").order_by("pk")
    for page in pages.specific():
        groups.setdefault(str(page.translation_key), []).append(page)
    for key, several in groups.items():
        yield document(key, several)


def document(key: str, pages: Sequence[Page]) -> SearchDocument:
    """English stands for languages that search does not know: its words are found, whatever they are."""
    titles: dict[str, str] = {}
    texts: dict[str, str] = {}
    for page in sorted(pages, key=lambda one: one.locale.language_code != settings.LANGUAGE_CODE):
        language = page.locale.language_code.split("-")[0]
        language = language if language in LANGUAGES else "en"
        titles.setdefault(language, page.title)
        texts.setdefault(language, words_of(page))
    return SearchDocument(
        kind=KIND, key=key, titles=titles, url_name="written-page", url_args=(key,), texts=texts
    )


def words_of(page: Page) -> str:
    """All that is written on a page but its title, as plain words; tags part them. What stands on a consent is left
    out, and what a newsletter says of activities: it is found at the activities, as long as they are shown."""
    left_out = picked_activities(page) | agreed_quotes(page)
    passages = (one for one in Texts(page).passages if one.key != "title" and one.block not in left_out)
    written = (one.text for one in passages)
    return " ".join(unescape(strip_tags(" ".join(written).replace("<", " <"))).split())[:LONGEST]


def picked_activities(page: Page) -> set[str]:
    """The ids of the parts of a newsletter that lead to activities."""
    if not isinstance(page, NewsletterPage):
        return set()
    return {
        str(part["id"])
        for part in page.body.get_prep_value()
        if part["type"] == "item" and addresses.leads_to_activity(part["value"]["address"])
    }


def agreed_quotes(page: Page) -> set[str]:
    """The ids of the quotations of a page that stand on a consent."""
    body = getattr(page, "body", None)
    return {
        str(part["id"])
        for part in (body.get_prep_value() if body else [])
        if part["type"] == "quote" and part["value"].get("consent")
    }


def changed(*pages: Page) -> None:
    """Tell search, in the transaction that changes them."""
    note(kind=KIND, keys=[str(page.translation_key) for page in pages])
