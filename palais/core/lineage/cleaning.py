"""What a recommendation asks, without who asks and which document it points to.

It knows numbers before a text, names in brackets at its end, and references to documents and paragraphs. It does not
know names of States: any short brackets at the end are taken for those who recommend.
There is no law here: the forms are those of the documents (docs/rules/documents.md).
"""

from __future__ import annotations

import re

_NUMBER = re.compile(r"\A\s*(?:[0-9]{1,3}(?:\.[0-9]{1,3}){0,2}[.)]?\s+|\([a-z0-9]{1,4}\)\s+|[a-z]\)\s+)")
_LAST_BRACKETS = re.compile(r"\s*[(（][^()（）]{2,200}[)）]\s*[;.,；。]?\s*\Z")
_REFERENCE_BRACKETS = re.compile(
    r"\s*[(（\[][^()（）\[\]]{0,160}(?:\b[A-Z]{1,6}/[A-Z0-9./-]{3,40}|\bparas?\.|\bpárrs?\.|\bпунк?т?[а-я]*\.?\s?[0-9]|الفقر|第[^段]{1,20}段)"
    r"[^()（）\[\]]{0,80}(?:[(（][a-z]{1,3}[)）][^()（）\[\]]{0,40}){0,6}[)）\]]"
)
_SYMBOL = re.compile(
    r"\b(?:A|CRC|CCPR|CEDAW|CAT|CERD|CRPD|CMW|CED|E)/(?:[A-Z0-9.-]{1,12}/){1,6}[A-Z0-9.-]{1,12}\b"
)
_AS_BEFORE = re.compile(
    r",?\s*\b(?:as|which was)\s+(?:previously\s+|already\s+)?(?:recommended|suggested|requested)\s+"
    r"(?:previously\s+)?(?:by|in)\s[^,;.]{3,120}",
    re.IGNORECASE,
)
_LONGEST = 20_000


def content(text: str, *, recommenders: bool = False) -> str:
    """The text without its number and without references to documents and paragraphs.

    With `recommenders`, also without the last brackets, in which the UPR names the recommending States.
    """
    read = _NUMBER.sub("", text[:_LONGEST], count=1)
    read = _AS_BEFORE.sub("", _SYMBOL.sub("", _REFERENCE_BRACKETS.sub("", read)))
    if recommenders:
        read = _LAST_BRACKETS.sub("", read)
    return " ".join(read.split())
