"""A page that editors write, in the other languages: where it really is, or the nearest place that is there."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.encoding import escape_uri_path
from django.utils.translation import gettext, override
from wagtail.models import Page

from palais.web.site import languages


def of(page: Page) -> list[Page]:
    """The page in every language in which it is published, itself among them; mirrors of another one are none."""
    if not hasattr(page, "published_twins"):
        others = page.get_translations(inclusive=True).live().filter(alias_of=None)
        page.published_twins = list(others.select_related("locale"))
        own = [twin.locale for twin in page.published_twins if twin.locale_id == page.locale_id]
        if own:
            page.locale = own[0]  # known now, so nobody asks for it again
    return page.published_twins


def addresses(request: HttpRequest, page: Page) -> dict[str, str]:
    """Its address in each language that it is in."""
    found = ((twin.locale.language_code, twin.get_url(request)) for twin in of(page))
    return {code: path for code, path in found if path}


def links(request: HttpRequest, page: Page) -> list[dict[str, Any]]:
    """The entries of the language switch. Where the page is not, `instead` says in that language where one is led,
    and `leads_to` is the name of that place."""
    known = addresses(request, page)
    own = page.locale.language_code
    missing = [code for code, _name in settings.INTERFACE_LANGUAGES if code not in known and code != own]
    near = nearest(request, page, missing) if missing else {}
    entries = []
    more = [(code, name) for code, name in settings.CONTENT_ONLY if code in known or code == own]
    for code, name in [*settings.INTERFACE_LANGUAGES, *more]:
        path, instead = known.get(code, ""), ""
        if code in missing:
            path, instead = near.get(code) or first_page(code)
        entries.append(
            {
                "code": languages.BCP47.get(code, code),
                "name": name,
                "url": escape_uri_path(path),
                "current": code == own,
                "instead": said_in(code, instead),
                "leads_to": instead,
            }
        )
    return entries


def said_in(code: str, title: str) -> str:
    if not title:
        return ""
    with override(code):
        return gettext("not translated: leads to “%(title)s”") % {"title": title}


def first_page(code: str) -> tuple[str, str]:
    with override(code):
        return reverse("home"), gettext("Home")


def nearest(request: HttpRequest, page: Page, missing: list[str]) -> dict[str, tuple[str, str]]:
    """In each of these languages the nearest page above this one, with its title."""
    steps = range(Page.steplen * 3, len(page.path), Page.steplen)
    paths = [page.path[:step] for step in steps]
    if not paths:
        return {}
    above = Page.objects.filter(path__in=paths).values("translation_key")
    found = Page.objects.live().filter(
        translation_key__in=above, locale__language_code__in=missing, alias_of=None
    )
    return {
        twin.locale.language_code: (url, twin.title)
        for twin in found.select_related("locale").order_by("depth")
        if (url := twin.get_url(request))
    }
