"""Page types for editors. Every page of ours stands on Wagtail's Page and on one abstract base."""

from palais.cms.models.base import PalaisPage
from palais.cms.models.languages import LiveText, MinorChange, PassageText, TranslationImport
from palais.cms.models.news import NewsAuthor, NewsIndexPage, NewsPage
from palais.cms.models.origins import Origin
from palais.cms.models.prose import ProsePage
from palais.cms.models.shown import NewsAbout, NewsItem, NewsListing

__all__ = [
    "LiveText",
    "MinorChange",
    "NewsAbout",
    "NewsAuthor",
    "NewsIndexPage",
    "NewsItem",
    "NewsListing",
    "NewsPage",
    "Origin",
    "PalaisPage",
    "PassageText",
    "ProsePage",
    "TranslationImport",
]
