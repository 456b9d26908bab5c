"""Filters and tags that every page may use."""

from datetime import date
from typing import Any

from django import template
from django.http import QueryDict
from django.utils import formats

from palais.core.dates import PartialDate
from palais.web import listing
from palais.web.site.present import dates

register = template.Library()


@register.filter
def day(value: date | None) -> str:
    """A day in words; empty for none."""
    return dates.day(value) if value else ""


@register.filter
def partial(value: PartialDate | None) -> str:
    """A date known to the day, month or year, in words."""
    return dates.partial(value)


@register.filter
def date_text(value: str) -> str:
    """A date as a table holds it, in words."""
    return dates.text(str(value))


@register.filter
def number(value: Any) -> str:
    """A number with the separators of the language."""
    return formats.number_format(value, use_l10n=True, force_grouping=True)


@register.simple_tag
def comma() -> str:
    """What parts the things of a list in the language of the page."""
    return listing.comma()


@register.simple_tag(takes_context=True)
def query_without(context: dict[str, Any], *names: str) -> str:
    """The query of this page without some of its parameters."""
    query: QueryDict = context["request"].GET.copy()
    for name in names:
        query.pop(name, None)
    return f"?{query.urlencode()}" if query else "?"
