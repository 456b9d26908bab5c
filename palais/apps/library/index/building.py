"""A question as a query: every text gives one, bounded in size, and none is handed to a query language."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tantivy import Occur, Query

from palais.apps.library.index import synonyms
from palais.apps.library.index.facets import field_of
from palais.apps.library.index.fields import KIND, OTHER
from palais.apps.office.search.reading import Opened
from palais.core import words
from palais.core.questions import All, Beginning, Either, Node, Phrase, Term, Without, Word
from palais.core.themes import ThemeWord

OWN_LANGUAGE, OWN_FIRST, SYNONYM, IN_ORDER = 1.5, 2.0, 0.5, 3.0
MOST_IN_ORDER = 8
INFLECTED = ("ar", "ru")
"""Languages whose words change so much inside a sentence that names are found by stems, not as a phrase."""


class Builder:
    """Builds queries over one commit of the index for a reader of one language.

    `unknown` holds the words that nothing in the index has, `used` the other words that were searched as well.
    """

    def __init__(self, at_hand: Opened, *, language: str, widen: bool = True) -> None:
        self.at_hand = at_hand
        self.own = language if language in words.LANGUAGES else "en"
        self.themes = synonyms.themes(at_hand) if widen else None
        self.unknown: dict[Word, None] = {}
        self.used: dict[tuple[str, ThemeWord], None] = {}
        self._there: dict[tuple[str, str], bool] = {}

    # What is searched

    def whole(self, node: Node | None, filters: Mapping[str, Sequence[str]]) -> Query:
        """What answers a question and passes all filters."""
        clauses = [(Occur.Must, self.filtered(facet, values)) for facet, values in filters.items()]
        asked = self.everything() if node is None else self.query(node)
        return Query.boolean_query([(Occur.Must, asked), *clauses])

    def ranked(self, node: Node | None, matching: Query) -> Query:
        """The same, and first texts in the reader's language and what has the words next to each other as typed.

        Weights of words alone do not bring the reader's language forward where few texts are in it: BM25 takes the mean
        length of a field over all texts, those without it too, and a text in a rare language counts as far too long.
        """
        own = self.term(field_of("language"), self.own)
        better = [(Occur.Should, Query.const_score_query(own, OWN_FIRST))]
        typed = words_in_order(node)
        if 2 <= len(typed) <= MOST_IN_ORDER:
            phrases = list(self.phrase_choices(typed))
            more = Query.const_score_query(any_of(phrases), IN_ORDER * len(typed))
            better += [(Occur.Should, more)] if phrases else []
        return Query.boolean_query([(Occur.Must, matching), *better])

    def everything(self) -> Query:
        return Query.const_score_query(self.term("kind", KIND), 0.0)

    def filtered(self, facet: str, values: Sequence[str]) -> Query:
        field = field_of(facet)
        return Query.const_score_query(any_of([self.term(field, value) for value in values]), 0.0)

    def query(self, node: Node) -> Query:
        if isinstance(node, Without):
            return Query.boolean_query(
                [(Occur.Must, self.everything()), (Occur.MustNot, self.query(node.part))]
            )
        if isinstance(node, Either):
            return any_of([self.query(part) for part in node.parts])
        if isinstance(node, All):
            return self.all(node.parts)
        return self.all((node,))

    def all(self, nodes: Sequence[Node]) -> Query:
        clauses = [(Occur.MustNot, self.query(node.part)) for node in nodes if isinstance(node, Without)]
        wanted = [node for node in nodes if not isinstance(node, Without)]
        must = list(self.wanted(wanted)) or [self.everything()]
        if len(must) == 1 and not clauses:
            return must[0]
        return Query.boolean_query([*((Occur.Must, query) for query in must), *clauses])

    def wanted(self, nodes: Sequence[Node]) -> Iterator[Query]:
        """A query for each part; words that name a theme may be replaced by its other names."""
        if self.themes is None:
            yield from map(self.part, nodes)
            return
        for some, others in synonyms.widened(nodes, self.themes):
            parts = [self.part(node) for node in some]
            unknown = [node for node in some if isinstance(node, Word) and node in self.unknown]
            if unknown and not others:
                others = synonyms.other_words(unknown[0].text, synonyms.children())
            more = list(self.others(some, others))
            if more:
                for node in unknown:
                    del self.unknown[node]
                yield any_of([every(parts), *more])
            else:
                yield from parts

    def others(self, nodes: Sequence[Node], others: Iterable[ThemeWord]) -> Iterator[Query]:
        term = " ".join(node.text for node in nodes if isinstance(node, Word))
        for word in others:
            query = self.theme_word(word)
            if query is not None:
                self.used[(term, word)] = None
                yield Query.boost_query(query, SYNONYM)

    def part(self, node: Node) -> Query:
        if isinstance(node, Word):
            return self.word(node)
        if isinstance(node, Phrase):
            tokens = words.tokens(node.text)
            return any_of(list(self.phrase_choices(tokens)))
        if isinstance(node, Beginning):
            return self.beginning(node)
        return self.query(node)

    # Terms

    def word(self, node: Word) -> Query:
        """Every form of a word in each language that may have written it; several tokens must all be there."""
        parts = [self.token(part) for part in words.read_question(node.text)]
        if not parts or any(choices == [] for choices in parts):
            self.unknown[node] = None
            return Query.empty_query()
        return every([any_of(choices) for choices in parts])

    def token(self, part: words.Asked) -> list[Query]:
        token = part.words[0]
        choices = [self.term(field, token) for field in ("names", f"words_{OTHER}") if self.has(field, token)]
        for language in languages_of(token):
            if language == "zh" and len(token) == 1:
                choices += self.begun("words_zh", token)
            elif language != "zh":
                field = f"stems_{language}"
                stems = words.tokens(part.written, language=language)
                choices += [
                    self.weighed(self.term(field, stem), language) for stem in stems if self.has(field, stem)
                ]
            elif self.has("words_zh", token):
                choices.append(self.weighed(self.term("words_zh", token), "zh"))
        return choices + self.elsewhere(token)

    def elsewhere(self, token: str) -> list[Query]:
        """A word in texts of languages that do not write so, as an acronym in a Chinese sentence."""
        others = [one for one in words.LANGUAGES if one not in languages_of(token)]
        return [self.term(f"words_{one}", token) for one in others if self.has(f"words_{one}", token)]

    def phrase_choices(self, tokens: Sequence[str]) -> Iterator[Query]:
        """Words next to each other in this order, wherever all of them are known."""
        if not tokens:
            return
        for language in ("", *languages_of(max(tokens, key=len)), OTHER):
            field = f"words_{language}" if language else "names"
            if all(self.has(field, token) for token in tokens):
                yield self.weighed(self.in_order(field, tokens), language)

    def beginning(self, node: Beginning) -> Query:
        tokens = words.tokens(node.text)
        if not tokens:
            return Query.empty_query()
        before = [any_of(list(self.phrase_choices([token]))) for token in tokens[:-1]]
        fields = ["names", f"words_{OTHER}", *(f"words_{one}" for one in languages_of(tokens[-1]))]
        begun = [query for field in fields for query in self.begun(field, tokens[-1])]
        return every([*before, any_of(begun)])

    def begun(self, field: str, token: str) -> list[Query]:
        """Words of a field that begin so: all of them, however many."""
        if not self.at_hand.searcher.terms_with_prefix(field, token, limit=1):
            return []
        pattern = f"{re.escape(token)}.*"
        return [Query.const_score_query(Query.regex_query(self.at_hand.schema, field, pattern), 1.0)]

    def theme_word(self, word: ThemeWord) -> Query | None:
        """A name of a theme in its language: as a phrase, in inflected languages by the stems of all its words."""
        exact = words.tokens(word.text)
        field = f"words_{word.language}"
        if word.language not in INFLECTED or len(exact) == 1:
            there = exact and all(self.has(field, token) for token in exact)
            return self.in_order(field, exact) if there else None
        stems = words.tokens(word.text, language=word.language)
        field = f"stems_{word.language}"
        if not stems or not all(self.has(field, stem) for stem in stems):
            return None
        return every([self.term(field, stem) for stem in dict.fromkeys(stems)])

    def in_order(self, field: str, tokens: Sequence[str]) -> Query:
        if len(tokens) == 1:
            return self.term(field, tokens[0])
        return Query.phrase_query(self.at_hand.schema, field, list(tokens))

    def weighed(self, query: Query, language: str) -> Query:
        return Query.boost_query(query, OWN_LANGUAGE) if language == self.own else query

    def term(self, field: str, token: str) -> Query:
        kept = "position" if field.startswith(("words", "names")) else "freq"
        kept = "basic" if field.startswith(("facet", "kind")) else kept
        return Query.term_query(self.at_hand.schema, field, token, kept)

    def has(self, field: str, token: str) -> bool:
        """Whether any recommendation has this token in this field."""
        if (field, token) not in self._there:
            self._there[(field, token)] = self.at_hand.searcher.doc_freq(field, token) > 0
        return self._there[(field, token)]


def languages_of(token: str) -> tuple[str, ...]:
    """The languages that may have written a word; digits belong to all."""
    return words.scripts(token) or words.LANGUAGES


def words_in_order(node: Node | None) -> tuple[str, ...]:
    """The tokens of a question that is only words, as they were typed; none otherwise."""
    if not isinstance(node, All) or not all(isinstance(part, Word) for part in node.parts):
        return ()
    return tuple(token for part in node.parts if isinstance(part, Word) for token in words.tokens(part.text))


def any_of(queries: Sequence[Query]) -> Query:
    if not queries:
        return Query.empty_query()
    return queries[0] if len(queries) == 1 else Query.boolean_query([(Occur.Should, one) for one in queries])


def every(queries: Sequence[Query]) -> Query:
    if not queries:
        return Query.empty_query()
    return queries[0] if len(queries) == 1 else Query.boolean_query([(Occur.Must, one) for one in queries])


def text_of(term: Term) -> str:
    """A term as a reader types it."""
    if isinstance(term, Phrase):
        return f"“{term.text}”"
    return f"{term.text}*" if isinstance(term, Beginning) else term.text
