"""Drafting: is a recommendation that somebody writes addressed, specific, measurable and dated, and was it made before?

This package knows lists of words with what they say about a draft, and finds texts nearly the same. It does not know
whether a draft is wise. There is no law here: "specific" follows the categories of action of UPR Info
(docs/rules/drafting.md has them, and how often this agrees with their readers).

    Drafting(words, strengths=…).check(text, language=…, on=day)   four answers with reasons, and notes
    alike(draft=…, earlier=…, …)                                    what was said before, nearly the same first
"""

from palais.core.drafting.answers import Answer, Check, Checked, Note, Reason
from palais.core.drafting.checking import Drafting, DraftUse, DraftWord
from palais.core.drafting.nearness import Said, alike

__all__ = [
    "Answer",
    "Check",
    "Checked",
    "DraftUse",
    "DraftWord",
    "Drafting",
    "Note",
    "Reason",
    "Said",
    "alike",
]
