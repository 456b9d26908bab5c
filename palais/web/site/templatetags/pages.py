"""Live parts inside editors' pages. Each asks an answer; a part with nothing to show vanishes."""

from typing import Any

from django import template
from django.template.context import Context
from django.utils import translation

from palais.apps.office import clock
from palais.cms.models import AreaIndexPage, AreaPage, HomePage, NewsletterIndexPage
from palais.web.answers import areas, newsletters
from palais.web.answers.home import home_page
from palais.web.site import languages
from palais.web.site.present import areas as present_areas
from palais.web.site.present import home as present_home
from palais.web.site.present import newsletters as present_newsletters

register = template.Library()


def language() -> str:
    return translation.get_language() or "en"


@register.filter
def in_language(address: str) -> str:
    """A path of this site in the language of the page; an address elsewhere as it is."""
    return languages.address(address, language()) if address.startswith("/") else address


@register.simple_tag(takes_context=True)
def first_page(context: Context) -> dict[str, Any]:
    """The parts of the first page: those the view asked for, or, while an editor writes it, those of the draft."""
    if "home" in context:
        made: dict[str, Any] = context["home"]
        return made
    edited, on = context.get("page"), clock.today()
    answer = home_page(on=on, language=language(), edited=edited if isinstance(edited, HomePage) else None)
    return present_home.context(answer, on=on)


@register.simple_tag
def working_areas(page: AreaIndexPage) -> list[dict[str, Any]]:
    """The areas of this language in their order, then those that are written in the main language alone."""
    return [present_areas.line(one) for one in areas.every(index=page)]


@register.simple_tag
def area_parts(page: AreaPage) -> dict[str, Any]:
    """What stands beside the prose of a working area by itself."""
    return present_areas.parts(areas.parts(page=page, on=clock.today()))


@register.simple_tag
def issues(page: NewsletterIndexPage) -> list[dict[str, Any]]:
    """Published newsletters, the newest first."""
    return [present_newsletters.line(one) for one in newsletters.archive(index=page)]
