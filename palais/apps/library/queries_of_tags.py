"""Questions about tags: which wait for a person, which were judged, and whether the newest model knows of it.

And about the links of a recommendation, which the same people judge on the same page.
"""

from datetime import datetime

from django.db.models import Q, QuerySet

from palais.apps.library.models import LineageLink, Tag

MOST_COUNTED = 5_000
"""Hundreds of thousands may wait: nobody needs their number, and counting them would take a while each time."""


def to_judge() -> QuerySet[Tag]:
    """Suggestions that nobody has judged: what a source or a person set has no confidence."""
    return Tag.objects.filter(
        accepted=None,
        confidence__isnull=False,
        recommendation__withdrawn_on=None,
        recommendation__covered_by=None,
    ).select_related("recommendation")


def judged() -> QuerySet[Tag]:
    """Tags that a person accepted, refused or set, the latest first."""
    found = Tag.objects.filter(accepted__isnull=False).select_related("recommendation", "by")
    return found.order_by("-at", "-pk")


def about(found: QuerySet[Tag], *, scheme: str = "", key: str = "", state: str = "") -> QuerySet[Tag]:
    """Those of one scheme, one tag, one State; empty: any."""
    asked = {"scheme": scheme, "key": key, "recommendation__state": state}
    return found.filter(**{name: value for name, value in asked.items() if value})


def few_to_judge() -> int:
    """How many suggestions wait, counted no further than a person could judge."""
    return Tag.objects.filter(accepted=None, confidence__isnull=False).order_by()[:MOST_COUNTED].count()


def judged_since(moment: datetime | None) -> int:
    """How many tags were judged after the model was trained."""
    found = Tag.objects.filter(accepted__isnull=False)
    return (found.filter(at__gt=moment) if moment else found).count()


def of_recommendation(pk: int) -> list[Tag]:
    """All tags of one recommendation, those refused too."""
    return list(Tag.objects.filter(recommendation=pk).select_related("by").order_by("scheme", "key"))


def links_of_recommendation(pk: int) -> list[LineageLink]:
    """What it takes up, then what takes it up, those refused too."""
    found = LineageLink.objects.filter(Q(later=pk) | Q(earlier=pk)).select_related("earlier", "later", "by")
    return sorted(found, key=lambda link: (link.earlier_id == pk, -link.likeness, link.pk))
