"""The one analyser for words of six languages: names and search both read texts through it.

It knows spelling habits, Chinese without blanks, stems of five languages, and names as people type them.
It does not know synonyms or meaning; other names of a State are facts and are passed in.
There is no law here: the choices and their reasons are in docs/rules/names-and-words.md and docs/rules/search.md.
"""

from palais.core.words.analyser import LANGUAGES, VERSION, scripts, tokens
from palais.core.words.asking import LONGEST_QUESTION, Asked, read_question
from palais.core.words.folding import bigrams, fold, words
from palais.core.words.names import LONGEST_QUERY, Match, Names
from palais.core.words.passages import Piece, passage
from palais.core.words.phrases import Held, Phrases, outermost, placed
from palais.core.words.whole_sentences import first_sentences, sentences

__all__ = [
    "LANGUAGES",
    "LONGEST_QUERY",
    "LONGEST_QUESTION",
    "VERSION",
    "Asked",
    "Held",
    "Match",
    "Names",
    "Phrases",
    "Piece",
    "bigrams",
    "first_sentences",
    "fold",
    "outermost",
    "passage",
    "placed",
    "read_question",
    "scripts",
    "sentences",
    "tokens",
    "words",
]
