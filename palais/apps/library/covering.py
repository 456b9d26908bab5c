"""Rows of indexes that are here from a better source too: that one counts, the row is kept beside it.

A row and a passage of a document are the same where a symbol and the number are; rows of two sources, and rows that
name no symbol, where their words are (`alike`). What a person said of the row is carried over to what covers it; what
its source printed is carried over by whoever suggests tags.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from django.db.models import Q, QuerySet

from palais.apps.library import alike, positions
from palais.apps.library.alike import plain
from palais.apps.library.choices import Origin
from palais.apps.library.models import Document, LineageLink, Recommendation, Tag
from palais.core import symbols

TOGETHER = 200
PARAGRAPH = re.compile(r"[0-9]+(?:\.[0-9]+)*")

Passages = dict[tuple[str, str], int]
"""Of one document: the keys of what was read in it by number and kind, and by number alone."""


def of_document(document: Document) -> list[int]:
    """Bring the rows of indexes up to what stands in a document now: what is shown otherwise, or has other tags, since.

    In the transaction that published the document, took it back or wrote its recommendations.
    """
    own = {name for one in (document.symbol, *document.other_symbols) for name in names(str(one))}
    # Apart: joined by OR, all rows would be read.
    named = rows().filter(symbol__in=own).values_list("pk", flat=True)
    covered = rows().filter(covered_by__document=document).values_list("pk", flat=True)
    return of_rows({*named, *covered, *document.recommendations.values_list("pk", flat=True)})


def of_rows(pks: Iterable[int]) -> list[int]:
    """The same for rows that came in, changed or went, for what they cover, and for what covers them."""
    own = list(pks)
    asked = alike.with_those_beside(own)
    moved = settle(rows().filter(pk__in=asked))
    over = dict(rows().filter(pk__in=asked).exclude(covered_by=None).values_list("pk", "covered_by"))
    answered = positions.take_over({*own, *asked, *moved, *over.values()})
    return sorted({*moved, *answered, *(over[pk] for pk in own if pk in over)})


def has_others(origin: str) -> bool:
    """Whether anything is here from another source, so that rows of this one may be covered or cover."""
    others = (one for one in Origin.values if one != origin)
    return any(Recommendation.objects.filter(origin=one).exists() for one in others)


def rows() -> QuerySet[Recommendation]:
    return Recommendation.objects.exclude(origin=Origin.DOCUMENT).order_by("pk")


def settle(found: QuerySet[Recommendation]) -> list[int]:
    """Say of each row what covers it; the rows and what covers them for which that is another now."""
    several = found.only("pk", "origin", "kind", "symbol", "number", "withdrawn_on", *alike.FIELDS)
    asked = sorted(several, key=lambda row: alike.RANK[row.origin])
    here = passages({name for row in asked for name in names(row.symbol)})
    beside = alike.better(asked)
    changed, touched = [], set()
    now: dict[int, int | None] = {}
    for row in asked:
        wanted = None if row.withdrawn_on else place(row, here) or last(beside.get(row.pk), now)
        now[row.pk] = wanted
        if wanted != row.covered_by_id:
            touched |= {row.pk, row.covered_by_id, wanted}
            row.covered_by_id = wanted
            changed.append(row)
    Recommendation.objects.bulk_update(changed, ["covered_by"], batch_size=TOGETHER)
    carry([row.pk for row in changed if row.covered_by_id])
    return sorted(pk for pk in touched if pk)


def last(one: Recommendation | None, now: Mapping[int, int | None]) -> int | None:
    """What counts instead: the one itself, or what covers it in turn, as just settled."""
    if one is None:
        return None
    return now.get(one.pk, one.covered_by_id) or one.pk


@lru_cache(maxsize=20_000)
def names(symbol: str) -> tuple[str, ...]:
    """All symbols of the document that is meant; one that cannot be read stands for itself."""
    try:
        return tuple(one.canonical for one in symbols.parse(symbol).all) if symbol else ()
    except symbols.SymbolNotUnderstood:
        return (symbol,)


def passages(wanted: set[str]) -> dict[str, Passages]:
    """What the published documents with these symbols say, by symbol and number."""
    if not wanted:
        return {}
    published = Document.objects.published().order_by("pk")
    documents = dict(published.filter(symbol__in=wanted).values_list("symbol", "pk"))
    for pk, others in published.exclude(other_symbols=[]).values_list("pk", "other_symbols"):
        for name in wanted.intersection(map(str, others)):
            documents.setdefault(name, pk)
    numbers: dict[int, Passages] = defaultdict(dict)
    read = Recommendation.objects.shown().filter(origin=Origin.DOCUMENT, document__in=documents.values())
    for pk, document, number, kind in read.order_by("pk").values_list("pk", "document", "number", "kind"):
        numbers[document].setdefault((plain(number), kind), pk)
        numbers[document].setdefault((plain(number), ""), pk)
    return {name: numbers[pk] for name, pk in documents.items()}


def place(row: Recommendation, here: Mapping[str, Passages]) -> int | None:
    """The passage with the number of a row, of its kind rather than of another.

    Else its whole paragraph, or the first item of the paragraph that it names.
    """
    number = plain(row.number)
    paragraph = PARAGRAPH.match(number)
    if paragraph is None:
        return None
    for name in names(row.symbol):
        there = here.get(name, {})
        for key in ((number, row.kind), (number, ""), (paragraph[0], row.kind), (paragraph[0], "")):
            if key in there:
                return there[key]
        for (one, _kind), pk in there.items():
            if one.startswith(f"{number}("):
                return pk
    return None


def said_beside(several: Iterable[Recommendation]) -> dict[int, list[Recommendation]]:
    """For each the rows of indexes that it covers and that are the same, whose sources say what it is about."""
    own = {one.pk: one for one in several}
    found: dict[int, list[Recommendation]] = defaultdict(list)
    for row in rows().filter(covered_by__in=list(own)) if own else ():
        found[row.covered_by_id].append(row)
    return {pk: alike.same_among(own[pk], covered) for pk, covered in found.items()}


def carry(pks: Sequence[int]) -> None:
    """Take what people said of rows over to what covers them, where nobody has said it there."""
    judged = list(
        Tag.objects.filter(recommendation__in=pks, accepted__isnull=False)
        .select_related("recommendation__covered_by")
        .order_by("pk")
    )
    beside = said_beside({tag.recommendation.covered_by for tag in judged})
    same = {row.pk for covered in beside.values() for row in covered}
    for tag in judged:
        if tag.recommendation_id in same:
            given = {"origin": tag.origin, "confidence": tag.confidence, "words": tag.words}
            there, _made = Tag.objects.get_or_create(
                recommendation=tag.recommendation.covered_by, scheme=tag.scheme, key=tag.key, defaults=given
            )
            judge(there, tag)
    ends = Q(earlier__in=pks) | Q(later__in=pks)
    links = LineageLink.objects.filter(ends, accepted__isnull=False).select_related("earlier", "later")
    for link in links.order_by("pk"):
        earlier, later = (one.covered_by_id or one.pk for one in (link.earlier, link.later))
        given = {name: getattr(link, name) for name in ("relation", "likeness", "referred", "words")}
        if earlier != later:
            there, _made = LineageLink.objects.get_or_create(
                earlier_id=earlier, later_id=later, defaults=given
            )
            judge(there, link)


def judge(there: Tag | LineageLink, said: Tag | LineageLink) -> None:
    if there.accepted is None:
        there.accepted, there.by = said.accepted, said.by
        there.save(update_fields=["accepted", "by", "at"])
