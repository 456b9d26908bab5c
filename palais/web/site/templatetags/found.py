"""Tags of the head of a page: addresses, what it is, how it looks when it is shared."""

from typing import Any

from django import template
from django.template.context import Context
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page

from palais.web.site import found

register = template.Library()


@register.inclusion_tag("components/addresses.html", takes_context=True)
def addresses(context: Context) -> dict[str, Any]:
    """Canonical address and the other languages; nothing where there is no request."""
    request, page = context.get("request"), written_page(context)
    if request is None or context.get("unlisted"):
        return {}
    asked, written = bool(request.META.get("QUERY_STRING")), context.get("written")
    return {
        "canonical": found.canonical(request, page, written),
        "alternates": [] if asked else found.alternates(request, page, written),
    }


@register.inclusion_tag("components/structured_data.html", takes_context=True)
def structured_data(context: Context) -> dict[str, Any]:
    if context.get("request") is None or context.get("unlisted"):
        return {}
    parts = found.graph(context.flatten())
    return {"data": found.safe_json({"@context": "https://schema.org", "@graph": parts}) if parts else ""}


@register.inclusion_tag("components/sharing.html", takes_context=True)
def sharing(context: Context) -> dict[str, Any]:
    """How the page looks when its address is shared: the texts of its own title and description."""
    request = context.get("request")
    if request is None or context.get("unlisted"):
        return {}
    return {
        "title": block_text(context, "title"),
        "description": block_text(context, "description"),
        "url": found.canonical(request, written_page(context), context.get("written")),
        "name": context["identity"].name,
        "locale": found.locale(),
        "kind": "article" if context.get("article") else "website",
        "image": found.absolute(context["shared_image"])
        if context.get("shared_image")
        else found.share_image(),
    }


def written_page(context: Context) -> Page | None:
    """The page of an editor that is shown; None on our own pages."""
    page = context.get("page")
    return page if isinstance(page, Page) else None


def block_text(context: Context, name: str) -> SafeString:
    """The text of a block of the page, to be said a second time; it is escaped already."""
    block = context.render_context[BLOCK_CONTEXT_KEY].get_block(name)
    text = block.nodelist.render(context) if block else ""
    return mark_safe(" ".join(strip_tags(text).split()).replace('"', "&quot;"))
