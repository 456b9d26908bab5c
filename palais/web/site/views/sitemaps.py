"""The map of the site for search engines: an index, and files for each language that name each page's twins."""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page

from palais.cms.models import NewsPage
from palais.web.answers import library_addresses as library
from palais.web.answers import newsroom
from palais.web.answers.addresses import every_address
from palais.web.site import languages
from palais.web.site.found import absolute

MOST = 5_000
"""Addresses in one file; each names its twins, so this is about 6 MB at most."""

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
XHTML = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'
TAGS = {languages.BCP47.get(code, code): code for code, _ in settings.INTERFACE_LANGUAGES}


def index(request: HttpRequest) -> HttpResponse:
    files = [
        f"<sitemap><loc>{absolute(f'/sitemap-{tag}-{number}.xml')}</loc></sitemap>\n"
        for tag, code in TAGS.items()
        for number in range(1, len(entries(code)) // MOST + 2)
    ]
    pages = -(-library.every_recommendation().count() // MOST)
    files += [
        f"<sitemap><loc>{absolute(f'/sitemap-recommendations-{tag}-{number}.xml')}</loc></sitemap>\n"
        for tag in TAGS
        for number in range(1, pages + 1)
    ]
    return xml(f"<sitemapindex {SITEMAP}>\n{''.join(files)}</sitemapindex>\n")


def recommendations(request: HttpRequest, tag: str, number: int) -> HttpResponse:
    """The pages of recommendations, some thousands in a file: there may be hundreds of thousands."""
    if tag not in TAGS or not number:
        raise Http404
    pks = list(library.every_recommendation()[(number - 1) * MOST : number * MOST])
    if not pks:
        raise Http404
    with translation.override(settings.LANGUAGE_CODE):
        paths = [reverse("recommendation", args=[pk]) for pk in pks]
    own = [({code: languages.address(path, twin) for code, twin in TAGS.items()}, path) for path in paths]
    return urls((languages.address(path, TAGS[tag]), twins) for twins, path in own)


def one(request: HttpRequest, tag: str, number: int) -> HttpResponse:
    """The addresses in one language; not found for a language or a number that the index does not name."""
    found = entries(TAGS[tag]) if tag in TAGS else []
    shown = found[(number - 1) * MOST : number * MOST] if number else []
    if not shown:
        raise Http404
    return urls(shown)


def urls(shown: Iterable[tuple[str, dict[str, str]]]) -> HttpResponse:
    return xml(f"<urlset {SITEMAP} {XHTML}>\n{''.join(map(entry, shown))}</urlset>\n")


def entries(code: str) -> list[tuple[str, dict[str, str]]]:
    """Each address in a language with all its twins, by language tag."""
    with translation.override(settings.LANGUAGE_CODE):
        paths = list(every_address())
    own = [({tag: languages.address(path, twin) for tag, twin in TAGS.items()}, path) for path in paths]
    listed = [(languages.address(path, code), twins) for twins, path in own]
    return listed + list(editors_pages(code)) + newsroom.addresses(language=code)


def editors_pages(code: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Public pages that editors wrote in a language, with their translations; not the first, not the news."""
    pages = (
        Page.objects.not_type(NewsPage)
        .live()
        .public()
        .filter(locale__language_code=code, depth__gt=2)
        .order_by("path")
    )
    for page in pages.select_related("locale").order_by("path"):
        twins = {
            languages.BCP47.get(twin.locale.language_code, twin.locale.language_code): twin.get_url()
            for twin in page.get_translations(inclusive=True).live().public().select_related("locale")
        }
        if page.get_url():
            yield page.get_url(), twins


def entry(address: tuple[str, dict[str, str]]) -> str:
    path, twins = address
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{tag}" href={quoteattr(absolute(languages.written(twin)))}/>'
        for tag, twin in twins.items()
    )
    return f"<url><loc>{escape(absolute(languages.written(path)))}</loc>{links}</url>\n"


def xml(body: str) -> HttpResponse:
    return HttpResponse(HEAD + body, content_type="application/xml")
