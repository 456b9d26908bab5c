"""The list of publications: exactly what is filtered, and how many there would be for each other choice."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.db.models import Count, F, Prefetch, Q, QuerySet
from django.db.models.functions import Substr

from palais.apps.office.models import PalaisImage
from palais.apps.resources.choices import Audience, TwinKind, WorkKind
from palais.apps.resources.models import Twin, Work
from palais.apps.resources.queries import listing
from palais.apps.resources.queries.works import lines

FACETS = ("topic", "language", "audience", "kind", "year")
CHILDREN = (TwinKind.CHILD_FRIENDLY, TwinKind.EASY_READ)
COVERS = ("max-240x320|format-webp|webpquality-75", "max-480x640|format-webp|webpquality-75")
"""A cover in a list, and on its own page."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which publications; an empty text asks for all. `simple`: only those for children or easy to read."""

    q: str = ""
    topic: str = ""
    language: str = ""
    audience: str = ""
    kind: str = ""
    year: str = ""
    simple: str = ""

    @property
    def filters(self) -> bool:
        """Whether anything is asked for."""
        return any(getattr(self, name) for name in ("q", "simple", *FACETS))


def listed(*, asked: Asked) -> QuerySet[Work]:
    """The publications that were asked for, the newest first; those of which no date is known come last."""
    return fitting(asked).order_by("-dated", "key")


def fitting(asked: Asked) -> QuerySet[Work]:
    shared = listing.Asked(
        q=asked.q, topic=asked.topic, language=asked.language, audience=asked.audience, kind=asked.kind
    )
    found = listing.fitting(shared, None).filter(is_publication=True)
    if asked.year:
        found = found.filter(dated__startswith=asked.year)
    if asked.simple:
        retold = Twin.objects.filter(kind__in=CHILDREN).values("work")
        own = Q(kind=WorkKind.CHILD_FRIENDLY) | Q(audiences__audience=Audience.CHILDREN)
        found = found.filter(pk__in=Work.public.filter(own | Q(pk__in=retold)).values("pk"))
    return found


def counts(*, asked: Asked) -> Mapping[str, Mapping[str, int]]:
    """For each facet how many publications each choice would leave: one query each."""
    return {name: counted(name, fitting(replace(asked, **{name: ""})).order_by()) for name in FACETS}


def counted(name: str, works: QuerySet[Work]) -> dict[str, int]:
    if name in listing.KEYED:
        model, column = listing.KEYED[name]
        rows = model.objects.filter(work__in=works.values("pk")).order_by().values_list(column)
        return dict(rows.annotate(number=Count("work", distinct=True)))
    if name == "year":
        years = works.exclude(dated="").annotate(year=Substr("dated", 1, 4))
        return dict(years.values_list("year").annotate(number=Count("pk")))
    return dict(works.values_list(name).annotate(number=Count("pk")))


def with_covers(works: QuerySet[Work]) -> QuerySet[Work]:
    """With all that a list shows: texts, makers, editions, covers, and the versions that retell each."""
    return works.select_related("replaced_by").prefetch_related(*lines(), *BESIDE)


BESIDE = (
    Prefetch("cover", queryset=PalaisImage.objects.prefetch_renditions(*COVERS)),
    Prefetch("twins", queryset=Twin.objects.select_related("work").prefetch_related("work__texts")),
    Prefetch("sources", queryset=Twin.objects.select_related("source").prefetch_related("source__texts")),
)


def beside(*, key: str) -> Work | None:
    """A publication, shown or withdrawn, with its cover, its versions, what it replaces and what replaced it."""
    works = Work.everything.exclude(status="draft").filter(key=key, is_publication=True)
    others = Work.everything.prefetch_related("texts")
    return works.prefetch_related(
        *BESIDE, Prefetch("replaces", queryset=others), Prefetch("replaced_by", queryset=others)
    ).first()


def flagged() -> QuerySet[Twin]:
    """Versions that may no longer say what their source says: it changed since somebody compared both."""
    shown = Twin.objects.filter(work__status="shown", source__status="shown")
    return shown.filter(
        Q(source__content_changed_on__isnull=False)
        & (Q(matches_on=None) | Q(matches_on__lt=F("source__content_changed_on")))
    ).select_related("work", "source")
