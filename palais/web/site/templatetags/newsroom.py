"""News inside pages that Wagtail shows: a draft as its readers would see it."""

from typing import Any

from django import template

from palais.cms.models import NewsPage
from palais.web.answers import newsroom_article
from palais.web.site.present import newsroom_article as present

register = template.Library()


@register.inclusion_tag("components/article.html")
def draft_of_news(page: NewsPage) -> dict[str, Any]:
    found = newsroom_article.preview(page)
    return {**present.parts(found, path=found.twins[0].path), "share": None}
