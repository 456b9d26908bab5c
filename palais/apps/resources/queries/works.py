"""Single works with all that a page shows of them, works about a State or by an organisation, proposals."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Prefetch, QuerySet

from palais.apps.people.models import User
from palais.apps.resources.choices import ProposalStatus, WorkStatus
from palais.apps.resources.models import Edition, Proposal, Twin, Work, WorkOrganisation, WorkState


def lines(before: str = "") -> tuple[Any, ...]:
    """What a compact row shows, three queries however many rows; `before` is the way to the works, as "work__"."""
    return (
        f"{before}texts",
        Prefetch(f"{before}makers", queryset=WorkOrganisation.objects.select_related("organisation")),
        Prefetch(f"{before}editions", queryset=Edition.objects.select_related("link", "file", "saved")),
    )


PAGE: tuple[Any, ...] = (
    *lines(),
    "audiences",
    "topics",
    "states",
    "treaties",
    "bodies",
    "placements__section__texts",
    "placements__section__hub__texts",
    Prefetch("twins", queryset=Twin.objects.select_related("work").prefetch_related("work__texts")),
    Prefetch("sources", queryset=Twin.objects.select_related("source").prefetch_related("source__texts")),
)


def with_everything(works: QuerySet[Work]) -> QuerySet[Work]:
    """The works with all that a page of one shows."""
    return works.select_related("cover").prefetch_related(*PAGE)


def work(*, key: str) -> Work | None:
    """A work that is shown or was withdrawn, with all that its page shows; None for drafts and unknown keys."""
    return with_everything(Work.everything.exclude(status=WorkStatus.DRAFT)).filter(key=key).first()


def of_state(*, iso3: str, limit: int) -> list[Work]:
    """The newest works about a State."""
    return list(Work.public.filter(states__state=iso3).prefetch_related(*lines())[:limit])


def of_organisation(*, key: str, limit: int) -> list[Work]:
    """The newest works that an organisation made."""
    made = WorkOrganisation.objects.filter(organisation__key=key).values("work")
    return list(Work.public.filter(pk__in=made).prefetch_related(*lines())[:limit])


def counts_by_state(*, states: Iterable[str] = ()) -> dict[str, int]:
    """How many shown works are about each State; all States where none is named."""
    found = WorkState.objects.filter(work__status=WorkStatus.SHOWN)
    if wanted := list(states):
        found = found.filter(state__in=wanted)
    return dict(found.order_by("state").values_list("state").annotate(number=Count("work")))


def at_address(*, normal: str) -> list[Work]:
    """Works that lead to one address, by its normalised form."""
    return list(Work.everything.filter(editions__link__normal=normal).distinct().prefetch_related("texts"))


def proposals_waiting() -> QuerySet[Proposal]:
    """Proposals that nobody has settled, the oldest first."""
    return (
        Proposal.objects.filter(status=ProposalStatus.WAITING)
        .select_related("by", "organisation", "hub")
        .order_by("sent_at", "pk")
    )


def proposals_of(*, person: User) -> QuerySet[Proposal]:
    """What a person proposed, the newest first."""
    return Proposal.objects.filter(by=person).select_related("organisation", "hub", "work")
