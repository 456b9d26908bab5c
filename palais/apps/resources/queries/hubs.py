"""Hubs and their sections, and which hubs grow old."""

from datetime import date, timedelta

from django.db.models import Count, F, Max, Min, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from palais.apps.resources.choices import WorkStatus
from palais.apps.resources.models import Hub, Placement
from palais.apps.resources.queries.works import lines

AGES_AFTER = timedelta(days=90)
SOON = timedelta(days=14)


def hub(*, slug: str, everything: bool = False) -> Hub | None:
    """A hub with its texts and sections; one that is not shown only where `everything` is asked for."""
    known = Hub.everything if everything else Hub.public
    found: Hub | None = known.filter(slug=slug).prefetch_related("texts", "sections__texts").first()
    return found


def hubs(*, everything: bool = False) -> QuerySet[Hub]:
    """Hubs in their order, with the `number` of their shown works."""
    known = Hub.everything if everything else Hub.public
    return (
        known.prefetch_related("texts")
        .annotate(
            number=Count(
                "sections__placements__work",
                filter=Q(sections__placements__work__status=WorkStatus.SHOWN),
                distinct=True,
            ),
        )
        .order_by("closed_on", "position", "slug")
    )


def focus_hub(*, on: date) -> Hub | None:
    """The hub that stands on the home page: shown, in focus, not closed."""
    still = Q(closed_on=None) | Q(closed_on__gt=on)
    found: Hub | None = hubs().filter(still, in_focus=True).first()
    return found


def opening_of_sections(*, hub: Hub, most: int) -> list[Placement]:
    """The first shown works of every section, at most so many each, in the editor's order."""
    order = Window(RowNumber(), partition_by=F("section"), order_by=[F("position"), F("pk")])
    ranked = Placement.objects.shown().filter(section__hub=hub).annotate(place=order).order_by()
    first = ranked.filter(place__lte=most).values_list("pk", flat=True)
    return list(
        Placement.objects.filter(pk__in=list(first))
        .select_related("work")
        .prefetch_related(*lines("work__"))
        .order_by("section__position", "section", "position", "pk")
    )


def checked_span(*, hub: Hub) -> tuple[date | None, date | None]:
    """The first and last day on which the links of its shown works were last checked; None: none was."""
    found = Placement.objects.shown().filter(section__hub=hub)
    when = found.aggregate(
        first=Min("work__editions__link__checked_at"), last=Max("work__editions__link__checked_at")
    )
    first, last = when["first"], when["last"]
    return (first.date() if first else None, last.date() if last else None)


def ageing_hubs(*, on: date) -> list[tuple[Hub, date]]:
    """Open hubs that must be looked through by a day that has come or comes within two weeks, with that day."""
    found = [(one, due_on(one)) for one in hubs(everything=True).filter(closed_on=None)]
    return sorted(
        ((one, day) for one, day in found if day <= on + SOON), key=lambda pair: (pair[1], pair[0].slug)
    )


def due_on(hub: Hub) -> date:
    """When a hub must be looked through: the day an editor set, else 90 days after it last was."""
    if hub.review_by is not None:
        return hub.review_by
    return (hub.as_of or hub.added_at.date()) + AGES_AFTER
