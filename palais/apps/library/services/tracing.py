"""Lineage kept in the database: traced State by State, so that memory holds one State's texts."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from palais.apps.library import deeds, reviews
from palais.apps.library.choices import FindingKind, TagScheme
from palais.apps.library.models import LineageLink, Recommendation, Tag
from palais.apps.library.services import word_lists
from palais.apps.library.services.tag_sources import batched
from palais.apps.office.services import changelog, stamps
from palais.apps.people.models import User
from palais.core import lineage
from palais.core.lineage.tracing import terms_of

BATCH = 1_000
UPR_CYCLES = {"1": 2008, "2": 2012, "3": 2017, "4": 2022}
"""The years in which the cycles of the Universal Periodic Review began."""

GROWN = 1.2
"""Weights hardly change with a fifth more texts."""

FEW, FEW_TAGS = 500, 20
TRACED = (FindingKind.RECOMMENDATION, FindingKind.URGENT_MEASURE, FindingKind.NOT_STATED)
FIELDS = (
    "text", "lead_in", "language", "body", "symbol", "number", "session", "cycle", "on", "year", "state",
    "recommenders", "mentions", "instrument",
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
    """How rare words and tags are among all recommendations, counted now and kept."""
    weights = lineage.Weights()
    every = Recommendation.objects.shown().filter(kind__in=TRACED).order_by("pk")
    for pks in batched(every.values_list("pk", flat=True).iterator(chunk_size=BATCH), BATCH):
        for passage in passages(Recommendation.objects.filter(pk__in=pks)):
            weights.add(terms_of(passage), language=passage.language, tagged=bool(passage.tags))
    place = file()
    place.parent.mkdir(parents=True, exist_ok=True)
    waiting = place.with_suffix(".new")
    waiting.write_bytes(weights.written())
    waiting.replace(place)
    return weights


def weights() -> lineage.Weights:
    """The weights counted last; where none are kept they are counted now, in half a minute for 300,000 texts."""
    place = file()
    try:
        mark = (str(place), place.stat().st_mtime_ns)
        if mark not in _read:
            found = lineage.Weights.read(place.read_bytes())
            _read.clear()
            _read[mark] = found
        return _read[mark]
    except (FileNotFoundError, lineage.WeightsNotUnderstood):
        return weigh()


_read: dict[tuple[str, int], lineage.Weights] = {}


def weights_for(texts: int) -> lineage.Weights:
    """The weights kept, or new ones where they were counted over far fewer texts or tags than there are now."""
    kept = weights()
    grown = texts > max(kept.texts() * GROWN, FEW) or tagged() > kept.tagged * GROWN + FEW_TAGS
    return weigh() if grown else kept


def tagged() -> int:
    """How many recommendations have tags that lineage goes by."""
    rows = Recommendation.objects.shown().filter(kind__in=TRACED)
    own = (
        Tag.objects.filter(recommendation=OuterRef("pk"))
        .exclude(accepted=False)
        .exclude(scheme=TagScheme.SDG)
    )
    return rows.filter(Exists(own)).count()


def file() -> Path:
    """Where the weights are kept. They can be counted anew at any time and are in no backup."""
    return Path(settings.VAR) / "lineage" / "weights"


@transaction.atomic
def trace_state(state: str, *, weights: lineage.Weights) -> int:
    """Find the links of one State anew; how many there are. What a person judged stays as it is."""
    of_state = Recommendation.objects.shown().filter(state=state, kind__in=TRACED)
    found = lineage.trace(passages(of_state), weights=weights, strengths=word_lists.strengths())
    there = LineageLink.objects.filter(Q(later__state=state) | Q(earlier__state=state))
    old = list(there.filter(accepted=None).order_by().values_list("pk", flat=True))
    for pks in batched(old, BATCH):
        # One statement that asks again whether somebody judged them: `delete` reads first, and stamps for each link.
        rows = LineageLink.objects.filter(pk__in=pks, accepted=None).order_by()
        rows._raw_delete(rows.db)
    judged = set(there.values_list("earlier", "later"))
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


def passages(rows: QuerySet[Recommendation]) -> list[lineage.Passage]:
    """Recommendations as lineage sees them, oldest first, with tags as the lists and the model suggest them."""
    read = list(rows.only(*FIELDS).order_by(F("on").asc(nulls_first=True), "pk"))
    tags: dict[int, list[str]] = {}
    for batch in batched([row.pk for row in read], BATCH):
        of_batch = (
            Tag.objects.filter(recommendation__in=batch).exclude(accepted=False).exclude(scheme=TagScheme.SDG)
        )
        for pk, scheme, key in of_batch.order_by("scheme", "key").values_list(
            "recommendation", "scheme", "key"
        ):
            tags.setdefault(pk, []).append(f"{scheme}:{key}")
    return [passage_of(row, tags=tags.get(row.pk, ())) for row in read]


def passage_of(row: Recommendation, *, tags: Sequence[str] = ()) -> lineage.Passage:
    """A recommendation as lineage sees it. Without a day, the middle of its year stands for it."""
    mentions = row.mentions or {}
    return lineage.Passage(
        key=row.pk,
        text=row.text,
        language=row.language,
        lead_in=row.lead_in,
        body=body_of(row),
        review=review_of(row),
        on=day_of(row),
        symbol=row.symbol,
        number=row.number,
        recommenders=tuple(row.recommenders),
        tags=tuple(tags),
        symbols=tuple(mentions.get("symbols", ())),
        paragraphs=tuple(mentions.get("paragraphs", ())),
        reiterates=bool(mentions.get("reiterates")),
    )


def day_of(row: Recommendation) -> date | None:
    """When it was made, as well as it is known; the UPR knows cycles where an index has no day."""
    if row.on:
        return row.on
    year = row.year or (UPR_CYCLES.get(row.cycle) if row.body.upper() == "UPR" else None)
    return date(year, 7, 1) if year else None


def review_of(row: Recommendation) -> str:
    """The occasion: the same document from two sources, or in two languages, is one review."""
    occasion = row.cycle or row.session or row.symbol or row.year
    return f"{body_of(row)} {occasion}" if occasion else ""


def body_of(row: Recommendation) -> str:
    """CRC, or CRC OPAC: reviews under a Protocol follow each other, and not those under the Convention."""
    return f"{row.body} {reviews.protocol(row.instrument)}".strip().upper()


@transaction.atomic
def judge(*, link: int, yes: bool, by: User) -> LineageLink:
    """A person accepts or refuses a link. Doing it twice changes nothing. Raises LineageLink.DoesNotExist."""
    return _say(link, yes, by, deed=deeds.ACCEPT_LINK if yes else deeds.REFUSE_LINK)


@transaction.atomic
def undo(*, link: int, by: User) -> LineageLink:
    """Take the judgement on a link back: it stands as it was found. Raises LineageLink.DoesNotExist."""
    return _say(link, None, by, deed=deeds.UNDO_LINK)


def _say(link: int, accepted: bool | None, by: User, *, deed: str) -> LineageLink:
    held = LineageLink.objects.select_for_update(of=("self",)).select_related("earlier", "later")
    found = held.get(pk=link)
    if found.accepted is not accepted:
        before = {"accepted": found.accepted}
        found.accepted, found.by = accepted, None if accepted is None else by
        found.save(update_fields=["accepted", "by", "at"])
        after = {"accepted": accepted}
        changelog.record(deed=deed, kind="lineage", key=str(found), by=by, before=before, after=after)
    return found
