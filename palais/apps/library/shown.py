"""Questions about documents and recommendations as readers see them: published, and not gone from their source."""

import re

from django.db.models import Count, Exists, F, Max, Min, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast, Coalesce

from palais.apps.library import reviews
from palais.apps.library.choices import FindingKind, RunStatus
from palais.apps.library.models import (
    Document,
    DocumentFile,
    Due,
    FurtherState,
    LineageLink,
    Paragraph,
    ParseRun,
    Recommendation,
    StaleState,
    Tag,
)
from palais.core.documents import numbers

ASKED = (FindingKind.RECOMMENDATION, FindingKind.URGENT_MEASURE, FindingKind.NOT_STATED)
"""Kinds of passages that ask a State for something."""

EXAMPLE = "example-"
"""How keys of what was made up for a demonstration begin."""

PIECE = re.compile(r"[0-9]+|[^\W\d_]+")
PUBLIC = Q(document=None) | Q(document__is_published=True)


def recommendations(*, drafts: bool = False) -> QuerySet[Recommendation]:
    """All that are there; `drafts`: also those of documents that are not published."""
    found = Recommendation.objects.shown()
    return found if drafts else found.filter(PUBLIC)


def recommendation(*, pk: int, drafts: bool = False) -> Recommendation | None:
    """One, also when it is gone from its source: its page says so."""
    found = Recommendation.objects.select_related("document", "covered_by").filter(pk=pk)
    return (found if drafts else found.filter(PUBLIC)).first()


def tags(*, pk: int) -> list[Tag]:
    """What is said of one, without what a person refused."""
    return list(Tag.objects.filter(recommendation=pk).exclude(accepted=False).order_by("scheme", "key"))


def links(*, pk: int) -> list[LineageLink]:
    """What it takes up, and what takes it up; oldest first."""
    found = LineageLink.objects.shown().filter(Q(later=pk) | Q(earlier=pk))
    for side in ("earlier", "later"):
        found = found.filter(
            Q(**{f"{side}__document": None}) | Q(**{f"{side}__document__is_published": True})
        )
    rows = found.select_related("earlier", "later")
    return sorted(rows, key=lambda link: when(link.earlier if link.later_id == pk else link.later))


def when(one: Recommendation) -> tuple[int, str, int]:
    """The order of recommendations in time: a day before a year alone."""
    return one.year or 0, one.on.isoformat() if one.on else "", one.pk


def next_review(*, of: Recommendation) -> Recommendation | None:
    """Something that the same body recommended to the State at its next review, where nothing there takes this up.

    None where docs/rules/lineage.md does not allow to say so: no later review is known here, or not in the language of
    this text; something in it takes this up; or the lineage of the State is still to be traced.
    """
    if not of.state or not of.year or of.withdrawn_on:
        return None
    same = reviews.under(reviews.protocol(of.instrument))
    later = to_state(iso3=of.state).filter(same, body=of.body, year__gt=of.year)
    if of.cycle:
        later = later.exclude(cycle=of.cycle)
    first = later.order_by("year", F("on").asc(nulls_first=True), "pk").first()
    if first is None or is_waiting(iso3=of.state):
        return None
    review = later.filter(cycle=first.cycle) if first.cycle else later.filter(cycle="", year=first.year)
    if not review.filter(language=of.language).exists():
        return None
    return None if LineageLink.objects.shown().filter(earlier=of, later__in=review).exists() else first


def is_waiting(*, iso3: str) -> bool:
    """Whether the lineage of a State is still to be traced: what is not linked yet is not dropped."""
    if StaleState.objects.filter(state=iso3).exists():
        return True
    return any(iso3 in states for states in Due.objects.values_list("states", flat=True))


def neighbours(*, of: Recommendation) -> tuple[Recommendation | None, Recommendation | None]:
    """The one before and the one after it in the same document, in the order of their numbers."""
    if of.document_id is None and not of.symbol:
        return None, None
    same = recommendations(drafts=True).filter(origin=of.origin, kind__in=ASKED)
    same = same.filter(document=of.document_id) if of.document_id else same.filter(symbol=of.symbol)
    rows = sorted(same.values_list("number", "pk"), key=lambda row: (in_order(row[0]), row[1]))
    keys = [pk for _number, pk in rows]
    if of.pk not in keys:
        return None, None
    place = keys.index(of.pk)
    beside = [keys[at] if 0 <= at < len(keys) else None for at in (place - 1, place + 1)]
    found = Recommendation.objects.in_bulk([pk for pk in beside if pk is not None])
    before, after = (found.get(pk) if pk is not None else None for pk in beside)
    return before, after


def in_order(number: str) -> tuple[tuple[int, str], ...]:
    """A number as it counts: 9 before 10, 23 before 23(a), (z) before (aa), 23(a)(v) before 23(a)(ix), 100.2 before
    100.10."""
    found: list[tuple[int, str]] = []
    below = False
    for part in PIECE.findall(number):
        counted = int(part) if part.isdecimal() else (numbers.roman(part) if below else None)
        found.append((len(part), part) if counted is None else (counted, ""))
        below = below or not part.isdecimal()
    return tuple(found)


def document(*, key: str, drafts: bool = False) -> Document | None:
    """The document under its key, its symbol or a further symbol; `drafts`: also one that is not published."""
    there = Document.objects.all() if drafts else Document.objects.published()
    there = there.order_by("-is_published", "pk")
    return there.filter(Q(key=key) | Q(symbol=key)).first() or (
        there.alias(also=Cast("other_symbols", TextField())).filter(also__contains=f'"{key}"').first()
        if "/" in key
        else None
    )


def documents() -> QuerySet[Document]:
    """All published ones by their key."""
    return Document.objects.published().order_by("key")


def newest_documents(found: QuerySet[Document]) -> QuerySet[Document]:
    """By the day of adoption, else of issue; those without a day last."""
    return found.order_by(Coalesce("adopted_on", "issued_on").desc(nulls_last=True), "key")


def languages(*, document: int) -> list[str]:
    """Those in which its paragraphs are here."""
    found = Paragraph.objects.filter(document=document).order_by("language")
    return list(found.values_list("language", flat=True).distinct())


def paragraphs(*, document: int, language: str) -> list[Paragraph]:
    """Its paragraphs in one language, in their order."""
    return list(Paragraph.objects.filter(document=document, language=language).order_by("place"))


def found_in(*, document: int) -> list[Recommendation]:
    """What was read in it as asked, regretted or praised, in the order of the numbers."""
    rows = Recommendation.objects.shown().filter(document=document)
    return sorted(rows, key=lambda one: (in_order(one.number), one.pk))


def files(*, document: int, drafts: bool = False) -> list[DocumentFile]:
    """Its files as they came, by language and format."""
    found = DocumentFile.objects.select_related("file").filter(document=document)
    return list((found if drafts else open_to_all(found)).order_by("language", "format"))


def file(*, pk: int, drafts: bool = False) -> DocumentFile | None:
    """One file of a document that readers may have."""
    found = DocumentFile.objects.select_related("file").filter(pk=pk)
    return (found if drafts else open_to_all(found)).first()


def open_to_all(found: QuerySet[DocumentFile]) -> QuerySet[DocumentFile]:
    """Files of published documents of which a reading is published, or none was ever made.

    A document may be published in one language while the file of another still waits for an editor.
    """
    readings = ParseRun.objects.filter(file=OuterRef("pk"))
    published = readings.filter(status=RunStatus.PUBLISHED)
    return found.filter(Exists(published) | ~Exists(readings), document__is_published=True)


def to_state(*, iso3: str) -> QuerySet[Recommendation]:
    """All that a State was asked, also together with others."""
    found = recommendations().filter(kind__in=ASKED)
    together = list(FurtherState.objects.filter(state=iso3).values_list("recommendation", flat=True))
    # Keys, not a subquery: beside OR that would read every recommendation on PostgreSQL.
    return found.filter(Q(state=iso3) | Q(pk__in=together)) if together else found.filter(state=iso3)


def links_of_state(*, iso3: str) -> list[tuple[int, int]]:
    """Pairs of recommendations to a State of which the second takes up the first."""
    found = LineageLink.objects.shown().filter(later__state=iso3)
    return list(found.order_by("pk").values_list("earlier_id", "later_id"))


def links_between(*, iso3: str, body: str, earlier: str, later: str) -> list[LineageLink]:
    """What a body took up in one cycle from what it had asked a State in another."""
    return list(
        LineageLink.objects.shown()
        .filter(
            earlier__state=iso3, earlier__body=body, earlier__cycle=earlier,
            later__state=iso3, later__body=body, later__cycle=later,
        )
        .order_by("later_id", "-referred", "-likeness", "pk")
    )  # fmt: skip


def cycles(*, iso3: str) -> list[tuple[str, str, str, int, int]]:
    """Body, Protocol, cycle, first year, number of each review of a State, oldest first within a body.

    The Protocol is empty where the review is under none.
    """
    asked = to_state(iso3=iso3).exclude(cycle="").values("body", "instrument", "cycle")
    found: dict[tuple[str, str, str], tuple[int, int]] = {}
    for row in asked.annotate(n=Count("pk"), y=Min("year")).order_by("body", "cycle", "instrument"):
        key = row["body"], reviews.protocol(row["instrument"]), row["cycle"]
        year, count = found.get(key, (0, 0))
        found[key] = min(filter(None, (year, row["y"])), default=0), count + row["n"]
    rows = [(*key, year, count) for key, (year, count) in found.items()]
    return sorted(rows, key=lambda row: (row[0], row[1], row[3], row[2]))


def states() -> list[tuple[str, int]]:
    """The States that were asked something, with the last year."""
    found = recommendations().filter(kind__in=ASKED).exclude(state="").values("state").annotate(y=Max("year"))
    return [(row["state"], row["y"] or 0) for row in found.order_by("state")]


def real_recommendations() -> QuerySet[Recommendation]:
    """Those that search engines are told of: without what was made up for a demonstration."""
    return recommendations().exclude(identifier__startswith=EXAMPLE)


def real_documents() -> QuerySet[Document]:
    """Documents that search engines are told of."""
    return documents().exclude(key__startswith=EXAMPLE)
