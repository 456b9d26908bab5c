"""What every page is given: who runs the site, its languages, its menu, and how old the facts are."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.encoding import escape_uri_path
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from palais.apps.office import queries
from palais.web.site import languages
from palais.web.site.middleware import is_private


def every_page(request: HttpRequest) -> dict[str, Any]:
    language = translation.get_language() or settings.LANGUAGE_CODE
    return {
        "identity": SimpleLazyObject(lambda: queries.identity(language=language)),
        "path": escape_uri_path(request.path),
        "languages": language_links(request, language),
        "language_tag": languages.BCP47.get(language, language),
        "text_direction": "rtl" if translation.get_language_bidi() else "ltr",
        "nav": menu(request),
        "facts_as_of": SimpleLazyObject(queries.facts_as_of),
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
        for code, name in settings.LANGUAGES
    ]


def menu(request: HttpRequest) -> list[dict[str, Any]]:
    """Six entries at most; the lists of news and of working areas are pages of editors that every language has."""
    entries = (
        ("states", _("States"), reverse("states")),
        ("entry-points", _("Entry points"), reverse("entry-points")),
        ("treaties", _("Treaties"), reverse("treaties")),
        ("news", _("News"), reverse("news")),
        ("what-we-do", _("What we do"), reverse("wagtail_serve", args=["what-we-do/"])),
        ("members", _("Network"), reverse("members")),
    )
    return [
        {"key": key, "label": label, "url": url, "current": request.path.startswith(url)}
        for key, label, url in entries
    ]
