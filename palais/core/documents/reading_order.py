"""Blocks as headings, numbered paragraphs and their items: the skeleton of a United Nations document.

It knows the next number, letters and small Roman numbers, headings with and without a letter, and texts whose
lines have run together. It does not know what a paragraph says.
There is no law here: the skeleton is that of the domain reference, section 7 (docs/rules/documents.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from palais.core.documents.blocks import Block, BlockKind
from palais.core.documents.findings import Item, Paragraph
from palais.core.documents.numbers import follows, is_roman, lettered, numbered
from palais.core.documents.profiles import Profile
from palais.core.documents.refusals import Doubt, DoubtKind
from palais.core.words import fold

_HEAD_LABEL = re.compile(
    r"\A\s*(?:(?P<roman>[IVX]{1,5})|(?P<letter>[A-Z])|(?P<chinese>[一二三四五六七八九十]{1,3})"
    r"|(?P<arabic>[أا]ولا|ثانيا|ثالثا|رابعا|خامسا|سادسا)"
    r"|(?P<name>[أا]لف|باء|جيم|دال|هاء|واو|زاي|حاء|طاء|ياء|كاف|لام|ميم|نون)|(?P<cyrillic>[А-Я])|(?P<digits>[0-9]{1,2}))"
    r"\s?[.．、)\-–]+\s*(?=\S)"
)
_ARABIC_MARKS = re.compile(r"[\u064b-\u0652\u0640]")
_ARTICLES = re.compile(
    r"\s*[(（][^()（）]{0,20}(?:art|стат|الم|第)[^()（）]*(?:[(（][^()（）]*[)）][^()（）]*)*[)）]\s*\Z"
)
_ENDS_SENTENCE = re.compile(r"[.;:,。;:،؛]\s*\Z")
_INLINE = re.compile(
    r"(?<=[:;：；,.])\s*(?:and|et|y|и|و|以及)?\s*[(（](?P<letters>[a-z]{1,3}|[أ-ي])[)）]\s+(?=\S)"
)
_HEADING_LENGTH = 180
_RUN_ON = 600
_ALONE = re.compile(r"\s*[0-9]{1,3}\s?\.\s*|\s*\([a-z]{1,3}\)\s*")
_FARTHEST = 3
_LONGEST = 100_000


@dataclass(slots=True)
class _Open:
    number: int
    headings: tuple[str, ...]
    page: int
    text: str
    items: list[Item] = field(default_factory=list)


@dataclass(slots=True)
class Skeleton:
    """Paragraphs in order, the headings seen with their level, and what was doubtful."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    headings: list[tuple[int, str, int]] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


def skeleton(blocks: Sequence[Block], profile: Profile) -> Skeleton:
    """The skeleton of a document. Text before paragraph 1 belongs to no paragraph and is left out."""
    found = Skeleton()
    now: _Open | None = None
    path: list[str] = []
    for block in _parted(blocks):
        text = block.labelled.strip()
        last = now.number if now is not None else 0
        label = None if _is_known_heading(block, text, profile) else numbered(text)
        if label is not None and label.part is None and _is_next(label.whole, last, block, label.pointed):
            _close(found, now)
            if label.whole != last + 1:
                _gap(found, last, label.whole, block.page)
            now = _Open(label.whole, tuple(path), block.page, text[label.end :].strip())
        elif (level := heading_level(block, text, profile)) is not None and not _goes_on(now, text, block):
            path = [*path[:level], *[""] * max(0, level - len(path)), text]
            path = [one for one in path if one]
            found.headings.append((level, text, block.page))
        elif now is not None:
            _take(now, text, block)
    _close(found, now)
    return found


def bare_heading(text: str) -> str:
    """A heading without its letter and without the articles in brackets after it."""
    return _ARTICLES.sub("", _HEAD_LABEL.sub("", _ARABIC_MARKS.sub("", text))).strip(" .*∗:：")


def heading_level(block: Block, text: str, profile: Profile) -> int | None:
    """0 for a Roman number, 1 for a letter, 2 for a heading without either; None for no heading."""
    if len(text) > _HEADING_LENGTH or block.kind is BlockKind.ROW:
        return None
    head = _HEAD_LABEL.match(_ARABIC_MARKS.sub("", text))
    known = _is_known_heading(block, text, profile)
    looks = (
        block.kind is BlockKind.HEADING or block.bold or (not block.guess and not _ENDS_SENTENCE.search(text))
    )
    if not (known or (looks and not lettered(text) and not text[:1].islower())):
        return None
    if head is None:
        return 2
    if head["roman"] and head["roman"] not in ("C", "D", "L", "M"):
        single = head["roman"] in ("I", "V", "X")
        return 0 if not single or head["roman"] == "I" or len(head["roman"]) > 1 or known else 1
    if head["digits"]:
        return 1
    if head["chinese"] or head["arabic"]:
        return 0
    return 1


def _is_known_heading(block: Block, text: str, profile: Profile) -> bool:
    """Whether a short block is one of the profile's headings, whatever letter or number stands before it."""
    if len(text) > _HEADING_LENGTH or block.kind is BlockKind.ROW:
        return False
    return fold(bare_heading(text)) in profile.headings


def _parted(blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks whose lines have run together, parted where the next number stands after a full stop."""
    last = 0
    for block in _with_lone_numbers(blocks):
        label = numbered(block.labelled)
        if label is not None and label.part is None and label.pointed and 0 < label.whole - last <= _FARTHEST:
            last = label.whole
        rest = block
        while len(rest.text) > _RUN_ON or rest is not block:
            match = re.search(
                rf"(?<=[.:;*∗)。\w]\s){last + 1}\s?\.\s?(?=[A-ZÀ-ÝА-Я«“\u0621-\u064a\u4e00-\u9fff])",
                rest.text,
            )
            if match is None or match.start() == 0:
                break
            yield replace(rest, text=rest.text[: match.start()].strip())
            rest = replace(rest, text=rest.text[match.start() :], label="", guess=True)
            last += 1
        yield rest


def _with_lone_numbers(blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks, a number that stands alone on its line put before the text that follows it."""
    waiting: Block | None = None
    for block in blocks:
        if _ALONE.fullmatch(block.text) and not block.label:
            if waiting is not None:
                yield waiting
            waiting = block
            continue
        if waiting is not None:
            block = replace(block, text=f"{waiting.text} {block.labelled}", label="", guess=True)
            waiting = None
        yield block
    if waiting is not None:
        yield waiting


def _is_next(number: int, last: int, block: Block, pointed: bool) -> bool:
    step = number - last
    if step == 1:
        return pointed or not block.guess
    return bool(last) and 1 < step <= _FARTHEST and pointed and (not block.guess or step == 2)


def _gap(found: Skeleton, last: int, number: int, page: int) -> None:
    missing = ", ".join(str(one) for one in range(last + 1, number))
    found.doubts.append(
        Doubt(
            DoubtKind.GAP_IN_NUMBERING,
            f"After paragraph {last} comes {number}: {missing} not found.",
            str(number),
            page,
        )
    )


def _goes_on(now: _Open | None, text: str, block: Block) -> bool:
    """Whether a short piece rather ends the sentence before it than heads what comes."""
    if now is None or not block.guess:
        return False
    before = now.items[-1].text if now.items else now.text
    return not block.bold and not re.search(r"[.;:!?。”’)\]]\s*\Z", before)


def _take(now: _Open, text: str, block: Block) -> None:
    letter = lettered(text)
    if letter is not None:
        path = _path(now, letter[0])
        if path is not None:
            now.items.append(Item(path, text[letter[1] :].strip(), block.page))
            return
    if len(now.items[-1].text if now.items else now.text) > _LONGEST:
        return
    if now.items:
        last = now.items[-1]
        now.items[-1] = replace(last, text=f"{last.text} {text}")
    else:
        now.text = f"{now.text} {text}"


def _path(now: _Open, letters: str) -> tuple[str, ...] | None:
    """Where an item belongs: next letter, first of a list, or a small Roman number under a letter."""
    before = now.items[-1].path if now.items else ()
    if not before:
        return (letters,) if letters in ("a", "i", "1") else None
    if follows(letters, before[0]) and not (len(before) == 2 and letters == "i" and before[1] == "h"):
        return (letters,)
    if len(before) == 2 and is_roman(letters) and letters != before[1]:
        return (before[0], letters)
    if letters == "i" and len(before) == 1:
        return (before[0], "i")
    if is_roman(before[0]) and is_roman(letters) and len(before) == 1:
        return (letters,)
    return None


def _close(found: Skeleton, now: _Open | None) -> None:
    if now is None:
        return
    lead_in, items = now.text, list(now.items)
    if not items:
        lead_in, items = _inline(now.text, now.page)
    found.paragraphs.append(Paragraph(str(now.number), now.headings, lead_in, tuple(items), now.page))


def _inline(text: str, page: int) -> tuple[str, list[Item]]:
    """Items inside a running text: "to: (a) adopt …; (b) ensure …"; two at least, in order."""
    marks: list[tuple[str, int, int]] = []
    for match in _INLINE.finditer(text):
        letters = match["letters"]
        if (not marks and letters == "a") or (marks and follows(letters, marks[-1][0])):
            marks.append((letters, match.start(), match.end()))
    if len(marks) < 2:
        return text, []
    ends = [start for _, start, _ in marks[1:]] + [len(text)]
    items = [
        Item((letters,), text[start:end].strip(), page)
        for (letters, _, start), end in zip(marks, ends, strict=True)
    ]
    return text[: marks[0][1]].strip(), items
