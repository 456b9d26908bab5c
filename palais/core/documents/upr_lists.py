"""The numbered lists of a UPR report: which block begins a paragraph, which a recommendation, which goes on.

It knows both numberings: "106.1." and, until 2010, "1." under paragraph 106. It does not know what a
recommendation says or who made it.
There is no law here: the layouts are those of the reports since 2008 (docs/rules/documents.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from palais.core.documents.blocks import Block
from palais.core.documents.numbers import Label, numbered
from palais.core.documents.profiles import Profile
from palais.core.documents.reading_order import bare_heading

_FARTHEST = 4
_LONGEST = 100_000
_ENDED = re.compile(r"[)）][^\w(（]*\Z")


@dataclass(slots=True)
class Entry:
    """One recommendation as printed: its number in the list, its text, and where it begins."""

    number: int
    text: str
    page: int


@dataclass(slots=True)
class Section:
    """A numbered paragraph of the section, and the list under it."""

    number: int
    lead_in: str
    page: int
    entries: list[Entry] = field(default_factory=list)
    asides: list[str] = field(default_factory=list)


def sections(blocks: Iterable[Block], profile: Profile) -> list[Section]:
    """The paragraphs of the section with their lists, in order."""
    found: list[Section] = []
    for block in blocks:
        text = block.labelled
        if not _take(found, text, block, profile):
            break
    return found


def _take(found: list[Section], text: str, block: Block, profile: Profile) -> bool:
    """Put one block where it belongs; false when the section is over."""
    now = found[-1] if found else None
    label = numbered(text)
    if now is not None and not label and _is_end(text, profile):
        return False
    if label is not None and now is not None and _is_entry(label, now, text, profile):
        number = label.whole if label.part is None else label.part
        now.entries.append(Entry(number, text[label.end :].strip(), block.page))
    elif label is not None and _is_paragraph(label, now):
        if now is not None and profile.has("closing", now.lead_in) and not now.entries:
            return False
        found.append(Section(label.whole, text[label.end :].strip(), block.page))
    elif now is not None:
        _go_on(now, text, block)
    return True


def _is_end(text: str, profile: Profile) -> bool:
    bare = bare_heading(text)
    return len(bare) < 80 and (
        profile.is_whole("end", bare) or (len(bare) < 40 and profile.begins("end", bare))
    )


def _is_entry(label: Label, now: Section, text: str, profile: Profile) -> bool:
    last = now.entries[-1].number if now.entries else 0
    if label.part is not None:
        if label.whole == now.number:
            return 0 < label.part - last <= _FARTHEST
        # A misprint: "112.3" between 111.2 and 111.4.
        return bool(last) and label.part == last + 1 and abs(label.whole - now.number) == 1 and _ended(now)
    if not last and not now.lead_in.rstrip().endswith((":", ".", "：", "-", "–")):
        return False
    step = label.whole - last
    if step != 1 and not (1 < step <= _FARTHEST and label.pointed and last and _ended(now)):
        return False
    if label.whole == now.number + 1 and profile.begins("opening", text[label.end :]):
        return False
    begins = text[label.end : label.end + 1]
    return (label.pointed or _ended(now)) and (begins.isalpha() or begins in '“"«(')


def _ended(now: Section) -> bool:
    """Whether the recommendation before is complete: it ends with a bracket and a sign."""
    return bool(_ENDED.search(now.entries[-1].text if now.entries else now.lead_in + ")"))


def _is_paragraph(label: Label, now: Section | None) -> bool:
    if label.part is not None or not label.pointed:
        return False
    if now is None:
        return True
    return 1 <= label.whole - now.number <= 2


def _go_on(now: Section, text: str, block: Block) -> None:
    """A block without a number of its own: the text goes on, or a remark stands between two recommendations."""
    if len(now.entries[-1].text if now.entries else now.lead_in) > _LONGEST:
        return
    if not now.entries:
        now.lead_in = f"{now.lead_in} {text}"
        return
    entry = now.entries[-1]
    goes_on = text[:1].islower() or text[:1] in "(（;.,"
    if not goes_on and _ENDED.search(entry.text) and entry.text.rstrip().endswith((";", ".", "；", "。")):
        now.asides.append(text)
        return
    entry.text = f"{entry.text} {text}"
