"""Addresses for machines, the same in every language."""

from django.urls import URLPattern, path

from palais.web.site.views import machines, sitemaps

urlpatterns: list[URLPattern] = [
    path("robots.txt", machines.robots, name="robots"),
    path(".well-known/security.txt", machines.security, name="security"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path(
        "sitemap-recommendations-<str:tag>-<int:number>.xml",
        sitemaps.recommendations,
        name="sitemap-recommendations",
    ),
    path("sitemap-<str:tag>-<int:number>.xml", sitemaps.one, name="sitemap-file"),
    path("favicon.ico", machines.favicon, name="favicon"),
    path("health/", machines.health, name="health"),
    path("health", machines.health),
]
