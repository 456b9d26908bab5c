"""What was searched for a question, and what would find more: forms, other words, looser questions, other spellings."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from palais.apps.library.index.answers import Explanation, Forms, Loosened, Loosening, Spelling, Synonym
from palais.apps.library.index.building import Builder, languages_of, text_of
from palais.apps.library.index.vocabulary import vocabulary
from palais.core import words
from palais.core.questions import (
    All,
    Beginning,
    Either,
    Node,
    Phrase,
    Question,
    Term,
    Without,
    Word,
    joined,
    terms,
    write,
)

MOST_TERMS, MOST_FORMS, FORMS_READ = 12, 12, 300
MOST_LOOSENED, LOOSENED_TRIED = 6, 16
MOST_SPELLINGS, SHORTEST, LONG = 3, 3, 5
MOST_RESPELLED = 6
"""Of so many unknown words of a question near ones are looked for: each is compared with the whole vocabulary."""

ARABIC_BEGINNINGS = ("", "ال", "و", "وال", "ب", "بال", "ل", "لل", "ف", "ك")

Filters = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A looser question that may find something."""

    kind: Loosening
    what: str
    node: Node | None
    filters: Filters


def explained(build: Builder, question: Question, filters: Filters, *, count: int) -> Explanation:
    """The explanation of an answer; looser questions where nothing was found, spellings where a word is unknown."""
    asked = list(dict.fromkeys(terms(question.node)))[:MOST_TERMS]
    unknown = tuple(build.unknown)
    used = tuple(build.used)
    return Explanation(
        forms=tuple(found for found in (forms(build, term) for term in asked) if found.by_language),
        synonyms=tuple(Synonym(term, word.text, word.language) for term, word in used),
        loosened=() if count else tuple(loosened(build, question.node, filters)),
        spellings=tuple(spellings(build, question.node, unknown, filters)) if unknown else (),
        slips=question.slips,
    )


# Forms


def forms(build: Builder, term: Term) -> Forms:
    """For each language the words of the index that a term stands for; names of no language are under ""."""
    found: dict[str, tuple[str, ...]] = {}
    tokens = words.tokens(term.text)
    if isinstance(term, Phrase) or not tokens:
        return Forms(text_of(term), {})
    for language in ("", *languages_of(tokens[-1])):
        field = f"words_{language}" if language else "names"
        if isinstance(term, Beginning):
            known = build.at_hand.searcher.terms_with_prefix(field, tokens[-1], limit=FORMS_READ)
        else:
            known = forms_of_word(build, field, tokens[-1], language, written=term.text)
        if known:
            ranked = sorted(known, key=lambda pair: (-pair[1], pair[0]))
            found[language] = tuple(token for token, _ in ranked[:MOST_FORMS])
    return Forms(text_of(term), found)


def forms_of_word(
    build: Builder, field: str, token: str, language: str, *, written: str
) -> list[tuple[str, int]]:
    if language in ("", "zh"):
        return [(token, 1)] if build.has(field, token) else []
    asked = words.read_question(written)[-1:]
    stems = set(words.tokens(asked[0].written, language=language)) if asked else set()
    found: dict[str, int] = {}
    for stem in stems:
        shared = common(stem, token) or stem
        for beginning in ARABIC_BEGINNINGS if language == "ar" else ("",):
            several = build.at_hand.searcher.terms_with_prefix(field, beginning + shared, limit=FORMS_READ)
            found |= {one: number for one, number in several if stem in words.tokens(one, language=language)}
    return list(found.items())


def common(one: str, other: str) -> str:
    """The letters with which both begin."""
    length = next(
        (place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None
    )
    return one[: min(len(one), len(other)) if length is None else length]


# What would find more


def loosened(build: Builder, node: Node | None, filters: Filters) -> Iterator[Loosened]:
    """Looser questions that find something, those that change least first."""
    found = 0
    for one in list(candidates(node, filters))[:LOOSENED_TRIED]:
        number = count(build, one.node, one.filters)
        if number:
            yield Loosened(one.kind, one.what, write(one.node), one.filters, number)
            found += 1
        if found == MOST_LOOSENED:
            return


def candidates(node: Node | None, filters: Filters) -> Iterator[Candidate]:
    if len(filters) > 1:
        for facet in filters:
            rest = {other: values for other, values in filters.items() if other != facet}
            yield Candidate(Loosening.WITHOUT_FILTER, facet, node, rest)
    if filters:
        yield Candidate(Loosening.NO_FILTERS, "", node, {})
    phrases = [term for term in terms(node) if isinstance(term, Phrase) and len(words.tokens(term.text)) > 1]
    for phrase in phrases:
        of_words = All(tuple(Word(word) for word in dict.fromkeys(words.words(phrase.text))))
        if len(of_words.parts) > 1:
            yield Candidate(Loosening.WORDS_OF_PHRASE, phrase.text, replaced(node, phrase, of_words), filters)
            either = Either(of_words.parts)
            yield Candidate(Loosening.ANY_OF_PHRASE, phrase.text, replaced(node, phrase, either), filters)
    if isinstance(node, All):
        wanted = [part for part in node.parts if not isinstance(part, Without)]
        for part in node.parts if len(wanted) > 1 else [p for p in node.parts if isinstance(p, Without)]:
            left = [other for other in node.parts if other != part]
            rest_node = left[0] if len(left) == 1 else All(tuple(left))
            yield Candidate(Loosening.WITHOUT_TERM, write(part), rest_node, filters)
        if len(wanted) > 1:
            yield Candidate(Loosening.ANY_WORD, "", Either(tuple(wanted)), filters)
            if filters:
                yield Candidate(Loosening.ANY_WORD_NO_FILTERS, "", Either(tuple(wanted)), {})


def replaced(node: Node | None, term: Term, by: Node) -> Node | None:
    """The question with one term exchanged."""
    if node == term:
        return by
    if isinstance(node, Without):
        return Without(replaced(node.part, term, by) or node.part)
    if isinstance(node, All | Either):
        return joined([replaced(part, term, by) or part for part in node.parts], kind=type(node))
    return node


def count(build: Builder, node: Node | None, filters: Filters) -> int:
    result = build.at_hand.searcher.search(build.whole(node, filters), 1)
    return int(result.count)  # type: ignore[attr-defined]


# Other spellings


def spellings(
    build: Builder, node: Node | None, unknown: Sequence[Word], filters: Filters
) -> Iterator[Spelling]:
    """The question with every unknown word spelled as the nearest known one; then with the next nearest."""
    near = {word: nearest(build, word) for word in unknown[:MOST_RESPELLED]}
    for place in range(MOST_SPELLINGS):
        if not any(len(several) > place for several in near.values()):
            return
        spelled = node
        for word, several in near.items():
            if several:
                spelled = replaced(spelled, word, Word(several[min(place, len(several) - 1)]))
        number = count(build, spelled, filters)
        if number:
            yield Spelling(write(spelled), number)


def nearest(build: Builder, word: Word) -> list[str]:
    """Known words that are one slip away, two in longer words: the nearest first, then the commonest."""
    tokens = words.tokens(word.text)
    if len(tokens) != 1 or len(tokens[0]) < SHORTEST or languages_of(tokens[0]) == ("zh",):
        return []
    token = tokens[0]
    slips = 1 if len(token) < LONG else 2
    found: dict[str, tuple[int, int, int, str]] = {}
    for language in words.scripts(token):
        known = vocabulary(build.at_hand, f"words_{language}")
        for length in range(len(token) - slips, len(token) + slips + 1):
            several = known.by_length.get(length, [])
            near = process.extract(
                token, several, scorer=OSA.distance, score_cutoff=slips, limit=MOST_SPELLINGS * 4
            )
            for other, distance, _ in near:
                rank = (int(distance), int(language != build.own), -known.times[other], other)
                found[other] = min(rank, found.get(other, rank))
    return sorted(found, key=lambda other: found[other])[:MOST_SPELLINGS]
