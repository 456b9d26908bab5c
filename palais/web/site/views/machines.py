"""What machines ask for: robots, the map of the site, the icon, and whether all is well."""

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.urls import reverse

from palais.apps.treaties import queries
from palais.web.site import languages


def robots(request: HttpRequest) -> HttpResponse:
    forms = [f"Disallow: {languages.address('/report/', code)}" for code, _ in settings.LANGUAGES]
    lines = ["User-agent: *", "Disallow: /admin/", *forms, f"Sitemap: {settings.SITE_ADDRESS}/sitemap.xml"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")


def sitemap(request: HttpRequest) -> HttpResponse:
    """Every page in every language, each naming its twins."""
    paths = [reverse(name) for name in ("home", "states", "treaties")]
    paths += [reverse("state", args=[key]) for key in queries.every_page().values_list("iso3", flat=True)]
    paths += [reverse("treaty", args=[treaty.key]) for treaty in queries.treaties()]
    entries = "".join(entry(path) for path in paths)
    body = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n{entries}</urlset>\n'
    )
    return HttpResponse(body, content_type="application/xml")


def entry(path: str) -> str:
    twins = "".join(
        f'<xhtml:link rel="alternate" hreflang="{languages.BCP47.get(code, code)}" '
        f'href="{settings.SITE_ADDRESS}{languages.address(path, code)}"/>'
        for code, _ in settings.LANGUAGES
    )
    return "".join(
        f"<url><loc>{settings.SITE_ADDRESS}{languages.address(path, code)}</loc>{twins}</url>\n"
        for code, _ in settings.LANGUAGES
    )


def favicon(request: HttpRequest) -> HttpResponse:
    return HttpResponseRedirect(static("marks/favicon.ico"))


def health(request: HttpRequest) -> HttpResponse:
    """200 and "ok" when the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")
