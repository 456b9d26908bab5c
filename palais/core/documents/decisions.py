"""Decisions on communications: paragraphs "1.1" to "10.3" and what the State party has to do.

It knows the two-level numbers and the sentences that lay down an obligation. It does not judge admissibility
or outcome.
The practice is that of the committees' rules on communications (docs/rules/documents.md).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from palais.core.documents.blocks import Block
from palais.core.documents.findings import Finding, FrontMatter, Item, Paragraph, Recommendation
from palais.core.documents.mentions import mentions
from palais.core.documents.numbers import Label, lettered, numbered
from palais.core.documents.profiles import Profile
from palais.core.documents.reading_order import heading_level
from palais.core.documents.refusals import Doubt, DoubtKind
from palais.core.documents.states import States
from palais.core.documents.upr_reports import Read

_PARTED = re.compile(r"(?P<whole>[0-9]{1,2})\.(?P<part>[0-9]{1,2})\.?\s*(?=[^\s0-9])")
_FARTHEST = 2
_LONGEST = 100_000


def read(blocks: Sequence[Block], *, front: FrontMatter, profile: Profile, states: States) -> Read:
    """The paragraphs of a decision, and those that oblige the State party."""
    paragraphs: list[Paragraph] = []
    doubts: list[Doubt] = []
    last = (0, 0)
    heading = ""
    for block in blocks:
        text = block.labelled.strip()
        label = _label(text)
        number = (label.whole, label.part or 0) if label else (0, 0)
        if label is not None and _is_next(number, last):
            if _skips(number, last):
                doubts.append(
                    Doubt(
                        DoubtKind.GAP_IN_NUMBERING,
                        f"After {_said(last)} comes {_said(number)}.",
                        _said(number),
                        block.page,
                    )
                )
            last = number
            above = (heading,) if heading else ()
            paragraphs.append(Paragraph(_said(number), above, text[label.end :].strip(), page=block.page))
        elif heading_level(block, text, profile) is not None:
            heading = text
        elif paragraphs and len(_whole(paragraphs[-1])) < _LONGEST:
            paragraphs[-1] = _longer(paragraphs[-1], text, block)
    base = str(front.symbol) if front.symbol else ""
    found = [_finding(one, base) for one in paragraphs if profile.has("obligation", _whole(one))]
    return Read(tuple(paragraphs), tuple(found), tuple(doubts))


def _label(text: str) -> Label | None:
    parted = _PARTED.match(text[:16])
    if parted is not None:
        return Label(int(parted["whole"]), int(parted["part"]), True, parted.end())
    label = numbered(text)
    return label if label is not None and label.part is None and label.pointed else None


def _is_next(number: tuple[int, int], last: tuple[int, int]) -> bool:
    whole, part = number
    if whole == last[0]:
        return last[1] < part <= last[1] + _FARTHEST + 1
    return 0 < whole - last[0] <= _FARTHEST and part <= _FARTHEST


def _skips(number: tuple[int, int], last: tuple[int, int]) -> bool:
    whole, part = number
    return part != last[1] + 1 if whole == last[0] else whole != last[0] + 1 or part > 1


def _said(number: tuple[int, int]) -> str:
    return f"{number[0]}.{number[1]}" if number[1] else str(number[0])


def _longer(paragraph: Paragraph, text: str, block: Block) -> Paragraph:
    letter = lettered(text)
    if letter is not None and (paragraph.items or letter[0] == "a"):
        item = Item((letter[0],), text[letter[1] :].strip(), block.page)
        return Paragraph(
            paragraph.number, paragraph.headings, paragraph.lead_in, (*paragraph.items, item), paragraph.page
        )
    if paragraph.items:
        *before, last = paragraph.items
        item = Item(last.path, f"{last.text} {text}", last.page)
        return Paragraph(
            paragraph.number, paragraph.headings, paragraph.lead_in, (*before, item), paragraph.page
        )
    return Paragraph(paragraph.number, paragraph.headings, f"{paragraph.lead_in} {text}", (), paragraph.page)


def _whole(paragraph: Paragraph) -> str:
    return " ".join([paragraph.lead_in, *(item.text for item in paragraph.items)])


def _finding(paragraph: Paragraph, base: str) -> Recommendation:
    text = _whole(paragraph)
    return Recommendation(
        address=f"{base}#{paragraph.number}",
        number=paragraph.number,
        kind=Finding.RECOMMENDATION,
        text=text,
        headings=paragraph.headings,
        page=paragraph.page,
        mentions=mentions(text),
    )
