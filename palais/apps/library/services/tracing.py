"""Lineage kept in the database: traced State by State, so that memory holds one State's texts."""

from collections.abc import Iterator
from datetime import date

from django.db import transaction

from palais.apps.library import deeds
from palais.apps.library.choices import FindingKind
from palais.apps.library.models import LineageLink, Recommendation
from palais.apps.library.services import word_lists
from palais.apps.office.services import changelog, stamps
from palais.apps.people.models import User
from palais.core import lineage
from palais.core.lineage.likeness import terms

BATCH = 2_000
TRACED = (FindingKind.RECOMMENDATION, FindingKind.URGENT_MEASURE, FindingKind.NOT_STATED)
FIELDS = (
    "text", "lead_in", "language", "body", "symbol", "number", "session", "cycle", "on", "year", "state",
    "recommenders", "themes", "groups", "clusters", "mentions",
)  # fmt: skip


def trace_all() -> Iterator[tuple[str, int]]:
    """Trace every State anew; each State with the number of its links as it is done. Safe to run again."""
    weights = weigh()
    for state in states():
        yield state, trace_state(state, weights=weights)


def states() -> list[str]:
    found = Recommendation.objects.shown().exclude(state="").order_by("state")
    return list(found.values_list("state", flat=True).distinct())


def weigh() -> lineage.Weights:
    """How rare words are among all recommendations."""
    weights = lineage.Weights()
    every = Recommendation.objects.shown().filter(kind__in=TRACED)
    for text, language, body in every.values_list("text", "language", "body").iterator(chunk_size=BATCH):
        weights.add(terms(text, language=language, recommenders=body == "UPR"), language=language)
    return weights


@transaction.atomic
def trace_state(state: str, *, weights: lineage.Weights) -> int:
    """Find the links of one State anew; how many there are. What a person judged stays as it is."""
    rows = (
        Recommendation.objects.shown().filter(state=state, kind__in=TRACED).only(*FIELDS).order_by("on", "pk")
    )
    passages = [passage_of(row) for row in rows.iterator(chunk_size=BATCH)]
    found = lineage.trace(passages, weights=weights, strengths=word_lists.strengths())
    LineageLink.objects.filter(later__state=state, accepted=None).delete()
    judged = set(LineageLink.objects.filter(later__state=state).values_list("earlier", "later"))
    new = [
        LineageLink(
            earlier_id=link.earlier,
            later_id=link.later,
            relation=str(link.relation),
            likeness=link.likeness,
            referred=link.referred,
            words=list(link.words),
        )
        for link in found.links
        if (link.earlier, link.later) not in judged
    ]
    LineageLink.objects.bulk_create(new, batch_size=BATCH)
    stamps.stamp("library")
    return len(new) + len(judged)


def passage_of(row: Recommendation) -> lineage.Passage:
    """A recommendation as lineage sees it. Without a day, the middle of its year stands for it."""
    mentions = row.mentions or {}
    return lineage.Passage(
        key=row.pk,
        text=row.text,
        language=row.language,
        lead_in=row.lead_in,
        body=row.body,
        review=review_of(row),
        on=row.on or (date(row.year, 7, 1) if row.year else None),
        symbol=row.symbol,
        number=row.number,
        recommenders=tuple(row.recommenders),
        tags=(*row.themes, *row.groups, *row.clusters),
        symbols=tuple(mentions.get("symbols", ())),
        paragraphs=tuple(mentions.get("paragraphs", ())),
        reiterates=bool(mentions.get("reiterates")),
    )


def review_of(row: Recommendation) -> str:
    """The occasion: the same document from two sources, or in two languages, is one review."""
    occasion = row.cycle or row.session or row.symbol or row.year
    return f"{row.body} {occasion}" if occasion else ""


@transaction.atomic
def judge(*, link: int, yes: bool, by: User) -> LineageLink:
    """A person accepts or refuses a link. Doing it twice changes nothing. Raises LineageLink.DoesNotExist."""
    found = LineageLink.objects.select_for_update().select_related("earlier", "later").get(pk=link)
    if found.accepted is not yes:
        before = {"accepted": found.accepted}
        found.accepted, found.by = yes, by
        found.save(update_fields=["accepted", "by", "at"])
        changelog.record(
            deed=deeds.ACCEPT_LINK if yes else deeds.REFUSE_LINK,
            kind="lineage",
            key=str(found),
            by=by,
            before=before,
            after={"accepted": yes},
        )
    return found
