"""UPR Working Group reports: each recommendation with its number, its States and the State's position.

It knows the section of conclusions, its lists, brackets with States, and positions given for a whole list or
for numbers named. It does not decide what a report leaves open: that is ``not-stated`` or a doubt.
The practice is that of Human Rights Council resolution 5/1; see docs/rules/documents.md for the layouts read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from palais.core.documents.blocks import Block, BlockKind
from palais.core.documents.findings import (
    Finding,
    FrontMatter,
    Paragraph,
    Position,
    Recommendation,
    Recommender,
)
from palais.core.documents.mentions import mentions
from palais.core.documents.profiles import Profile
from palais.core.documents.reading_order import bare_heading
from palais.core.documents.refusals import Doubt, DoubtKind
from palais.core.documents.states import States, brackets
from palais.core.documents.upr_lists import Entry, Section, sections

_LEADERS = re.compile(r"\.{4,}|…{2,}")
_RANGE = re.compile(
    r"(?P<first>[0-9]{1,3}(?:\.[0-9]{1,3})?)\s*(?:to|-|–|a|à|до|至)\s*(?P<last>[0-9]{1,3}(?:\.[0-9]{1,3})?)"
)
_NUMBER = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3})?")
_NAMED = re.compile(
    r"(?:recommendations?|recommandations?|recomendaci[oó]n(?:es)?|рекомендаци[ияй])\s*(?:\(?\s*nos?\.?|numbers?|№)?\s*"
    r"(?P<numbers>[0-9][0-9.,;\s\-–]*(?:(?:and|to|et|y|и|&)\s*[0-9][0-9.,;\s\-–]*)*)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Read:
    """What a reader found."""

    paragraphs: tuple[Paragraph, ...]
    recommendations: tuple[Recommendation, ...]
    doubts: tuple[Doubt, ...]


def read(blocks: Sequence[Block], *, front: FrontMatter, profile: Profile, states: States) -> Read:
    """The recommendations of a report in their order."""
    found = sections(_section(blocks, profile), profile)
    doubts: list[Doubt] = []
    given = _positions(found, profile, doubts)
    base = str(front.symbol) if front.symbol else ""
    recommendations = []
    for section in found:
        doubts += _numbering(section)
        for entry in section.entries:
            one, more = _recommendation(section, entry, base, states)
            position = given.get((section.number, entry.number), Position.NOT_STATED)
            recommendations.append(replace(one, position=position))
            doubts += more
        if section.entries and given.get((section.number, section.entries[0].number)) is None:
            doubts.append(
                Doubt(
                    DoubtKind.POSITION_NOT_STATED,
                    f"What the State said to the recommendations of paragraph {section.number} was not understood.",
                    str(section.number),
                    section.page,
                    section.lead_in[:300],
                )
            )
    if found and not any(profile.has("closing", one.lead_in) for one in found):
        doubts.append(
            Doubt(
                DoubtKind.CUT_OFF,
                "The paragraph that closes the recommendations is not there: some may be missing.",
            )
        )
    paragraphs = tuple(Paragraph(str(one.number), (), one.lead_in, page=one.page) for one in found)
    return Read(paragraphs, tuple(recommendations), tuple(doubts))


def _section(blocks: Sequence[Block], profile: Profile) -> Sequence[Block]:
    """The blocks after the last heading of the section that is no line of the contents."""
    for place in range(len(blocks) - 1, -1, -1):
        block = blocks[place]
        bare = bare_heading(block.text)
        if (
            len(bare) < 90
            and not _LEADERS.search(block.text)
            and profile.begins("section", bare)
            and not profile.has("closing", bare)
        ):
            return blocks[place + 1 :]
    return ()


def _recommendation(
    section: Section, entry: Entry, base: str, states: States
) -> tuple[Recommendation, list[Doubt]]:
    number = f"{section.number}.{entry.number}"
    groups = states.groups(entry.text)
    printed = [
        Recommender(entry.text[group.start + 1 : group.end - 1], state)
        for group in groups
        for state in group.states
    ]
    unknown = " ".join(word for group in groups for word in group.unknown)
    doubts = []
    if unknown or not printed:
        doubts.append(_unmatched(number, entry, unknown, states))
    one = Recommendation(
        address=f"{base}#{number}",
        number=number,
        kind=Finding.RECOMMENDATION,
        text=entry.text,
        lead_in=section.lead_in,
        page=entry.page,
        recommenders=tuple(printed),
        mentions=mentions(entry.text),
    )
    return one, doubts


def _unmatched(number: str, entry: Entry, unknown: str, states: States) -> Doubt:
    """The doubt about a name that no fact has, with the States it may be a misprint of."""
    last = [entry.text[start + 1 : end - 1] for start, end in brackets(entry.text)][-1:]
    said = unknown or (last[0] if last else entry.text[-80:])
    likely = states.likely(said)
    perhaps = f" Perhaps {' or '.join(likely)}?" if likely else ""
    sentence = f"Who made recommendation {number} is not quite clear: “{said}”.{perhaps}"
    return Doubt(DoubtKind.STATE_NOT_MATCHED, sentence, number, entry.page, entry.text[-200:])


def _numbering(section: Section) -> list[Doubt]:
    doubts = []
    last = 0
    for entry in section.entries:
        if entry.number > last + 1:
            missing = ", ".join(f"{section.number}.{number}" for number in range(last + 1, entry.number))
            doubts.append(
                Doubt(
                    DoubtKind.GAP_IN_NUMBERING,
                    f"After {section.number}.{last} comes {section.number}.{entry.number}: {missing} not found.",
                    f"{section.number}.{entry.number}",
                    entry.page,
                )
            )
        last = entry.number
    return doubts


def _positions(
    found: list[Section], profile: Profile, doubts: list[Doubt]
) -> dict[tuple[int, int], Position]:
    """The position for each recommendation: that of its list, or of a sentence that names its number."""
    given: dict[tuple[int, int], Position] = {}
    for place, section in enumerate(found):
        said, named = _without_named(section.lead_in, profile)
        position = profile.position(said)
        if section.entries:
            if position is not Position.NOT_STATED:
                given.update({(section.number, entry.number): position for entry in section.entries})
            _name(given, named, section, [section])
            continue
        if profile.has("elsewhere", section.lead_in) and position is Position.REJECTED:
            doubts.append(
                Doubt(
                    DoubtKind.UNNUMBERED,
                    f"Paragraph {section.number} rejects recommendations that stand elsewhere in the report.",
                    str(section.number),
                    section.page,
                    section.lead_in[:600],
                )
            )
        before = [one for one in found[:place] if one.entries]
        _name(given, named, section, before)
        if position is Position.UNDER_CONSIDERATION and not profile.has("closing", section.lead_in):
            for one in before:
                for entry in one.entries:
                    given.setdefault((one.number, entry.number), position)
    return given


def _without_named(text: str, profile: Profile) -> tuple[str, list[tuple[str, Position]]]:
    """A lead-in without the part that speaks of numbers named, and that part with its position."""
    named: list[tuple[str, Position]] = []
    rest = text
    for found in _NAMED.finditer(text):
        after = text[found.end() :]
        position = profile.position(after)
        if position is not Position.NOT_STATED:
            named.append((found["numbers"], position))
            rest = text[: found.start()]
            break
    return rest, named


def _name(
    given: dict[tuple[int, int], Position],
    named: list[tuple[str, Position]],
    section: Section,
    lists: list[Section],
) -> None:
    if not lists:
        return
    for text, position in named:
        for whole, part in _numbers(text):
            target = whole if part is not None else lists[-1].number
            number = part if part is not None else whole
            if any(one.number == target and any(e.number == number for e in one.entries) for one in lists):
                given[(target, number)] = position


def _numbers(text: str) -> list[tuple[int, int | None]]:
    """Numbers and ranges of numbers: "102 to 123", "117.10 and 117.11"."""
    found: list[tuple[int, int | None]] = []
    for part in re.split(r"[,;]|\b(?:and|et|y|и)\b", text):
        span = _RANGE.search(part)
        ends = [span["first"], span["last"]] if span else _NUMBER.findall(part)[:1]
        pairs = [_pair(one.rstrip(".")) for one in ends]
        if span and pairs[0][1] is None and pairs[1][1] is None:
            found += [
                (number, None) for number in range(pairs[0][0], min(pairs[1][0], pairs[0][0] + 500) + 1)
            ]
        elif span and pairs[0][1] is not None and pairs[1][1] is not None:
            found += [(pairs[0][0], number) for number in range(pairs[0][1], pairs[1][1] + 1)]
        else:
            found += pairs
    return found


def _pair(text: str) -> tuple[int, int | None]:
    whole, _, part = text.partition(".")
    return int(whole), int(part) if part else None


def is_text(block: Block) -> bool:
    """Whether a block belongs to the running text."""
    return block.kind in (BlockKind.TEXT, BlockKind.HEADING)
