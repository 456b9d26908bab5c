"""What a text refers to: symbols, paragraphs, articles, general comments, SDG targets.

It knows how the six languages write such references. It does not know whether what is referred to exists.
There is no law here: the forms are those of the committees' own documents (docs/rules/documents.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from palais.core import symbols
from palais.core.documents.findings import Mentions

_AND = r"(?:,|-|–|and|et|y|e|и|و|和|至|、|to|à|al?)"
_PLACE = r"[0-9]{1,3}(?:\s?\([a-z]{1,3}\))*"
_NUMBERS = rf"(?P<numbers>{_PLACE}(?:\s?{_AND}\s?{_PLACE}){{0,30}})"
_PARAGRAPHS = re.compile(
    r"(?:\bparas?\.|\bparagraphs?|\bp[aá]rr?s?\.|\bparagraphes?|\bp[aá]rrafos?|\bпункт(?:ы|ах|ов|а|е)?|\bпп?\."
    rf"|الفقرات|الفقرتين|الفقرة|第(?=[^号条]{{1,40}}段))\s?{_NUMBERS}",
    re.IGNORECASE,
)
_ARTICLE = r"[0-9]{1,3}(?:\s?\([0-9a-z]{1,3}\))*"
_ARTICLES = re.compile(
    r"(?:\barts?\.|\barticles?|\bart[ií]culos?|\bстат(?:ья|ьи|ье|ьей|ьям|ьями|ьях|ей)"
    r"|المواد|المادتين|المادة|第(?=\s?[0-9]{1,2}\s?条))\s?"
    rf"(?P<numbers>{_ARTICLE}(?:\s?{_AND}\s?{_ARTICLE}){{0,20}})",
    re.IGNORECASE,
)
_ONE = re.compile(_ARTICLE)
_SPAN = re.compile(r"(?P<first>[0-9]{1,3})\s?(?:-|–|to|à|至)\s?(?P<last>[0-9]{1,3})\Z")
_COMMENTS = re.compile(
    r"(?:general (?:comments?|recommendations?)|observations? g[ée]n[ée]rales?|observaci[oó]n(?:es)? general(?:es)?"
    r"|recommandations? g[ée]n[ée]rales?|recomendaci[oó]n(?:es)? general(?:es)?"
    r"|замечани[а-я]* общего порядка|общ[а-я]{2,3} рекомендаци[а-я]*"
    r"|التعليق(?:ات)? العام(?:ة)?|التوصي(?:ة|ات) العامة)"
    r"\s?[(（]?,?\s?(?:nos?\.?|n[°ºo]s?\.?|n[uú]m(?:s|eros?)?\.?|№|رقم)?\s?(?P<number>[0-9]{1,2})(?![0-9])"
    r"\s?(?:[(（](?P<year>[12][09][0-9]{2})(?:\s?год[а-я]?)?[)）])?"
    r"|第\s?(?P<chinese>[0-9]{1,2})\s?号一般性(?:意见|建议)(?:\s?[(（](?P<since>[12][09][0-9]{2})年?[)）])?",
    re.IGNORECASE,
)
_TARGETS = re.compile(
    r"(?:targets?|cibles?|metas?|задач[а-я]*|الغاي(?:ة|ات)|(?:具体)?目标)\s?"
    r"(?P<numbers>[0-9]{1,2}\.[0-9a-e]{1,2}(?:\s?(?:,|and|et|y|и|و|和|、)\s?[0-9]{1,2}\.[0-9a-e]{1,2}){0,10})",
    re.IGNORECASE,
)
_TARGET = re.compile(r"[0-9]{1,2}\.[0-9a-e]{1,2}")
_REITERATES = re.compile(
    r"\b(?:reiterat|recall|reitera|r[ée]it[èe]re|rappell?|recuerda|повторя|напомина|подтвержд)"
    r"|يكرر|تكرر|إذ تذكر|تذكّر|重申|回顾",
    re.IGNORECASE,
)
_YEAR = re.compile(r"[(（][12][09][0-9]{2}")
_HIGHEST_GOAL = 17
_LONGEST = 60_000
_WIDEST = 60


def mentions(text: str) -> Mentions:
    """What a text refers to, each once, in order."""
    read = text[:_LONGEST]
    return Mentions(
        symbols=tuple(dict.fromkeys(found.symbol for found in symbols.find(read))) if "/" in read else (),
        paragraphs=_each(
            paragraph for found in _PARAGRAPHS.finditer(read) for paragraph in _spread(found["numbers"])
        ),
        articles=_each(
            _tight(article)
            for found in _ARTICLES.finditer(read)
            for article in _ONE.findall(found["numbers"])
        ),
        general_comments=_each(
            _comment(found["number"] or found["chinese"], found["year"] or found["since"])
            for found in _COMMENTS.finditer(read)
        ),
        targets=_each(
            target
            for found in _TARGETS.finditer(read)
            for target in _TARGET.findall(found["numbers"])
            if 1 <= int(target.partition(".")[0]) <= _HIGHEST_GOAL
        ),
        reiterates=_REITERATES.search(read) is not None,
    )


@dataclass(frozen=True, slots=True)
class CommentFound:
    """A general comment that a text names with its number and year, and where: in `text[start:end]`."""

    number: int
    year: int
    start: int
    end: int


def comments(text: str) -> list[CommentFound]:
    """The general comments and recommendations whose year is named, in order; a number alone does not say whose."""
    if _YEAR.search(text) is None:
        return []
    return [
        CommentFound(int(found["number"] or found["chinese"]), int(year), found.start(), found.end())
        for found in _COMMENTS.finditer(text[:_LONGEST])
        if (year := found["year"] or found["since"])
    ]


def _each(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found))


def _comment(number: str, year: str | None) -> str:
    return f"{number} ({year})" if year else number


def _tight(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _spread(numbers: str) -> list[str]:
    """Paragraphs of a reference, ranges written out: "20, 23-25 (a)"."""
    found: list[str] = []
    for part in re.split(r"\s?(?:,|、|\b(?:and|et|y|e|и)\b|و|和)\s?", numbers):
        span = _SPAN.fullmatch(part.strip())
        if span and 0 <= int(span["last"]) - int(span["first"]) <= _WIDEST:
            found += [str(number) for number in range(int(span["first"]), int(span["last"]) + 1)]
        else:
            found += [_tight(one) for one in _ONE.findall(part)]
    return found
