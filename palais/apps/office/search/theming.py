"""Finding by other words for the same thing: documents that hold all words of one of several phrases."""

from collections.abc import Sequence
from dataclasses import dataclass

from tantivy import Occur, Query

from palais.apps.office.search import fields, finding, reading
from palais.apps.office.search.sources import SearchDocument
from palais.core import words
from palais.core.themes import ThemeWord

READ_MORE = 3


@dataclass(frozen=True, slots=True)
class Through:
    """A document, and the words by which it was found."""

    document: SearchDocument
    word: ThemeWord


def find_through(
    *, several: Sequence[ThemeWord], besides: str, kind: str = "", limit: int = 10
) -> tuple[Through, ...]:
    """The documents that hold all words of one of these, in its language, but not all words of `besides`.

    The best first. Raises NoIndex.
    """
    at_hand = reading.opened()
    phrases = [query for query in (of_phrase(at_hand, word) for word in several) if query is not None]
    if not phrases:
        return ()
    clauses = [(Occur.Must, Query.disjunction_max_query(phrases, 0.1))]
    asked = words.read_question(besides)
    if asked:
        parts = [(Occur.Must, finding.part_query(at_hand, part, own="en")) for part in asked]
        clauses.append((Occur.MustNot, Query.boolean_query(parts)))
    if kind:
        clauses.append((Occur.Must, Query.const_score_query(finding.term(at_hand, "kind", kind), 0.0)))
    best, _ = at_hand.ask(Query.boolean_query(clauses), limit=limit * READ_MORE)
    documents = [fields.read_shown(at_hand.searcher.doc(place)) for _, place in best]
    found = [(first_held(document, several), document) for document in documents]
    found.sort(key=lambda pair: pair[0])  # names before narrower words, and as they scored among equals
    return tuple(Through(document, several[place]) for place, document in found[:limit])


def of_phrase(at_hand: reading.Opened, word: ThemeWord) -> Query | None:
    field, tokens = sought(word)
    parts = [(Occur.Must, finding.term(at_hand, f"{field}_{word.language}", token)) for token in tokens]
    return Query.boolean_query(parts) if parts else None


def sought(word: ThemeWord) -> tuple[str, tuple[str, ...]]:
    """A word alone is sought as it stands: the stem of "accessibility" is that of "accession" too."""
    exact = words.tokens(word.text)
    if len(exact) == 1:
        return "words", exact
    return "stems", words.tokens(word.text, language=word.language)


def first_held(document: SearchDocument, several: Sequence[ThemeWord]) -> int:
    """The place of the first of these that the document holds; the last place where none can be named."""
    for place, word in enumerate(several):
        field, tokens = sought(word)
        language = word.language if field == "stems" else None
        text = f"{document.titles.get(word.language, '')} {document.texts.get(word.language, '')}"
        if set(tokens) <= set(words.tokens(text, language=language)):
            return place
    return len(several) - 1
