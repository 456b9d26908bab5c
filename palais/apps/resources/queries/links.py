"""Links that ask for an editor: broken ones, those that moved, those nobody has looked at for long."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Prefetch, Q, QuerySet

from palais.apps.resources.choices import LinkStatus, WorkStatus
from palais.apps.resources.models import Edition, Link

STALE_AFTER = timedelta(days=90)
BAD = (LinkStatus.BROKEN, LinkStatus.UNSURE)
USED = Q(editions__work__status__in=(WorkStatus.SHOWN, WorkStatus.DRAFT))


@dataclass(frozen=True, slots=True)
class LinkCounts:
    """How many links ask for an editor."""

    broken: int
    moved: int
    stale: int


def used() -> QuerySet[Link]:
    """Links of works that are not withdrawn and do not lead to a saved copy instead."""
    return Link.objects.filter(USED, editions__use_saved=False).distinct()


def broken_links() -> QuerySet[Link]:
    """Links that do not answer, or say that the page is gone."""
    return used().filter(status__in=BAD)


def stale_links(*, on: date) -> QuerySet[Link]:
    """Links that were not checked for 90 days or never, by machine or by hand, and are not known to be bad."""
    old = Q(checked_at=None) | Q(checked_at__date__lt=on - STALE_AFTER)
    return used().filter(old).exclude(status__in=(*BAD, LinkStatus.MOVED))


def link_counts(*, on: date) -> LinkCounts:
    """The three counts in one query."""
    old = Q(checked_at=None) | Q(checked_at__date__lt=on - STALE_AFTER)
    bad, moved = Q(status__in=BAD), Q(status=LinkStatus.MOVED)
    found = Link.objects.filter(USED, editions__use_saved=False).aggregate(
        broken=Count("pk", filter=bad, distinct=True),
        moved=Count("pk", filter=moved, distinct=True),
        stale=Count("pk", filter=old & ~bad & ~moved, distinct=True),
    )
    return LinkCounts(**found)


def links_to_look_at(*, show: str, on: date) -> QuerySet[Link]:
    """Links by what is wrong with them ("broken", "moved", "stale"), with the works that use them; else all of them."""
    if show == "broken":
        found = broken_links()
    elif show == "moved":
        found = used().filter(status=LinkStatus.MOVED)
    elif show == "stale":
        found = stale_links(on=on)
    else:
        found = Link.objects.filter(editions__isnull=False).distinct()
    editions = Edition.objects.select_related("work", "saved").prefetch_related("work__texts")
    return found.prefetch_related(Prefetch("editions", queryset=editions)).order_by("since", "normal")
