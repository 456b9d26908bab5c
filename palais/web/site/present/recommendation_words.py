"""Sentences of the search of recommendations: slips, looser questions, examples, what a question is called."""

from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from palais.apps.library.index import Loosened, Loosening
from palais.core.questions import Slip
from palais.web.answers.recommendation_search.filters import BY_NAME


def intro() -> str:
    return _(
        "What treaty bodies, the Universal Periodic Review and special procedures have recommended to States, word for "
        "word, with the document each stands in."
    )


def slip(slip: Slip) -> str:
    """What was left out of a question, or read otherwise than typed."""
    return {
        Slip.TOO_LONG: _("Only the first 2,000 characters of the question were read."),
        Slip.TOO_MANY_TERMS: _("Only the first 64 words of the question were read."),
        Slip.TOO_DEEP: _("Brackets more than twelve deep were left out."),
        Slip.BRACKET: _("One bracket has no partner. It was closed or left out."),
        Slip.QUOTATION_MARK: _("A quotation mark was not closed. The phrase goes on to the end."),
        Slip.OPERATOR: _("AND, OR or NOT stands where it joins nothing. It was left out."),
        Slip.BEGINNING_TOO_SHORT: _(
            "A beginning needs two letters before the asterisk. It was searched as a word."
        ),
        Slip.ONLY_WITHOUT: _("The question says only what must not be there, so it finds nearly everything."),
    }[slip]


def loosened(one: Loosened) -> str:
    """What a looser question leaves out."""
    if one.kind is Loosening.WITHOUT_FILTER:
        return _("Without the filter “%(filter)s”") % {"filter": BY_NAME[one.what].label}
    if one.kind is Loosening.WITHOUT_TERM:
        return _("Without “%(term)s”") % {"term": one.what}
    if one.kind is Loosening.WORDS_OF_PHRASE:
        return _("The words of “%(term)s” in any place") % {"term": one.what}
    if one.kind is Loosening.ANY_OF_PHRASE:
        return _("Any of the words of “%(term)s”") % {"term": one.what}
    if one.kind is Loosening.ANY_WORD_NO_FILTERS:
        return _("Any of the words, without filters")
    if one.kind is Loosening.ANY_WORD:
        return _("Any of the words")
    return _("Without filters")


def examples(own: str) -> list[dict[str, Any]]:
    """Questions that show how to ask; what each finds is said beside it."""
    asked = (
        ("juvenile justice", _("both words, in any of their forms, and what other languages call it")),
        ('"birth registration"', _("exactly these words, in this order")),
        ("girls OR boys", _("one of them is enough")),
        ("prison NOT police", _("the first without the second; -police means the same")),
        ("(girls OR women) education", _("brackets are read first")),
        ("discriminat*", _("every word that begins so")),
        ("CRC/C/MAR/CO/3-4", _("what stands in this document")),
    )
    return [{"text": text, "says": says, "url": f"{own}?{urlencode({'q': text})}"} for text, says in asked]
