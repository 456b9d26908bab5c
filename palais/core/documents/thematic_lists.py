"""OHCHR thematic lists of UPR recommendations: one table, one recommendation a row.

It knows three layouts by the words in the head of the table, rows that name a theme and break the table, and
what a cell holds besides the recommendation. It does not know the themes themselves.
There is no law here: the layouts are those OHCHR has sent to States since 2012 (docs/rules/documents.md).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from palais.core import symbols
from palais.core.documents.blocks import Block, BlockKind
from palais.core.documents.findings import Finding, FrontMatter, Position, Recommendation, Recommender
from palais.core.documents.mentions import mentions
from palais.core.documents.numbers import numbered
from palais.core.documents.profiles import Profile
from palais.core.documents.refusals import Doubt, DoubtKind
from palais.core.documents.states import Group, States
from palais.core.documents.upr_reports import Read
from palais.core.words import fold

_THEME = re.compile(r"(?:themes?|th[eè]mes?|temas?|тема|الموضوع|主题)\s?[:：]\s*", re.IGNORECASE)
_SOURCE = re.compile(r"source of (?:the )?position\s?[:：]\s*", re.IGNORECASE)
_PERSONS = re.compile(
    r"(?:affected persons|groups? of persons|persons affected)\s?[:：]?\s*\Z", re.IGNORECASE
)
_GOAL = re.compile(r"\b(?:SDG|ODD|ODS|ЦУР)?\s?([0-9]{1,2}(?:\.[0-9a-e]{1,2})?)\b")
_LEAST_COLUMNS = 2


@dataclass(slots=True)
class _Row:
    recommendation: list[str]
    position: str
    themes: list[str]
    groups: list[str]
    targets: list[str]


def columns(blocks: Sequence[Block], profile: Profile) -> dict[str, int]:
    """Which column holds what, by the first row whose cells are known heads; empty without one."""
    for block in blocks[:80]:
        if block.kind is BlockKind.ROW:
            found = _columns_of(block.cells, profile.columns)
            if "recommendation" in found and len(found) >= _LEAST_COLUMNS:
                return found
    return {}


def read(blocks: Sequence[Block], *, front: FrontMatter, profile: Profile, states: States) -> Read:
    """The recommendations of a list in its order. Counts of positions are for the caller to compare."""
    places = columns(blocks, profile)
    doubts: list[Doubt] = []
    found: list[Recommendation] = []
    theme = ""
    for block in blocks if places else ():
        if block.kind is not BlockKind.ROW:
            continue
        filled = [cell for cell in block.cells if cell.strip()]
        if len(set(filled)) == 1 and not numbered(filled[0]):
            theme = _THEME.sub("", filled[0]).strip()
            continue
        if "recommendation" in _columns_of(block.cells, profile.columns):
            continue
        found += _one(_row(block.cells, places), theme, front, profile, states, doubts)
    doubts += _repeated(found)
    return Read((), tuple(found), tuple(doubts))


def _columns_of(cells: Sequence[str], heads: Mapping[str, str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, cell in enumerate(cells):
        said = fold(cell)
        key = heads.get(said) or next(
            (key for head, key in heads.items() if said.startswith(head + " ")), None
        )
        if key is not None and len(said) < 90:
            found.setdefault(key, place)
    return found


def _row(cells: Sequence[str], places: Mapping[str, int]) -> _Row:
    def lines(key: str) -> list[str]:
        place = places.get(key)
        cell = cells[place] if place is not None and place < len(cells) else ""
        return [line.strip() for line in cell.split("\n") if line.strip()]

    themes, groups = lines("themes"), lines("groups")
    persons = next((place for place, line in enumerate(themes) if _PERSONS.match(line)), None)
    if persons is not None:
        themes, groups = themes[:persons], [*groups, *themes[persons + 1 :]]
    return _Row(
        lines("recommendation"),
        " ".join(lines("position")),
        themes,
        [group.lstrip("-–• ").strip() for group in groups],
        lines("targets"),
    )


def _one(
    row: _Row, theme: str, front: FrontMatter, profile: Profile, states: States, doubts: list[Doubt]
) -> list[Recommendation]:
    source = next((_SOURCE.sub("", line) for line in row.recommendation if _SOURCE.match(line)), "")
    whole = " ".join(line for line in row.recommendation if not _SOURCE.match(line))
    if not whole:
        return []
    label = numbered(whole)
    number = f"{label.whole}.{label.part}" if label and label.part is not None else ""
    said = whole[label.end :].strip() if label and number else whole
    position = profile.position(row.position) if row.position else Position.NOT_STATED
    groups = states.groups(said)
    doubts += _row_doubts(number, said, row.position, position, groups)
    return [
        Recommendation(
            address=f"{front.symbol or report_symbol(source)}#{number}",
            number=number,
            kind=Finding.RECOMMENDATION,
            text=said,
            headings=(theme,) if theme else (),
            recommenders=tuple(
                Recommender(said[group.start + 1 : group.end - 1], state)
                for group in groups
                for state in group.states
            ),
            position=position,
            position_source=source,
            themes=tuple(row.themes) or ((theme,) if theme else ()),
            groups=tuple(group for group in row.groups if group),
            targets=tuple(dict.fromkeys(goal for line in row.targets for goal in _GOAL.findall(line))),
            mentions=mentions(said),
        )
    ]


def _row_doubts(
    number: str, said: str, printed: str, position: Position, groups: Sequence[Group]
) -> list[Doubt]:
    found = []
    if not number:
        found.append(
            Doubt(
                DoubtKind.UNNUMBERED, "A row of the table has no number of a recommendation.", text=said[:300]
            )
        )
    if position is Position.NOT_STATED:
        sentence = f"The position “{printed}” on recommendation {number or '?'} is not known."
        found.append(Doubt(DoubtKind.POSITION_NOT_STATED, sentence, number, text=said[:200]))
    unknown = " ".join(word for group in groups for word in group.unknown)
    if unknown or not groups:
        sentence = f"Who made recommendation {number or '?'} is not quite clear: “{unknown or said[-80:]}”."
        found.append(Doubt(DoubtKind.STATE_NOT_MATCHED, sentence, number, text=said[-200:]))
    return found


def report_symbol(source: str) -> str:
    """The report whose addendum states the position: "A/HRC/28/15/Add.1 - Para. 3" gives "A/HRC/28/15"."""
    found = symbols.find(source)
    return str(found[0].symbol).split("/Add.")[0] if found else ""


def _repeated(found: list[Recommendation]) -> list[Doubt]:
    times = Counter(one.number for one in found if one.number)
    return [
        Doubt(DoubtKind.REPEATED_NUMBER, f"Recommendation {number} stands in {count} rows.", number)
        for number, count in times.items()
        if count > 1
    ]
