"""What is asked of the index of recommendations, and what it answers: shapes only."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from palais.core.questions import Question, Slip
from palais.core.words import Piece

BY_RELEVANCE, BY_DATE = "relevance", "date"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with filters: values of one facet are joined by OR, facets by AND. Facets that do not exist are
    left out. Without a question, and in any other order, the newest come first."""

    question: Question
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    order: str = BY_RELEVANCE


@dataclass(frozen=True, slots=True)
class Hit:
    """A recommendation, how well it answers, its language, and a passage of its text with the words marked."""

    pk: int
    score: float
    language: str
    passage: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Forms:
    """A term as it was asked, and for each language the forms by which it was found, the commonest first."""

    term: str
    by_language: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Synonym:
    """Words that were searched as well, because the project's theme words say they mean the same."""

    term: str
    words: str
    language: str


class Loosening(StrEnum):
    """In which way a question would find more."""

    NO_FILTERS = "no-filters"
    WITHOUT_FILTER = "without-filter"
    WITHOUT_TERM = "without-term"
    WORDS_OF_PHRASE = "words-of-phrase"
    ANY_OF_PHRASE = "any-of-phrase"
    ANY_WORD = "any-word"
    ANY_WORD_NO_FILTERS = "any-word-no-filters"


@dataclass(frozen=True, slots=True)
class Loosened:
    """A question and filters that would find something, and how many; `what` is the term or facet left out."""

    kind: Loosening
    what: str
    question: str
    filters: Mapping[str, tuple[str, ...]]
    count: int


@dataclass(frozen=True, slots=True)
class Spelling:
    """The question with an unknown word spelled as a known one, and how many it finds."""

    question: str
    count: int


@dataclass(frozen=True, slots=True)
class Explanation:
    """What was searched, what was left out of the question, and what else would find something."""

    forms: tuple[Forms, ...] = ()
    synonyms: tuple[Synonym, ...] = ()
    loosened: tuple[Loosened, ...] = ()
    spellings: tuple[Spelling, ...] = ()
    slips: tuple[Slip, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """How many there are, those of one page, and for each facet its values with their counts, the commonest first.

    The counts of a facet that filters leave its own filter out: they say what choosing another value would add.
    """

    count: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[tuple[str, int], ...]]
    explanation: Explanation
