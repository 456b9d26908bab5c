"""The recommendations in the API: the same question and filters as on their page, from the same list."""

from itertools import islice
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language
from ninja import Query, Router, Schema
from pydantic import Field, create_model

from palais.apps.library import index
from palais.web.answers.recommendation_search import FILTERS, Wanted, read, rows
from palais.web.api import paging, schemas
from palais.web.api.paging import Question
from palais.web.api.problems import NotReady, NotUnderstood

router = Router()
ORDERS = (index.BY_RELEVANCE, index.BY_DATE)


class Recommendation(Schema):
    """A recommendation, or another passage addressed to a State."""

    id: int = Field(description="Its number here.")
    state: list[str] = Field(description="Three-letter codes of the States addressed.")
    state_name: list[str] = Field(description="Their names in the language of the address.")
    body: str = Field(description=rows.COLUMNS["body"])
    body_name: str = Field(description=rows.COLUMNS["body_name"])
    symbol: str = Field(description=rows.COLUMNS["symbol"])
    paragraph: str = Field(description=rows.COLUMNS["paragraph"])
    kind: str = Field(description=rows.COLUMNS["kind"])
    text: str = Field(description=rows.COLUMNS["text"])
    language: str = Field(description=rows.COLUMNS["language"])
    lead_in: str = Field(description=rows.COLUMNS["lead_in"])
    headings: list[str] = Field(description="Headings above it, the outermost first.")
    date: str = Field(description=rows.COLUMNS["date"])
    year: int | None = Field(description=rows.COLUMNS["year"])
    cycle: str = Field(description=rows.COLUMNS["cycle"])
    session: int | None = Field(description=rows.COLUMNS["session"])
    instrument: str = Field(description=rows.COLUMNS["instrument"])
    position: str = Field(description=rows.COLUMNS["position"])
    recommenders: list[str] = Field(description="Three-letter codes of the recommending States.")
    recommender_names: list[str] = Field(description="Their names in the language of the address.")
    clusters: list[str] = Field(description="Clusters of the Convention.")
    cluster_names: list[str] = Field(description="Their names in the language of the address.")
    themes: list[str] = Field(description="Themes.")
    theme_names: list[str] = Field(description="Their names in the language of the address.")
    groups: list[str] = Field(description="Affected groups.")
    group_names: list[str] = Field(description="Their names in the language of the address.")
    sdgs: list[str] = Field(description="Sustainable Development Goals and targets.")
    origin: str = Field(description=rows.COLUMNS["origin"])
    identifier: str = Field(description=rows.COLUMNS["identifier"])
    url: str = Field(description=rows.COLUMNS["url"])


class OtherWords(Schema):
    term: str = Field(description="Words of the question.")
    words: str = Field(description="Words that were searched as well, because they mean the same.")
    language: str


class Searched(Schema):
    """What was searched for a question."""

    forms: dict[str, dict[str, list[str]]] = Field(
        description="For each word the forms it was found by, by language; names and symbols under an empty one."
    )
    synonyms: list[OtherWords]
    slips: list[str] = Field(
        description="What was left out of the question: `bracket`, `operator`, `too-long`, …"
    )
    spellings: list[str] = Field(description="The question spelled otherwise, where a word is not known.")
    looser: list[str] = Field(
        description="Addresses of looser questions that find something, where it found nothing."
    )


class Count(Schema):
    value: str
    count: int


class Recommendations(Schema):
    items: list[Recommendation]
    count: int = Field(
        description="How many passages there are on all pages together; `kind` tells recommendations from others."
    )
    searched: Searched
    counts: dict[str, list[Count]] = Field(
        description="The values of each filter and how many have them, beside all other filters; where asked for."
    )
    next: str | None = Field(description="Address of the next page; null on the last.")


class Asked(Question):
    q: str = Field(
        "",
        description='Words, a "phrase", AND, OR, NOT, brackets, beginnings*. What is too long is left out, and said.',
    )
    order: str = Field("relevance", max_length=12, description="`relevance`, or `date` for the newest first.")
    counts: bool = Field(False, description="Whether to count the values of all filters.")


FIELDS: dict[str, Any] = {
    one.name: (list[str], Field([], max_length=60, description=f"{one.about} May be given several times."))
    for one in FILTERS
}
RecommendationsQuestion: Any = create_model("RecommendationsQuestion", __base__=Asked, **FIELDS)


@router.get(
    "/recommendations",
    response={200: Recommendations, 400: schemas.Problem, 429: schemas.Problem, 503: schemas.Problem},
    operation_id="recommendations",
    summary="Recommendations",
)
def recommendations(request: HttpRequest, asked: Query[RecommendationsQuestion]) -> Any:
    """What United Nations bodies recommended to States, with the filters of the page: values of one filter are joined
    by OR, filters by AND. Without a question the newest come first."""
    if asked.order not in ORDERS:
        raise NotUnderstood("order", "It is `relevance` or `date`.")
    start = place_of(asked)
    wanted = read(pairs(asked))
    language = (get_language() or settings.LANGUAGE_CODE).split("-")[0]
    try:
        found = index.find(wanted.asked(), language=language, limit=0)
        keys = islice(index.ordered(wanted.asked(), language=language), start, start + asked.limit + 1)
        places = list(enumerate(keys, start))
    except index.NoIndex:
        raise NotReady("The search index is being built. Ask again in a few minutes.") from None
    shown, following = paging.cut(places, asked=asked, place=lambda pair: (pair[0] + 1,), request=request)
    return {
        "items": list(rows.in_rows(iter([pk for _, pk in shown]))),
        "count": found.count,
        "searched": searched(found.explanation),
        "counts": counted(found) if asked.counts else {},
        "next": following,
    }


def pairs(asked: Any) -> list[tuple[str, str]]:
    """The parameters as the page would have them in its address."""
    several = asked.model_dump()
    found = [("q", several["q"]), ("order", several["order"])]
    return found + [(one.name, value) for one in FILTERS for value in several[one.name]]


def place_of(asked: Question) -> int:
    """How many were given on the pages before."""
    place = paging.after(asked)
    if place is None:
        return 0
    if len(place) != 1 or not isinstance(place[0], int) or place[0] < 0:
        raise NotUnderstood("cursor", "This is not a cursor of ours. Take it from `next`, unchanged.")
    return place[0]


def searched(said: index.Explanation) -> dict[str, Any]:
    return {
        "forms": {
            one.term: {language: list(words) for language, words in one.by_language.items()}
            for one in said.forms
        },
        "synonyms": [
            {"term": one.term, "words": one.words, "language": one.language} for one in said.synonyms
        ],
        "slips": [slip.value for slip in said.slips],
        "spellings": [one.question for one in said.spellings],
        "looser": [looser(one) for one in said.loosened],
    }


def looser(one: index.Loosened) -> str:
    query = Wanted(q=one.question, filters=dict(one.filters)).query()
    return f"{settings.SITE_ADDRESS}/api/v1/recommendations?{query}"


def counted(found: index.Found) -> dict[str, list[dict[str, Any]]]:
    return {
        one.name: [{"value": value, "count": number} for value, number in found.facets[one.name]]
        for one in FILTERS
    }
