"""Every public address of the site that a search engine should know, without its language."""

from collections.abc import Iterator

from django.urls import reverse

from palais.apps.library import queries as library
from palais.apps.office.models import Source
from palais.apps.people import queries as people
from palais.apps.treaties import queries

PAGES = (
    *("home", "states", "treaties", "symbols", "facts", "sources", "glossary"),
    *("members", "who-may"),
    *("privacy", "imprint", "accessibility", "api"),
)


def every_address() -> Iterator[str]:
    """Paths as they are in the active language, in a fixed order. Single rows of facts are left out."""
    for name in PAGES:
        yield reverse(name)
    for iso3 in queries.every_page().values_list("iso3", flat=True):
        yield reverse("state", args=[iso3])
    for treaty in queries.treaties():
        yield reverse("treaty", args=[treaty.key])
    for key in people.shown_organisations().values_list("key", flat=True):
        yield reverse("member", args=[key])
    for symbol in library.symbols():
        yield reverse("document", args=[symbol])
    for key in Source.objects.order_by("key").values_list("key", flat=True):
        yield reverse("source", args=[key])
