"""Works as harvesters ask for them: in the order of their last change, those that are gone among them."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Prefetch, Q, QuerySet

from palais.apps.resources.models import (
    Edition,
    Hub,
    Twin,
    Work,
    WorkAudience,
    WorkOrganisation,
    WorkTopic,
)

PUBLICATIONS = "publications"


def harvested() -> QuerySet[Work]:
    """Every work that was ever shown. Drafts that never were are nobody's business."""
    found: QuerySet[Work] = Work.everything.filter(was_shown=True)
    return found.order_by("changed_at", "pk")


def in_set(works: QuerySet[Work], spec: str) -> QuerySet[Work] | None:
    """Those in a set, as `topic:education`; None where there is no such kind of set."""
    name, _, value = spec.partition(":")
    if spec == PUBLICATIONS:
        return works.filter(is_publication=True)
    if not value or ":" in value:
        return None
    chosen = {
        "kind": Q(kind=value),
        "audience": Q(audiences__audience=value),
        "topic": Q(topics__topic=value),
        "hub": Q(placements__section__hub__slug=value, placements__section__hub__is_shown=True),
    }
    return works.filter(chosen[name]).distinct() if name in chosen else None


def between(works: QuerySet[Work], *, since: datetime | None, before: datetime | None) -> QuerySet[Work]:
    """Those changed at or after one moment and before another; None: no bound."""
    if since is not None:
        works = works.filter(changed_at__gte=since)
    return works.filter(changed_at__lt=before) if before is not None else works


def behind(works: QuerySet[Work], *, moment: datetime, number: int) -> QuerySet[Work]:
    """Those behind a place in the order."""
    return works.filter(Q(changed_at__gt=moment) | Q(changed_at=moment, pk__gt=number))


def for_headers(works: QuerySet[Work]) -> QuerySet[Work]:
    """With the sets they are in."""
    return works.prefetch_related("audiences", "topics", "placements__section__hub")


def for_records(works: QuerySet[Work]) -> QuerySet[Work]:
    """With all that is told of them."""
    return for_headers(works).prefetch_related(
        "texts",
        "states",
        "replaces",
        "replaced_by",
        Prefetch("makers", queryset=WorkOrganisation.objects.select_related("organisation")),
        Prefetch("editions", queryset=Edition.objects.select_related("link", "file")),
        Prefetch("twins", queryset=Twin.objects.select_related("work")),
        Prefetch("sources", queryset=Twin.objects.select_related("source")),
    )


def sets() -> Iterator[tuple[str, str]]:
    """The kind of each set with a work in it, and its key, in a fixed order."""
    yield PUBLICATIONS, ""
    works = harvested().order_by().values("pk")
    for kind in harvested().order_by("kind").values_list("kind", flat=True).distinct():
        yield "kind", kind
    keyed = (("audience", WorkAudience, "audience"), ("topic", WorkTopic, "topic"))
    for name, model, column in keyed:
        found = model.objects.filter(work__in=works).order_by(column)
        for key in found.values_list(column, flat=True).distinct():
            yield name, key
    placed = Hub.public.filter(sections__placements__work__in=works).order_by("slug")
    for slug in placed.values_list("slug", flat=True).distinct():
        yield "hub", slug


def earliest() -> datetime | None:
    """When the work that was longest unchanged was last changed; None where there is none."""
    found: datetime | None = harvested().values_list("changed_at", flat=True).first()
    return found


def sample() -> str | None:
    """The key of one of them; None where there is none."""
    found: str | None = harvested().values_list("key", flat=True).first()
    return found
