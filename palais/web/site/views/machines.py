"""What machines ask for: robots, whom to tell about a weakness, the icon, and whether all is well."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.views.decorators.cache import never_cache

from palais.apps.office import clock, queries
from palais.apps.office import health as office_health
from palais.web.site import languages

CLOSED = ("/report/", "/account/", "/invitation/", "/subscribe/", "/subscriptions/", "/follow-up/stories/")
"""Pages that are forms, or one person's own: no search engine needs them."""


def robots(request: HttpRequest) -> HttpResponse:
    closed = [languages.address(path, code) for path in CLOSED for code, _ in settings.INTERFACE_LANGUAGES]
    lines = ["User-agent: *", "Disallow: /admin/", *(f"Disallow: {path}" for path in closed)]
    lines.append(f"Sitemap: {settings.SITE_ADDRESS}/sitemap.xml")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")


def security(request: HttpRequest) -> HttpResponse:
    """RFC 9116: whom to tell about a weakness. Not found where the site identity has no contact address."""
    contact = queries.identity(language=settings.LANGUAGE_CODE).contact_email
    if not contact:
        raise Http404
    expires = clock.today().replace(day=1) + timedelta(days=190)
    lines = [
        f"Contact: mailto:{contact}",
        f"Expires: {expires.isoformat()}T00:00:00Z",
        f"Preferred-Languages: {', '.join(code.partition('-')[0] for code, _ in settings.INTERFACE_LANGUAGES)}",
        f"Canonical: {settings.SITE_ADDRESS}/.well-known/security.txt",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def favicon(request: HttpRequest) -> HttpResponse:
    return HttpResponseRedirect(static("marks/favicon.ico"))


@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """200 and "ok" when nothing is bad, else 503 and "not ok"; what it is, `palais health` and the desk say."""
    if office_health.is_well():
        return HttpResponse("ok\n", content_type="text/plain")
    return HttpResponse("not ok\n", content_type="text/plain", status=503)
