"""Asking the index: a question becomes terms, never a query language; each hit knows in which language it was found."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import ceil

from tantivy import Occur, Query

from palais.apps.office.search import fields, reading
from palais.apps.office.search.sources import SearchDocument
from palais.core import words

OWN_LANGUAGE, TITLE, STEM, EXACT, NAME, BEGINNING, WHOLE, IN_ORDER = 2.0, 3.0, 1.0, 1.2, 3.0, 0.6, 20.0, 2.5
MOST_BEGINNINGS = 40
SHORTEST_BEGINNING = 2
FARTHEST = 5_000
MOST_NAMED = 10
LOOSE = 0.5


@dataclass(frozen=True, slots=True)
class Hit:
    """A document, its score, and the language whose words were found; empty where it was a name of no language."""

    document: SearchDocument
    score: float
    language: str


@dataclass(frozen=True, slots=True)
class Found:
    """Hits in their order and how many there are; `loose` where no document has all the words of the question."""

    hits: tuple[Hit, ...]
    count: int
    loose: bool


def find(
    *,
    question: str,
    language: str,
    kind: str = "",
    limit: int = 10,
    offset: int = 0,
    loose: bool | None = None,
) -> Found:
    """The documents that answer a question, the best first; `kind` keeps to one kind.

    All words must be there, in whichever languages; where no document has them all, half of them will do. `loose`
    settles which of the two. Raises NoIndex.
    """
    at_hand = reading.opened()
    asked = words.read_question(question)
    if not asked or offset > FARTHEST:
        return Found((), 0, False)
    parts = part_queries(at_hand, asked, question=question, own=language)
    for halves in (False, True) if loose is None else (loose,):
        query = whole_query(at_hand, parts, question=question, kind=kind, loose=halves)
        query = in_order(at_hand, query, question, own=language)
        best, count = at_hand.ask(query, limit=limit, offset=offset)
        if count or len(parts) == 1:
            break
    documents = [(score, fields.read_shown(at_hand.searcher.doc(place))) for score, place in best]
    hits = tuple(Hit(one, score, language_of(one, asked, own=language)) for score, one in documents)
    return Found(hits, count, halves and count > 0 and len(parts) > 1)


def named(*, question: str, kind: str) -> tuple[SearchDocument, ...]:
    """The documents of a kind of which the question is a whole name or code, in any language. Raises NoIndex."""
    at_hand = reading.opened()
    name = fields.whole(question.encode("utf-8", "replace").decode("utf-8"))
    if not name:
        return ()
    exact = [(Occur.Must, term(at_hand, "whole", name)), (Occur.Must, term(at_hand, "kind", kind))]
    hits = at_hand.searcher.search(Query.boolean_query(exact), MOST_NAMED).hits
    return tuple(fields.read_shown(at_hand.searcher.doc(place)) for _, place in hits)


def part_queries(
    at_hand: reading.Opened, asked: Sequence[words.Asked], *, question: str, own: str
) -> list[Query]:
    """A query for each part; the last word may be still being typed."""
    parts = [part_query(at_hand, part, own=own) for part in asked]
    if question[-1:].isalnum():
        parts[-1] = with_beginnings(at_hand, parts[-1], asked[-1], own=own)
    return parts


def term(at_hand: reading.Opened, field: str, token: str) -> Query:
    kept = (
        "basic"
        if field in ("key", "kind", "whole")
        else "position"
        if field[:5] in ("words", "names")
        else "freq"
    )
    return Query.term_query(at_hand.schema, field, token, kept)


def languages_of(part: words.Asked, *, own: str) -> tuple[str, ...]:
    """The languages in which a part of a question may stand; the reader's own is always one of them."""
    written = words.scripts(part.words[0]) or words.LANGUAGES
    return tuple(dict.fromkeys((own, *written)))


def part_query(at_hand: reading.Opened, part: words.Asked, *, own: str) -> Query:
    """One word or phrase, in any language that writes it so; the reader's own language counts more."""
    choices: list[Query] = [Query.boost_query(exactly(at_hand, "names", part.words), NAME)]
    for language in languages_of(part, own=own):
        more = OWN_LANGUAGE if language == own else 1.0
        choices.append(Query.boost_query(exactly(at_hand, f"words_{language}", part.words), EXACT * more))
        for stem in () if part.exact else words.tokens(part.written, language=language):
            choices.append(Query.boost_query(term(at_hand, f"title_{language}", stem), TITLE * more))
            choices.append(Query.boost_query(term(at_hand, f"stems_{language}", stem), STEM * more))
    return Query.disjunction_max_query(choices, 0.1)


def exactly(at_hand: reading.Opened, field: str, tokens: Sequence[str]) -> Query:
    """A word, or words next to each other in this order."""
    if len(tokens) == 1:
        return term(at_hand, field, tokens[0])
    return Query.phrase_query(at_hand.schema, field, list(tokens))


def with_beginnings(at_hand: reading.Opened, query: Query, part: words.Asked, *, own: str) -> Query:
    """The word, or words that begin with it."""
    token = part.words[-1]
    script = words.scripts(token)
    if part.exact or len(token) < (1 if script == ("zh",) else SHORTEST_BEGINNING):
        return query
    choices = [query]
    for field in ("names", *(f"words_{language}" for language in languages_of(part, own=own))):
        begun = [
            found for found, _ in at_hand.searcher.terms_with_prefix(field, token, limit=MOST_BEGINNINGS)
        ]
        if begun:
            choices.append(
                Query.const_score_query(Query.term_set_query(at_hand.schema, field, begun), BEGINNING)
            )
    return Query.disjunction_max_query(choices, 0.1)


def whole_query(
    at_hand: reading.Opened, parts: Sequence[Query], *, question: str, kind: str, loose: bool
) -> Query:
    needed = max(1, ceil(len(parts) * LOOSE)) if loose else len(parts)
    every = Query.boolean_query([(Occur.Should, part) for part in parts], minimum_number_should_match=needed)
    clauses = [(Occur.Must, every)]
    name = fields.whole(question)
    if name:
        clauses.append((Occur.Should, Query.const_score_query(term(at_hand, "whole", name), WHOLE)))
    if kind:
        clauses.append((Occur.Must, Query.const_score_query(term(at_hand, "kind", kind), 0.0)))
    return Query.boolean_query(clauses)


def in_order(at_hand: reading.Opened, query: Query, question: str, *, own: str) -> Query:
    """What has the words next to each other, in the order they were typed, comes before what has them anywhere."""
    tokens = words.tokens(question[: words.LONGEST_QUESTION].encode("utf-8", "replace").decode("utf-8"))
    if len(tokens) < 2:
        return query
    several = dict.fromkeys(one for token in tokens for one in words.scripts(token)) or words.LANGUAGES
    phrases = [exactly(at_hand, f"words_{language}", tokens) for language in {own, *several}]
    more = Query.const_score_query(Query.disjunction_max_query(phrases), IN_ORDER * len(tokens))
    return Query.boolean_query([(Occur.Must, query), (Occur.Should, more)])


def language_of(document: SearchDocument, asked: Sequence[words.Asked], *, own: str) -> str:
    """The language in which most parts of the question stand; among equals the reader's own, then no language."""
    names = set(words.tokens(" ".join(document.also)))
    best, most = "", sum(stands_in(part, names, language="") for part in asked)
    for language in (own, *words.LANGUAGES):
        text = f"{document.titles.get(language, '')} {document.texts.get(language, '')}"
        there = {*words.tokens(text, language=language), *words.tokens(text), *names}
        count = sum(stands_in(part, there, language=language) for part in asked) if text.strip() else 0
        if count > most or (count == most > 0 and language == own):
            best, most = language, count
    return best


def stands_in(part: words.Asked, there: Collection[str], *, language: str) -> bool:
    stems = () if part.exact or not language else words.tokens(part.written, language=language)
    if all(token in there for token in part.words) or any(stem in there for stem in stems):
        return True
    return not part.exact and any(token.startswith(part.words[-1]) for token in there)
