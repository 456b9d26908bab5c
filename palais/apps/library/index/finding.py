"""Asking the index of recommendations: hits in their order, counts of all facets, and what was searched."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tantivy import FieldType, Occur, Query

from palais.apps.library.index import explaining
from palais.apps.library.index.answers import BY_RELEVANCE, Asked, Found, Hit
from palais.apps.library.index.building import Builder
from palais.apps.library.index.counting import counted, of_everything, total
from palais.apps.library.index.facets import FACETS, known
from palais.apps.library.index.folder import SHELF
from palais.apps.library.models import Recommendation
from palais.apps.office.search.reading import NoIndex, Opened, opened
from palais.core import words
from palais.core.questions import Beginning, terms

MOST_ON_A_PAGE = 200
FARTHEST = 10_000
CHUNK = 1_000
FARTHEST_KEY = 2**63 - 1


def find(
    asked: Asked, *, language: str, limit: int = 20, offset: int = 0, facets: Sequence[str] = FACETS
) -> Found:
    """The recommendations that answer a question, for a reader of one language, with the counts of these facets. Any
    question has an answer.

    Nothing is shown behind the ten-thousandth hit: `ordered` gives them all. Raises NoIndex.
    """
    at_hand = opened(SHELF)
    build = Builder(at_hand, language=language)
    filters = known(asked.filters)
    node = asked.question.node
    matching = build.whole(node, filters)
    number, counts = counted(build, node, filters, matching, facets=facets)
    limit, offset = min(max(limit, 0), MOST_ON_A_PAGE), max(offset, 0)
    places: list[tuple[float, Any]] = []
    if limit and offset < min(number, FARTHEST):
        places = best(build, asked, matching, limit=limit, offset=offset)
    explanation = explaining.explained(build, asked.question, filters, count=number)
    shown = hits(at_hand, places, asked_tokens(build, asked), reader=language)
    return Found(number, shown, counts, explanation)


def count(asked: Asked, *, language: str) -> int:
    """How many answer. Raises NoIndex."""
    build = Builder(opened(SHELF), language=language)
    return explaining.count(build, asked.question.node, known(asked.filters))


def ordered(asked: Asked, *, language: str) -> Iterator[int]:
    """The keys of all recommendations that answer, in their order, as an export needs them. Raises NoIndex."""
    at_hand = opened(SHELF)
    build = Builder(at_hand, language=language)
    matching = build.whole(asked.question.node, known(asked.filters))
    places = best(build, asked, matching, limit=max(1, at_hand.searcher.num_docs), offset=0)
    for start in range(0, len(places), CHUNK):
        yield from keys_of(at_hand, places[start : start + CHUNK])


def newest(asked: Asked, *, first: int = 0, last: int | None = None, limit: int) -> tuple[int, list[int]]:
    """How many answer among those whose keys lie from `first` to `last`, and the keys of the newest taken in.

    Keys are given in the order in which recommendations are taken in. Raises NoIndex.
    """
    at_hand = opened(SHELF)
    build = Builder(at_hand, language="en")
    matching = build.whole(asked.question.node, known(asked.filters))
    if first or last is not None:
        most = FARTHEST_KEY if last is None else last
        keys = Query.range_query(at_hand.schema, "pk", FieldType.Unsigned, first, most)
        matching = Query.boolean_query([(Occur.Must, matching), (Occur.Must, keys)])
    found: Any = at_hand.searcher.search(matching, limit, order_by_field="pk")
    return int(found.count), keys_of(at_hand, found.hits)


def size() -> int:
    """How many recommendations the index has; 0 where there is none."""
    try:
        at_hand = opened(SHELF)
        return total(of_everything(Builder(at_hand, language="en", widen=False)))
    except NoIndex:
        return 0


def best(
    build: Builder, asked: Asked, matching: Query, *, limit: int, offset: int
) -> list[tuple[float, Any]]:
    """Scores and places of some hits, the best or the newest first; without a question the newest."""
    searcher = build.at_hand.searcher
    if asked.order == BY_RELEVANCE and asked.question.node is not None:
        query = build.ranked(asked.question.node, matching)
        return searcher.search(query, limit, count=False, offset=offset).hits
    found = searcher.search(matching, limit, count=False, order_by_field="day", offset=offset).hits
    return [(0.0, place) for _, place in found]


def keys_of(at_hand: Opened, places: Sequence[tuple[float, Any]]) -> list[int]:
    found = at_hand.searcher.fast_field_values("pk", [place for _, place in places])
    return [int(pk) for pk in found if pk is not None]


def hits(
    at_hand: Opened,
    places: Sequence[tuple[float, Any]],
    tokens: Mapping[str, frozenset[str]],
    *,
    reader: str,
) -> tuple[Hit, ...]:
    """The hits with their passages, in the reader's language where they are here in it.

    One that was withdrawn a moment ago is left out.
    """
    keys = keys_of(at_hand, places)
    shown = Recommendation.objects.shown().filter(pk__in=keys)
    rows = shown.values_list("pk", "language", "text", "other_texts") if keys else []
    texts = {
        pk: (reader, others[reader]) if reader in others else (language, text)
        for pk, language, text, others in rows
    }
    found = []
    for pk, (score, _) in zip(keys, places, strict=True):
        if pk in texts:
            language, text = texts[pk]
            wanted = tokens.get(language, tokens[""])
            found.append(Hit(pk, score, language, words.passage(text, asked=wanted, language=language)))
    return tuple(found)


def asked_tokens(build: Builder, asked: Asked) -> dict[str, frozenset[str]]:
    """For each language the tokens that are marked in a passage; under "" those of any other language."""
    found: dict[str, set[str]] = {language: set() for language in ("", *words.LANGUAGES)}
    for term in dict.fromkeys(terms(asked.question.node)):
        exact = set(words.tokens(term.text))
        for language, tokens in found.items():
            tokens |= exact | set(words.tokens(term.text, language=language or None))
        if isinstance(term, Beginning):
            for language, several in explaining.forms(build, term).by_language.items():
                found[language] |= set(several)
    for _, word in build.used:
        found[word.language] |= set(words.tokens(word.text, language=word.language))
    return {language: frozenset(tokens) for language, tokens in found.items()}
