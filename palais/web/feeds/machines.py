"""Addresses of feeds for machines, the same in every language."""

from django.urls import URLPattern, path

from palais.web.feeds import harvesting

urlpatterns: list[URLPattern] = [path("oai", harvesting.door, name="oai")]
