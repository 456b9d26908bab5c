"""One paragraph of one document: ``CRC/C/MAR/CO/3-4#23(a)``, the address of a recommendation.

It does not know whether the document has such a paragraph.
The form is the project's own (ARCHITECTURE, names and keys); the citation "CRC/C/MAR/CO/3-4, para. 23 (a)" is
that of United Nations documents.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import total_ordering

from palais.core.symbols.characters import clean
from palais.core.symbols.errors import Reason, SymbolNotUnderstood
from palais.core.symbols.known import KnownDocument
from palais.core.symbols.parsing import LONGEST_TEXT, parse
from palais.core.symbols.symbol import Symbol

HIGHEST_PARAGRAPH = 9_999
_MARK = re.compile(r"[ \n\f]?#[ \n\f]?|[ \n\f]?,[ \n\f]?para(?:graph|\.)?[ \n\f]?", re.IGNORECASE)
_PARAGRAPH = re.compile(
    r"(?P<number>[0-9]++)(?:\.(?P<part>[0-9]++))?(?P<items>(?:[ \n\f]?\([a-z]{1,5}\)){0,3})[ \n\f]?"
)
_ITEM = re.compile(r"\(([a-z]{1,5})\)")


@total_ordering
@dataclass(frozen=True, slots=True)
class Reference:
    """A paragraph and, inside it, an item: 23(a)(ii) is paragraph 23, items ("a", "ii").

    ``part`` is the number after the point, which reports of the universal periodic review use (83.12); else
    None.
    """

    symbol: Symbol
    paragraph: int
    part: int | None = None
    items: tuple[str, ...] = ()

    def __str__(self) -> str:
        part = "" if self.part is None else f".{self.part}"
        return f"{self.symbol}#{self.paragraph}{part}" + "".join(f"({item})" for item in self.items)

    def __lt__(self, other: object) -> bool:
        return self._order() < other._order() if isinstance(other, Reference) else NotImplemented

    def _order(self) -> tuple[Symbol, int, int, tuple[str, ...]]:
        return (self.symbol, self.paragraph, self.part or 0, self.items)


def parse_reference(
    text: str, *, states: Mapping[str, str] | None = None, known: Mapping[str, KnownDocument] | None = None
) -> Reference:
    """The paragraph a text names. Raises :class:`SymbolNotUnderstood`, also for a range of paragraphs."""
    cleaned = clean(text[: LONGEST_TEXT + 1])
    mark = _MARK.search(cleaned.text)
    if mark is None or len(text) > LONGEST_TEXT:
        raise _refused(text, len(text), "no paragraph is named; it follows a # or the word “para.”")
    at = mark.end()
    found = _PARAGRAPH.fullmatch(cleaned.text, at, len(cleaned.text.rstrip(" \n\f")))
    if found is None:
        raise _refused(text, cleaned.index(at), "a paragraph is written as 23, 23(a), 23(a)(ii) or 83.12")
    number, part = _number(found["number"]), _number(found["part"] or "1")
    if number is None or part is None:
        raise _refused(text, cleaned.index(at), f"paragraphs are numbered from 1 to {HIGHEST_PARAGRAPH}")
    try:
        symbol = parse(text[: cleaned.index(mark.start())], states=states, known=known)
    except SymbolNotUnderstood as error:
        raise SymbolNotUnderstood(
            text=text, position=error.position, reason=error.reason, because=error.because
        ) from None
    return Reference(
        symbol=symbol,
        paragraph=number,
        part=part if found["part"] else None,
        items=tuple(_ITEM.findall(found["items"])),
    )


def _number(digits: str) -> int | None:
    fits = len(digits) <= len(str(HIGHEST_PARAGRAPH)) and not digits.startswith("0")
    return int(digits) if fits else None


def _refused(text: str, position: int, because: str) -> SymbolNotUnderstood:
    return SymbolNotUnderstood(text=text, position=position, reason=Reason.NOT_A_PARAGRAPH, because=because)
