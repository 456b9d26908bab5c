"""What readers see: sources, commitments and activities with everything a page says of them."""

from collections.abc import Collection
from datetime import date, datetime

from django.db.models import Count, Prefetch, Q, QuerySet

from palais.apps.followup.choices import Standing
from palais.apps.followup.models import Activity, Assessment, Commitment, Evidence, Monitor
from palais.apps.office.models import ReceivedFile


def monitors() -> QuerySet[Monitor]:
    """Published sources with their texts, the newest first."""
    return Monitor.objects.published().prefetch_related("texts")


def monitor(*, key: str) -> Monitor | None:
    return monitors().filter(key=key).first()


def activities(*, on: date, pks: Collection[int] | None = None) -> QuerySet[Activity]:
    """Activities that readers see on a day, with all that a list says of them; `pks` None: all."""
    found = (
        Activity.objects.public(on=on)
        .select_related("monitor")
        .prefetch_related(
            "texts",
            "states",
            "organisations__organisation",
            Prefetch(
                "commitments",
                queryset=Commitment.objects.public()
                .only("pk", "number", "monitor")
                .order_by("place", "number"),
            ),
        )
    )
    return found if pks is None else found.filter(pk__in=pks)


def activity(*, key: str, number: int, on: date) -> Activity | None:
    """One activity; None where readers do not see it."""
    return (
        activities(on=on).prefetch_related("monitor__texts").filter(monitor__key=key, number=number).first()
    )


def was_there(*, key: str, number: int) -> bool:
    """Whether an activity was shown once and is not any more, so that its address can say so."""
    found = Activity.objects.filter(monitor__key=key, monitor__is_published=True, number=number)
    return found.exclude(standing=Standing.DRAFT).exclude(published_at=None).exists()


def evidence(*, activity: Activity, on: date) -> list[Evidence]:
    """What may be shown on a day: what stands on a consent only while that holds."""
    rows = activity.evidence.select_related("file", "consent", "image", "image__consent")
    return [row for row in rows if row.is_shown(on=on)]


def evidence_file(*, key: str, pk: int, on: date) -> ReceivedFile | None:
    """The file of a piece of evidence, where readers see its activity and its consent holds; None otherwise."""
    rows = Evidence.objects.select_related("file", "consent", "image")
    row = rows.filter(pk=pk, activity__in=Activity.objects.public(on=on).filter(monitor__key=key)).first()
    return row.file if row and row.is_shown(on=on) else None


def commitments(*, monitor: Monitor, on: date) -> QuerySet[Commitment]:
    """The commitments of a source, each with `reported`: how many activities readers see for it."""
    shown = Q(activities__standing=Standing.PUBLISHED) & (
        Q(activities__consent=None)
        | Q(activities__consent__withdrawn_at=None)
        & (Q(activities__consent__ends_on=None) | Q(activities__consent__ends_on__gte=on))
    )
    return (
        monitor.commitments.public()
        .prefetch_related("texts", "actors")
        .annotate(reported=Count("activities", filter=shown, distinct=True))
        .order_by("place", "number")
    )


def commitment_counts() -> dict[int, int]:
    """How many commitments each published source has, by its number in the database."""
    rows = Commitment.objects.public().values_list("monitor").annotate(count=Count("pk"))
    return dict(rows.order_by("monitor"))


def dots(*, monitor: Monitor, on: date) -> list[tuple[str, str]]:
    """Level and first day of each activity that readers see: for the line of time."""
    rows = Activity.objects.public(on=on).filter(monitor=monitor)
    return list(rows.order_by("begins_on", "number").values_list("level", "begins_on"))


def commitment(*, key: str, number: str) -> Commitment | None:
    """One commitment with every assessment that was not taken back."""
    standing = Assessment.objects.filter(taken_back_at=None).select_related("organisation")
    return (
        Commitment.objects.public()
        .filter(monitor__key=key, number=number)
        .select_related("monitor")
        .prefetch_related("texts", "actors", "monitor__texts", Prefetch("assessments", queryset=standing))
        .first()
    )


def newest(*, on: date, limit: int) -> list[Activity]:
    """What was published last, across all sources."""
    return list(activities(on=on).prefetch_related("monitor__texts").order_by("-published_at", "-pk")[:limit])


def of_state(*, iso3: str, on: date) -> QuerySet[Activity]:
    """Activities in a State, the newest first."""
    return activities(on=on).prefetch_related("monitor__texts").filter(states__state=iso3)


def since(
    *, keys: Collection[str], after: datetime, until: datetime, on: date
) -> tuple[list[Activity], list[Assessment]]:
    """What was published and assessed within a time, by sources: for those who follow them."""
    told = activities(on=on).filter(monitor__key__in=keys, published_at__gt=after, published_at__lte=until)
    judged = (
        Assessment.objects.filter(
            taken_back_at=None,
            commitment__monitor__key__in=keys,
            commitment__in=Commitment.objects.public(),
            recorded_at__gt=after,
            recorded_at__lte=until,
        )
        .select_related("commitment__monitor", "organisation")
        .prefetch_related("commitment__texts")
        .order_by("recorded_at", "pk")
    )
    return list(told.order_by("published_at", "pk")), list(judged)
