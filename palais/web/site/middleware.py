"""What every answer passes through: the language of its address, and the headers that keep readers safe."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from wagtail.contrib.redirects.models import Redirect

from palais.apps.office import showing
from palais.apps.people import permissions
from palais.cms.imports import old_lists, old_pictures
from palais.web.site import languages, second_factor

Handler = Callable[[HttpRequest], HttpResponse]

PUBLIC = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
# Wagtail's editing pages carry inline scripts and styles and preview pages in a frame of the same origin. None of them
# needs a script in an attribute.
DESK = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self' 'unsafe-inline'",
        "script-src-attr 'none'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "frame-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'self'",
    )
)
# What people uploaded is never a page of ours, whatever it holds. That nothing is there is said on a page of ours.
UPLOADS = "sandbox; default-src 'none'"


class SafetyHeaders:
    """A strict content policy for readers, the narrowest that the editors' desk runs under for editors."""

    def __init__(self, handler: Handler) -> None:
        self.handler = handler

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.handler(request)
        desk = request.path.startswith("/admin/")
        if request.path.startswith(("/files/", "/media/")) and response.status_code < 400:
            response.headers["Content-Security-Policy"] = UPLOADS
            if (
                response.get("Content-Encoding") == "None"
            ):  # Wagtail's word for "not packed", which no reader knows
                del response.headers["Content-Encoding"]
        response.headers.setdefault("Content-Security-Policy", DESK if desk else PUBLIC)
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()"
        )
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        return response


class LanguageFromPath:
    """The address alone decides the language: never the reader's network, never a cookie."""

    def __init__(self, handler: Handler) -> None:
        self.handler = handler

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" in request.path_info or "\0" in request.META.get("QUERY_STRING", ""):
            request.path_info = request.path = "/404/"  # no text in any database holds a zero byte
        language = languages.interface(languages.split(request.path_info)[0])
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.handler(request)
        response.headers.setdefault("Content-Language", languages.BCP47.get(language, language))
        return response


NUMBERS = ("p", "page_id", "attachment_id")


class OldNumbers:
    """`/?p=123`: the number by which a WordPress site knew a text leads to that text, where an import brought it.

    Only this needs a look of its own: every other old address leads to no page, and Wagtail's redirects see to those.
    """

    def __init__(self, handler: Handler) -> None:
        self.handler = handler

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked = request.META.get("QUERY_STRING", "")
        if asked.startswith(("p=", "page_id=", "attachment_id=")) and languages.split(request.path)[1] == "/":
            for name in NUMBERS:
                number = request.GET.get(name, "")
                if number.isascii() and number.isdigit() and (found := old_number(name, number)):
                    return redirect(found, permanent=True)
        return self.handler(request)


def old_number(name: str, number: str) -> str:
    """Where a number leads; empty where no import brought it."""
    found = Redirect.objects.filter(old_path=f"/?{name}={number}", site=None).first()
    return found.link or "" if found else ""


class OldListsAndPictures:
    """`/category/letters/`, `/2019/05/`, `/feed/`: lists of a site that was taken over lead to the same among the news,
    and its pictures to those of today.

    Asked only where nothing is found, so that no page of today is hidden.
    """

    def __init__(self, handler: Handler) -> None:
        self.handler = handler

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.handler(request)
        if response.status_code != 404 or request.method not in ("GET", "HEAD"):
            return response
        language, path = languages.split(request.path)
        if picture := old_pictures.found(path):
            return redirect(picture)  # not for ever: a consent may end
        if (known := old_lists.found(path)) is None:
            return response
        with translation.override(language):
            address = reverse("news-feed", args=["atom"]) if known.is_feed else reverse("news")
        return redirect(f"{address}?{urlencode(known.filters)}" if known.filters else address, permanent=True)


PRIVATE = ("/account/", "/invitation/", "/follow-up/stories/")
WITHOUT_SECOND_FACTOR = ("/admin/login/", "/admin/logout/", "/admin/jsi18n/", "/admin/sprite/")


def is_private(path: str) -> bool:
    """Pages of one person: never kept, never found."""
    return languages.split(path)[1].startswith(PRIVATE)


class PrivatePages:
    """What is shown to one person is kept by nobody on the way and by no search engine."""

    def __init__(self, handler: Handler) -> None:
        self.handler = handler

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.handler(request)
        if is_private(request.path):
            response.headers["Cache-Control"] = "private, no-store"
            response.headers["X-Robots-Tag"] = "noindex"
        return response


class DeskDoor:
    """The desk opens to nobody who has not proved a second factor in this session.

    Who is signed in and has no work there is told so: the page for signing in would send them back, without end.
    Pictures whose consent has ended are seen there, and nowhere else: a preview shows what readers would see.
    """

    def __init__(self, handler: Handler) -> None:
        self.handler = handler

    def __call__(self, request: HttpRequest) -> HttpResponse:
        desk = request.path.startswith("/admin/") and not request.path.startswith(WITHOUT_SECOND_FACTOR)
        if desk and request.user.is_authenticated and not permissions.is_staff(request.user):
            raise PermissionDenied
        if desk and settings.SECOND_FACTOR and permissions.is_staff(request.user):
            if not second_factor.is_set_up(request.user):
                return redirect("second-factor-needed")
            if not second_factor.is_proved(request):
                return redirect(second_factor.asked_at(request))
        with showing.shown(at_the_desk=desk):
            return self.handler(request)
