"""Documents and recommendations in the API, one by one, and the list of documents."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language
from ninja import Path, Query, Router, Schema
from pydantic import Field

from palais.apps.library import shown
from palais.apps.library.models import Document
from palais.web.answers.library_document import document_page
from palais.web.answers.plain import plain
from palais.web.answers.recommendation import recommendation_page
from palais.web.api import paging, schemas
from palais.web.api.paging import Question
from palais.web.api.problems import NothingHere

router = Router()
PROBLEMS: dict[Any, Any] = {400: schemas.Problem, 429: schemas.Problem}
UNKNOWN = "Empty where it is not known."
PROTOCOL = "`opac` or `opsc` where the review is under this Protocol; else empty."


class DocumentsQuestion(Question):
    state: str = Field("", max_length=3, description="Three-letter code.")
    body: str = Field("", max_length=20, description="Key of a body: `crc`, `upr`.")


class DocumentLine(Schema):
    key: str = Field(description="Its page is `/documents/<key>`.")
    symbol: str = Field(description=UNKNOWN)
    kind: str = Field(description=f"As `concluding-observations`. {UNKNOWN}")
    body: str = Field(description=UNKNOWN)
    state: str = Field(description=f"Three-letter code. {UNKNOWN}")
    title: str = Field(description=UNKNOWN)
    adopted_on: date | None
    issued_on: date | None


class Documents(Schema):
    items: list[DocumentLine]
    count: int = Field(description="How many there are on all pages together.")
    next: str | None = Field(description="Address of the next page; null on the last.")


class Finding(Schema):
    pk: int = Field(description="Ask `/recommendations/<pk>` for it.")
    kind: str = Field(description="`recommendation`, `urgent-measure`, `concern`, `praise`, `question`.")
    number: str
    position: str = Field(description="Of the State, in the Universal Periodic Review; else empty.")


class DocumentItem(Schema):
    number: str = Field(description="As 23(a): the anchor on the page of the document.")
    label: str
    depth: int
    text: str
    finding: Finding | None


class DocumentParagraph(Schema):
    place: int
    number: str
    begins: list[tuple[int, str]] = Field(description="Headings that begin above it: level and text.")
    text: str
    items: list[DocumentItem]
    page: int = Field(description="0: the format has no pages.")
    finding: Finding | None


class LoosePassage(Schema):
    finding: Finding
    lead_in: str
    text: str
    language: str
    recommenders: list[str]


class DocumentFile(Schema):
    pk: int = Field(description="Where it is kept: `/documents/files/<pk>/`.")
    name: str
    language: str = Field(description=UNKNOWN)
    format: str
    pages: int
    size: int = Field(description="Bytes; 0 where it is not kept here.")
    checksum: str = Field(description="SHA-256 of the file as it came.")
    url: str = Field(description="Where it was fetched. Empty where that is not known.")
    kept: bool


class ReadDocument(DocumentLine):
    other_symbols: list[str]
    title_language: str
    body_name: str
    state_name: str
    protocol: str = Field(description=PROTOCOL)
    cycle: str
    session: int | None
    language: str = Field(description="Of the paragraphs; ask with `text` for another of `languages`.")
    languages: list[str]
    files: list[DocumentFile]
    paragraphs: list[DocumentParagraph]
    loose: list[LoosePassage] = Field(description="What was found where no paragraphs are kept.")
    asked: int = Field(description="How many things are asked in it.")
    example: bool = Field(description="True: made up for a demonstration.")


class Place(Schema):
    pk: int
    symbol: str = Field(description=UNKNOWN)
    number: str = Field(description=f"Paragraph and item, as 23(a). {UNKNOWN}")
    body: str = Field(description="Key of a body; empty for one without a page here.")
    body_name: str
    protocol: str = Field(description=PROTOCOL)
    cycle: str = Field(description=UNKNOWN)
    on: date | None
    year: int | None
    text: str
    language: str


class RecommendationTag(Schema):
    scheme: str = Field(description="`cluster`, `theme`, `group`, `sdg`.")
    key: str
    name: str = Field(description="Empty: the key is all there is.")
    origin: str = Field(description="`printed`, `imported`, `rule`, `model`, `person`.")
    confidence: float | None = Field(description="Of a suggestion, 0 to 1.")
    suggested: bool = Field(description="True: nobody has agreed yet.")
    words: list[str]


class Part(Schema):
    change: str = Field(description="`same`, `gone`, `new`: from the earlier text to the later.")
    text: str


class Kin(Schema):
    place: Place
    relation: str = Field(
        description="`repeats`, `sharpens`, `softens`: what the later does with the earlier."
    )
    likeness: float
    referred: bool = Field(description="True: the later text names the earlier.")
    judged: bool = Field(description="True: a person has checked it.")
    parts: list[Part] = Field(description="Empty where the languages differ.")
    recommenders: list[str] = Field(description="States that made both.")


class OneRecommendation(Schema):
    place: Place
    kind: str
    origin: str = Field(description="`document`, `uhri`, `upr-info`, `table`.")
    lead_in: str
    headings: list[str]
    state: str
    state_name: str
    states: list[str] = Field(description="All States it is addressed to; `state` is the first.")
    state_names: list[str] = Field(description="In the order of `states`.")
    session: int | None
    position: str = Field(description="What the State said in the Universal Periodic Review; else empty.")
    position_printed: str = Field(
        description="What the text itself says, where the position was taken over from another source; else empty."
    )
    position_source: str = Field(description="The origin it was taken over from; else empty.")
    recommenders: list[tuple[str, str]] = Field(description="Code and name.")
    tags: list[RecommendationTag]
    earlier: list[Kin]
    later: list[Kin]
    next_review: Place | None = Field(
        description="From the next review by the same body, where nothing was found that takes this up; else null."
    )
    previous: Place | None
    following: Place | None
    document: str = Field(description="Key of the document here; empty: only its symbol is known.")
    document_title: str
    withdrawn_on: date | None = Field(description="Gone from its source since that day; else null.")
    covered_by: Place | None = Field(
        description="The same from a better source, which is found and counted instead; else null."
    )
    example: bool = Field(description="True: made up for a demonstration.")


@router.get(
    "/documents", response={200: Documents, **PROBLEMS}, operation_id="documents", summary="Documents"
)
def documents(request: HttpRequest, asked: Query[DocumentsQuestion]) -> Any:
    """The documents that were read here, by their keys."""
    rows = shown.documents()
    if asked.state:
        rows = rows.filter(state=asked.state.upper())
    if asked.body:
        rows = rows.filter(body__iexact=asked.body)
    start = paging.after(asked)
    rest = rows if start is None else rows.filter(key__gt=str(start[0]) if start else "")
    items, following = paging.cut(
        list(rest[: asked.limit + 1]), asked=asked, place=lambda row: (row.key,), request=request
    )
    return {"items": list(map(line, items)), "count": rows.count(), "next": following}


def line(one: Document) -> dict[str, Any]:
    return {name: getattr(one, name) for name in DocumentLine.model_fields}


@router.get(
    "/documents/{path:key}",
    response={200: ReadDocument, 404: schemas.Problem, **PROBLEMS},
    operation_id="document",
    summary="A document",
)
def document(request: HttpRequest, key: Path[str], text: str = "") -> Any:
    """A document with its paragraphs, what was found in them, and its files. `text` is the language of
    the paragraphs."""
    language = (get_language() or "en").partition("-")[0]
    found = document_page(key=key, language=language, wanted=text[:12])
    if found is None:
        raise NothingHere(
            f"No document with the key {key!r} is published here. Keys are symbols: CRC/C/MAR/CO/3-4."
        )
    data: dict[str, Any] = plain(found)
    return data


@router.get(
    "/recommendations/{int:pk}",
    response={200: OneRecommendation, 404: schemas.Problem, **PROBLEMS},
    operation_id="recommendation",
    summary="A recommendation",
)
def recommendation(request: HttpRequest, pk: Path[int]) -> Any:
    """A recommendation with its tags, what it takes up, and what takes it up."""
    found = recommendation_page(pk=pk)
    if found is None:
        raise NothingHere(f"There is no recommendation with the number {pk}.")
    return plain(found)
