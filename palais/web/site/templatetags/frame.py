"""Parts of the frame that are the same on every page of a language: made once a version of the content."""

from typing import Any

from django import template
from django.template.context import Context
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from palais.web.remembered import remembered

register = template.Library()


@register.simple_tag(takes_context=True)
def kept(context: Context, name: str, *of: Any) -> SafeString:
    """A part as `include` shows it, remembered for the language and for whatever else is named after it.

    The part must depend on nothing else: neither on the address, nor on who reads. Where what is named is None, it
    is not remembered: there is no end of what may be asked.
    """

    def made() -> str:
        engine = context.template.engine if context.template else template.engines["django"].engine
        return str(engine.get_template(name).render(context))

    if None in of:
        return mark_safe(made())
    return mark_safe(remembered(("part", name, get_language(), *of), made))
