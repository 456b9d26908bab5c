"""Questions to a large collection of texts: words, "phrases", AND, OR, NOT, brackets, beginnings*, -minus.

It knows how such a question is read, and says what it left out. It does not know any index, nor languages beyond the
words for AND, OR and NOT: the analyser of `core.words` finds forms and stems when the question is asked.
There is no law here: the choices and their reasons are in docs/rules/questions.md.
"""

from palais.core.questions.answers import (
    All,
    Beginning,
    Either,
    Node,
    Phrase,
    Question,
    Slip,
    Term,
    Without,
    Word,
    terms,
)
from palais.core.questions.reading import LONGEST, MOST_TERMS, joined, read
from palais.core.questions.writing import write

__all__ = [
    "LONGEST",
    "MOST_TERMS",
    "All",
    "Beginning",
    "Either",
    "Node",
    "Phrase",
    "Question",
    "Slip",
    "Term",
    "Without",
    "Word",
    "joined",
    "read",
    "terms",
    "write",
]
