"""Page types for editors. Every page of ours stands on Wagtail's Page and on one abstract base."""

from palais.cms.models.base import PalaisPage
from palais.cms.models.news import NewsIndexPage, NewsPage
from palais.cms.models.prose import ProsePage

__all__ = ["NewsIndexPage", "NewsPage", "PalaisPage", "ProsePage"]
