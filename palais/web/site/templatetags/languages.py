"""Tags about the language of a page that editors write."""

from typing import Any

from django import template
from django.template.context import Context

from palais.cms.languages import marking, rich
from palais.web.answers import page_languages as answers
from palais.web.site import twins
from palais.web.site.present import page_languages as present
from palais.web.site.templatetags.found import written_page

register = template.Library()


@register.simple_tag(takes_context=True)
def follows(context: Context, page: Any) -> present.Follows:
    """What readers are told of the page's language. Stands before the text: it marks the passages that lag in it."""
    if context.get("request") is None or getattr(context["request"], "is_preview", False):
        return present.Follows()
    about = answers.page_languages(page, request=context["request"])
    notes, places = marking.mark(page, about.lagging, language=about.language, source=about.source_language)
    return present.follows(about, notes=notes, places=places)


@register.simple_tag
def lag_mark(value: Any, block: Any) -> rich.Mark | None:
    """The word about a block of which a passage lags; None: none does."""
    return getattr(value, "lagging", {}).get(str(block or ""))


@register.simple_tag(takes_context=True)
def language_switch(context: Context) -> list[dict[str, Any]]:
    """The languages of the switch: of a page that editors write, where it really is; else the same address."""
    page = written_page(context)
    if page is None or context.get("request") is None or getattr(context["request"], "is_preview", False):
        return list(context.get("languages") or ())
    return twins.links(context["request"], page)
