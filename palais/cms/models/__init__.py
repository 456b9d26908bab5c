"""Page types for editors. Every page of ours stands on Wagtail's Page and on one abstract base."""

from palais.cms.models.areas import AreaContact, AreaIndexPage, AreaPage
from palais.cms.models.base import PalaisPage
from palais.cms.models.home import HomePage
from palais.cms.models.languages import LiveText, MinorChange, PassageText, TranslationImport
from palais.cms.models.news import NewsAuthor, NewsIndexPage, NewsPage
from palais.cms.models.newsletters import NewsletterIndexPage, NewsletterPage, Sending
from palais.cms.models.origins import Origin
from palais.cms.models.prose import ProsePage
from palais.cms.models.shown import NewsAbout, NewsItem, NewsListing

__all__ = [
    "AreaContact",
    "AreaIndexPage",
    "AreaPage",
    "HomePage",
    "LiveText",
    "MinorChange",
    "NewsAbout",
    "NewsAuthor",
    "NewsIndexPage",
    "NewsItem",
    "NewsListing",
    "NewsPage",
    "NewsletterIndexPage",
    "NewsletterPage",
    "Origin",
    "PalaisPage",
    "PassageText",
    "ProsePage",
    "Sending",
    "TranslationImport",
]
