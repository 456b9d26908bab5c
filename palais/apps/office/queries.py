"""Questions the office answers: who runs the site, what a fact row says, what was changed, how jobs stand."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Count, F, Max, Q, QuerySet, TextField
from django.db.models.functions import Cast, Coalesce, Least
from django.utils import timezone

from palais.apps.office import facts
from palais.apps.office.models import (
    Change,
    Correction,
    ErrorReport,
    FactChange,
    FactConflict,
    FactRow,
    FactSync,
    Job,
    JobProgress,
    OutboxMessage,
    PalaisImage,
    SiteIdentity,
    Source,
    Stamp,
    Subscriber,
)
from palais.apps.people.choices import Purpose


@dataclass(frozen=True, slots=True)
class Identity:
    """Name, logo, contact and texts of the network in one language; texts fall back to English."""

    name: str
    short_name: str
    tagline: str
    logo: str
    contact_email: str
    source_code_url: str
    texts: dict[str, str]
    texts_language: dict[str, str]


@dataclass(frozen=True, slots=True)
class Sender:
    """Who messages come from. `is_written` is false where the site identity names no address."""

    name: str
    email: str
    is_written: bool


TEXTS = ("tagline", "about", "privacy", "imprint", "accessibility")


def identity(*, language: str) -> Identity:
    """The identity in a language. Each text says which language it is in; an empty text was not written."""
    record = (
        SiteIdentity.objects.filter(site__is_default_site=True).select_related("logo").first()
        or SiteIdentity()
    )
    written = {text.language: text for text in record.texts.all()} if record.pk else {}
    order = [code for code in (language, settings.LANGUAGE_CODE) if code in written]
    texts, spoken = {}, {}
    for field in TEXTS:
        code = next((code for code in order if getattr(written[code], field)), "")
        texts[field] = getattr(written[code], field) if code else ""
        spoken[field] = code
    own_name = written[language].name if language in written else ""
    name = own_name or record.name or "Palais"
    return Identity(
        name=name,
        short_name=own_name or record.short_name or name,
        tagline=texts["tagline"],
        logo=logo_address(record),
        contact_email=record.contact_email,
        source_code_url=record.source_code_url,
        texts=texts,
        texts_language=spoken,
    )


def sender(*, fallback: str) -> Sender:
    """Who messages come from; with `fallback` for an address where the site identity names none."""
    record = SiteIdentity.objects.filter(site__is_default_site=True).first() or SiteIdentity()
    return Sender(
        name=record.sender_name or record.name or "Palais",
        email=record.sender_email or fallback,
        is_written=bool(record.sender_email),
    )


def logo_address(record: SiteIdentity) -> str:
    """The address of the logo at the height of the masthead, twice as dense; empty where there is none."""
    if record.logo is None:
        return ""
    return str(record.logo.get_rendition("max-400x72").url)


def facts_as_of() -> str:
    """The newest state among the sources of facts: "2025-03-10", "2025-03" or "2025"; empty before any loading."""
    return Source.objects.aggregate(newest=Max("as_of"))["newest"] or ""


def last_sync() -> FactSync | None:
    return FactSync.objects.first()


def loads() -> QuerySet[FactSync]:
    """Every loading that changed something, the newest first."""
    return FactSync.objects.order_by("-at", "-pk")


def fact_changes(
    *, state: str = "", treaty: str = "", table: str = "", kind: str = "", since: date | None = None
) -> QuerySet[FactChange]:
    """Rows of facts that changed, the newest first. `since` is a day in Geneva."""
    start = timezone.make_aware(datetime.combine(since, time.min)) if since else None
    wanted = {"state": state, "treaty": treaty, "table": table, "kind": kind, "at__gte": start}
    return FactChange.objects.filter(**{name: value for name, value in wanted.items() if value}).order_by(
        "-at", "-pk"
    )


def fact(*, table: str, key: str) -> FactRow | None:
    """The row of a fact table, also where it is withdrawn; None where there is no such table or row."""
    loader = facts.registered().get(table)
    if loader is None:
        return None
    return loader.model.everything.select_related("source").filter(fact_key=key).first()


def correction(*, table: str, key: str) -> Correction | None:
    return Correction.objects.select_related("by").filter(table=table, fact_key=key).first()


def open_conflicts() -> Any:
    return FactConflict.objects.filter(status="open")


def open_reports() -> Any:
    return ErrorReport.objects.filter(status__in=("new", "under-review"))


def fact_about(*, table: str, key: str) -> str:
    """How the change log names a row of facts: `ratifications/MAR/CRC/ratification/1993-06-21`."""
    return f"{table}/{key}"


def history(*, kind: str, key: str) -> QuerySet[Change]:
    """What was done to one thing, the newest first; also after it is gone. Confidential deeds are left out."""
    return Change.objects.filter(about_kind=kind, about_key=key, confidential=False).select_related("by")


def changes(*, also_confidential: bool = False) -> QuerySet[Change]:
    """The whole change log, the newest first."""
    found = Change.objects.select_related("by")
    return found if also_confidential else found.filter(confidential=False)


def progress(*, job: UUID) -> JobProgress | None:
    """How far a job is; None where it never said."""
    return JobProgress.objects.filter(job=job).first()


def jobs(*, statuses: Collection[str], newest_first: bool) -> QuerySet[Job]:
    """Jobs in these statuses, by the moment they ended, or by the moment they were put in the queue."""
    found = Job.objects.filter(status__in=statuses).select_related("progress").defer("return_value")
    return (
        found.order_by("-finished_at", "-enqueued_at")
        if newest_first
        else found.order_by("enqueued_at", "pk")
    )


def job_counts() -> dict[str, int]:
    """How many jobs there are in each status."""
    return dict(Job.objects.order_by().values_list("status").annotate(Count("pk")))


def messages(*, status: str) -> QuerySet[OutboxMessage]:
    """Messages of the outbox in a status, the newest first, without what they say. What is being sent still waits."""
    wanted = ("waiting", "claimed") if status == "waiting" else (status,)
    return OutboxMessage.objects.filter(status__in=wanted).defer("text", "html", "headers")


def post_counts() -> dict[str, int]:
    """How many messages there are in each status."""
    return dict(OutboxMessage.objects.order_by().values_list("status").annotate(Count("pk")))


def subscriber_count() -> int:
    """How many addresses confirmed something."""
    return Subscriber.objects.filter(subscriptions__confirmed_at__isnull=False).distinct().count()


def images_without_words() -> QuerySet[PalaisImage]:
    """Images that nobody described although they do more than decorate, the newest first."""
    return PalaisImage.objects.filter(description="", is_decorative=False).order_by("-created_at", "-pk")


def images_not_looked_at() -> QuerySet[PalaisImage]:
    """Images of which nobody has said whether they show children, in the order in which they came."""
    return PalaisImage.objects.filter(shows_children=None).order_by("pk")


def images_whose_consent_ends(*, before: date) -> QuerySet[PalaisImage]:
    """Images whose consent ends before a day, or does not hold: it has ended, was withdrawn, does not cover pictures.

    `ends` is the first of its last days, None where none was agreed; those stand first, then what ends first.
    """
    agreed, recorded = F("consent_until"), F("consent__ends_on")
    purposes = Cast("consent__purposes", TextField())
    return (
        PalaisImage.objects.select_related("consent")
        .alias(purposes=purposes)
        .annotate(ends=Least(Coalesce(agreed, recorded), Coalesce(recorded, agreed)))
        .filter(
            Q(ends__lt=before)
            | Q(consent__withdrawn_at__isnull=False)
            | Q(consent__isnull=False) & ~Q(purposes__contains=f'"{Purpose.PHOTO}"')
        )
        .order_by(F("ends").asc(nulls_first=True), "pk")
    )


def version() -> str:
    """One text that changes whenever something that public pages show has changed. One small query."""
    return " ".join(
        f"{name}:{word}" for name, word in Stamp.objects.order_by("name").values_list("name", "word")
    )
