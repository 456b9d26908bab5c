"""Addresses for machines, the same in every language."""

from django.urls import URLPattern, path

from palais.web.site.views import machines

urlpatterns: list[URLPattern] = [
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path("favicon.ico", machines.favicon, name="favicon"),
    path("health", machines.health, name="health"),
]
