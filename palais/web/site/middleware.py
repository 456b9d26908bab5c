"""What every answer passes through: the language of its address, and the headers that keep readers safe."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from palais.web.site import languages

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
# Wagtail's editing pages carry inline scripts and styles and preview pages in a frame of the same origin.
DESK = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self' 'unsafe-inline'",
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
# What people uploaded is never a page of ours, whatever it holds.
UPLOADS = "sandbox; default-src 'none'"


class SafetyHeaders:
    """A strict content policy for readers, the narrowest that the editors' desk runs under for editors."""

    def __init__(self, handler: Handler) -> None:
        self.handler = handler

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.handler(request)
        desk = request.path.startswith("/admin/")
        if request.path.startswith(("/files/", "/media/")):
            response.headers["Content-Security-Policy"] = UPLOADS
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
        language = languages.split(request.path_info)[0]
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.handler(request)
        response.headers.setdefault("Content-Language", languages.BCP47.get(language, language))
        return response
