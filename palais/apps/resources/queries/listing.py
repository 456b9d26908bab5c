"""Lists of resources with their facets: exactly what is filtered, and how many there would be for each other choice.

Everything is counted by the database; the number of queries does not grow with the resources.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Count, Q, QuerySet

from palais.apps.people.models import Organisation
from palais.apps.resources.models import (
    Edition,
    Hub,
    Placement,
    Work,
    WorkAudience,
    WorkOrganisation,
    WorkState,
    WorkTopic,
)
from palais.core.words import fold

FACETS = ("kind", "language", "audience", "organisation", "topic", "state", "origin")
MOST_WORDS = 8
Makers = Mapping[str, Sequence[int]]


@dataclass(frozen=True, slots=True)
class Asked:
    """Which resources; an empty text asks for all. `q` are parts of words in titles, summaries and names."""

    q: str = ""
    section: str = ""
    kind: str = ""
    language: str = ""
    audience: str = ""
    organisation: str = ""
    topic: str = ""
    state: str = ""
    origin: str = ""

    @property
    def filters(self) -> bool:
        """Whether anything but a section is asked for."""
        return any(getattr(self, name) for name in ("q", *FACETS))


@dataclass(frozen=True, slots=True)
class Facets:
    """For each facet how many resources each choice would leave; `names` are those of organisations by key."""

    counts: Mapping[str, Mapping[str, int]]
    names: Mapping[str, str]


def listed(*, asked: Asked, hub: Hub | None = None) -> QuerySet[Work]:
    """The shown works that were asked for, the newest first; in a section of a hub in the editor's order."""
    found = fitting(asked, hub)
    if hub is not None and asked.section:
        return found.filter(placements__section__hub=hub, placements__section__slug=asked.section).order_by(
            "placements__position", "pk"
        )
    return found.order_by("-dated", "key")


def fitting(asked: Asked, hub: Hub | None, *, makers: Makers | None = None) -> QuerySet[Work]:
    """`makers` were read before, where several such questions are asked."""
    found: QuerySet[Work] = Work.public.all()
    if hub is not None:
        placed = Placement.objects.filter(section__hub=hub)
        if asked.section:
            placed = placed.filter(section__slug=asked.section)
        found = found.filter(pk__in=placed.values("work"))
    if asked.kind:
        found = found.filter(kind=asked.kind)
    if asked.origin:
        found = found.filter(origin=asked.origin)
    for name, (model, column) in KEYED.items():
        if value := getattr(asked, name):
            found = found.filter(
                pk__in=model.objects.filter(LISTED.get(name, Q()), **{column: value}).values("work")
            )
    for word, organisations in (makers_named(asked) if makers is None else makers).items():
        made = WorkOrganisation.objects.filter(organisation__in=organisations).values("work")
        found = found.filter(Q(folded__contains=word) | Q(pk__in=made))
    return found


KEYED: dict[str, tuple[Any, str]] = {
    "language": (Edition, "language"),
    "audience": (WorkAudience, "audience"),
    "organisation": (WorkOrganisation, "organisation__key"),
    "topic": (WorkTopic, "topic"),
    "state": (WorkState, "state"),
}


LISTED: Mapping[str, Q] = {"organisation": Q(organisation__is_listed=True)}
"""Who is not listed is named nowhere in public, and is no filter either."""


def makers_named(asked: Asked) -> Makers:
    """For each word asked for the listed organisations with it in a name."""
    words = fold(asked.q).split()[:MOST_WORDS]
    if not words:
        return {}
    names = [
        (pk, fold(f"{name} {acronym}"))
        for pk, name, acronym in Organisation.objects.filter(is_listed=True).values_list(
            "pk", "name", "acronym"
        )
    ]
    return {word: [pk for pk, name in names if word in name] for word in words}


def facets(*, asked: Asked, hub: Hub | None = None) -> Facets:
    """Counts for every facet, each without its own choice, so that a reader can change it: one query each."""
    counts: dict[str, dict[str, int]] = {}
    names: dict[str, str] = {}
    makers = makers_named(asked)
    for name in FACETS:
        works = fitting(replace(asked, **{name: ""}), hub, makers=makers).order_by()
        if name == "organisation":
            counts[name], names = counted_makers(works)
        elif name in KEYED:
            model, column = KEYED[name]
            rows = model.objects.filter(work__in=works.values("pk")).order_by().values_list(column)
            counts[name] = dict(rows.annotate(number=Count("work", distinct=True)))
        else:
            counts[name] = dict(works.values_list(name).annotate(number=Count("pk")))
    return Facets(counts=counts, names=names)


def counted_makers(works: QuerySet[Work]) -> tuple[dict[str, int], dict[str, str]]:
    """Listed organisations only: who is not listed is named nowhere in public."""
    rows = list(
        WorkOrganisation.objects.filter(work__in=works.values("pk"), organisation__is_listed=True)
        .order_by()
        .values_list("organisation__key", "organisation__name")
        .annotate(number=Count("work", distinct=True))
    )
    return {key: number for key, _name, number in rows}, {key: name for key, name, _number in rows}


def section_counts(*, asked: Asked, hub: Hub) -> dict[str, int]:
    """How many of the works asked for stand in each section, whatever section was asked for."""
    works = fitting(replace(asked, section=""), hub).order_by()
    rows = Placement.objects.filter(section__hub=hub, work__in=works.values("pk")).order_by()
    return dict(rows.values_list("section__slug").annotate(number=Count("work")))
