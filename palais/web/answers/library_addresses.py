"""Addresses of the library that search engines should know: documents that were read, recommendations one by one."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse

from palais.apps.library import queries, shown


def every_address() -> Iterator[str]:
    """Documents known by their facts or read here, the tables of States, comparing. Examples are left out."""
    read = shown.real_documents().values_list("key", flat=True)
    for key in sorted({*queries.symbols(), *read}):
        yield reverse("document", args=[key])
    states = shown.real_recommendations().filter(kind__in=shown.ASKED).exclude(state="")
    for iso3 in states.order_by("state").values_list("state", flat=True).distinct():
        yield reverse("state-recommendations", args=[iso3])
    yield reverse("compare-recommendations")


def every_recommendation() -> QuerySet[object, int]:
    """The keys of what States were asked, in their order."""
    rows = shown.real_recommendations().filter(kind__in=shown.ASKED)
    return rows.order_by("pk").values_list("pk", flat=True)
