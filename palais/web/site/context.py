"""What every page is given: who runs the site, its languages, its menu, and how old the facts are."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.encoding import escape_uri_path
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from palais.apps.library import index
from palais.apps.office import queries
from palais.web.remembered import remembered
from palais.web.site import languages
from palais.web.site.middleware import is_private


def every_page(request: HttpRequest) -> dict[str, Any]:
    language = translation.get_language() or settings.LANGUAGE_CODE
    nav = menu(request)
    return {
        "identity": SimpleLazyObject(
            lambda: remembered(("identity", language), lambda: queries.identity(language=language))
        ),
        "path": escape_uri_path(request.path),
        "languages": language_links(request, language),
        "language_tag": languages.BCP47.get(language, language),
        "text_direction": "rtl" if translation.get_language_bidi() else "ltr",
        "nav": nav,
        "section": next((entry["key"] for entry in nav if entry["current"]), ""),
        "facts_as_of": SimpleLazyObject(lambda: remembered("facts as of", queries.facts_as_of)),
        "demo": settings.DEMO,
        "site_address": settings.SITE_ADDRESS,
        **({"unlisted": True} if is_private(request.path) else {}),
    }


def language_links(request: HttpRequest, current: str) -> list[dict[str, Any]]:
    query = request.META.get("QUERY_STRING", "")
    tail = f"?{query}" if query and request.method == "GET" else ""
    return [
        {
            "code": languages.BCP47.get(code, code),
            "name": name,
            "url": escape_uri_path(languages.address(request.path, code)) + tail,
            "current": code == current,
        }
        for code, name in settings.INTERFACE_LANGUAGES
    ]


def menu(request: HttpRequest) -> list[dict[str, Any]]:
    entries = remembered(("menu", translation.get_language()), sections)
    return [{**entry, "current": request.path.startswith(entry["url"])} for entry in entries]


def sections() -> list[dict[str, Any]]:
    """The parts of the site that the menu leads to, six at most; every language has its list of working areas.

    As soon as there are recommendations they take the place of the treaties, which every page names at its end.
    """
    treaties = ("treaties", _("Treaties"), reverse("treaties"))
    recommendations = ("recommendations", _("Recommendations"), reverse("recommendations"))
    known = (
        ("states", _("States"), reverse("states")),
        ("entry-points", _("Entry points"), reverse("entry-points")),
        recommendations if index.size() else treaties,
        ("news", _("News"), reverse("news")),
        ("what-we-do", _("What we do"), reverse("wagtail_serve", args=["what-we-do/"])),
        ("members", _("Network"), reverse("members")),
    )
    return [{"key": key, "label": label, "url": url} for key, label, url in known]
