"""The table of participants in a status list: names, dates and letters, told apart.

It knows two copied forms: cells parted by tabs, and all run together ("Albania24 Sep 2012 29 May 2013").
It does not know States; it gives names as they stand.
The form is described, with the reasons for each refusal, in docs/rules/depositary.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from palais.core.dates import PartialDate
from palais.reference.cells import shown

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DATE = re.compile(
    rf"(?P<day>[0-9]{{1,6}}) (?P<month>{'|'.join(_MONTHS)})[a-z]{{0,6}}\.? (?P<year>[0-9]{{4}})(?![0-9])"
)
_LETTER = re.compile(r"\s{0,3}(AA|[aAcdPps])(?=$|[\s,;\]<]|[^\W\d_a-z])")
_NAME_AFTER_A = re.compile(r"\s{0,3}A(?=[a-zà-ÿ])")
_MARK = re.compile(r"\s{0,3}<superscript>([^<]{0,40})</superscript>")
_TRAILING_MARKS = re.compile(r"(?<=[^\d\s,])\s{0,3}((?:[0-9]{1,2}\s?,\s?)*[0-9]{1,2})$")
_LONGEST_NAME, _FURTHEST_BACK = 120, 400


@dataclass(frozen=True, slots=True)
class Participant:
    """One participant as it stands in the table. The letters are those behind its dates, "" for none."""

    name: str
    signature: PartialDate | None
    signature_letter: str
    consent: PartialDate | None
    letter: str
    note_marks: tuple[str, ...]
    is_bracketed: bool
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Dated:
    """A date with the letter behind it; ``problem`` where it cannot be read."""

    on: PartialDate | None
    letter: str
    marks: tuple[str, ...]
    problem: str


def read_participants(body: str) -> tuple[list[Participant], str]:
    """The participants below the heading, and the name left at the end without a date ("" if none)."""
    lines = [line for line in body.split("\n") if line.strip()]
    tabbed = [line for line in lines if "\t" in line]
    if len(tabbed) * 2 > len(lines) and not any(_DATE.search(line.partition("\t")[0]) for line in tabbed):
        return _from_cells(lines)
    return _from_run_on(re.sub(r"\s+", " ", body))


def _from_cells(lines: list[str]) -> tuple[list[Participant], str]:
    """Rows whose cells are parted by tabs: the second cell is the signature, the third the consent."""
    participants, leftover = [], ""
    for line in lines:
        cells = [cell.strip() for cell in line.strip("\n").split("\t")]
        name, dates = cells[0], cells[1:]
        if not name or not any(dates):
            leftover = name or leftover
            continue
        leftover = ""
        found = [_dates_in(cell) for cell in (*dates, "", "")[:2]]
        problems = ["more than one date in one cell"] if any(len(cell) > 1 for cell in found) else []
        if any(cell and not dates_in for cell, dates_in in zip(dates, found, strict=False)):
            problems.append("a cell that is no date")
        if len([cell for cell in dates if cell]) > 2:
            problems.append("more than two dates")
        signature, consent = (cell[0] if len(cell) == 1 else None for cell in found)
        participants.append(_participant(name, signature, consent, problems))
    return participants, leftover


def _from_run_on(text: str) -> tuple[list[Participant], str]:
    participants: list[Participant] = []
    name, dates = "", list[_Dated]()
    for before, dated in _tokens(text):
        if dates and before.lstrip().startswith("]"):
            name, before = f"{name}]", before.lstrip()[1:]
        if before.strip(" []"):
            if dates:
                participants.append(_from_dates(name, dates))
            name, dates = before, []
        elif before.strip():
            name += before
        if dated is not None:
            dates.append(dated)
    if dates:
        participants.append(_from_dates(name, dates))
        name = ""
    return participants, name.strip()


def _tokens(text: str) -> Iterator[tuple[str, _Dated | None]]:
    """What stands before each date, with that date; last what stands after all dates, with None."""
    position = 0
    for found in _DATE.finditer(text):
        dated, end = _dated(found, text)
        yield text[position : found.start()], dated
        position = end
    yield text[position:], None


def _dated(found: re.Match[str], text: str) -> tuple[_Dated, int]:
    end, letter, marks = found.end(), "", list[str]()
    if not _NAME_AFTER_A.match(text, end) and (behind := _LETTER.match(text, end)):
        letter, end = behind[1], behind.end()
    while mark := _MARK.match(text, end):
        marks += _parts(mark[1])
        end = mark.end()
    on, problem = _day(found)
    return _Dated(on, letter, tuple(marks), problem), end


def _day(found: re.Match[str]) -> tuple[PartialDate | None, str]:
    if len(found["day"]) > 2:
        digits = shown(found["day"])
        return None, f"the digits {digits} run together: which are the day, which a note?"
    try:
        on = date(int(found["year"]), _MONTHS.index(found["month"]) + 1, int(found["day"]))
    except ValueError:
        return None, f"{shown(found[0])} is not a day of the calendar"
    return PartialDate.of(on), ""


def _parts(marks: str) -> list[str]:
    return [mark.strip() for mark in marks.split(",") if mark.strip()]


def _dates_in(cell: str) -> list[_Dated]:
    return [dated for _, dated in _tokens(cell) if dated is not None]


def _from_dates(name: str, dates: list[_Dated]) -> Participant:
    """Two dates are signature and consent. One alone is a signature, unless a letter says otherwise."""
    if len(dates) > 2:
        return _participant(name, None, None, [f"{len(dates)} dates for one participant"])
    if len(dates) == 2:
        return _participant(name, dates[0], dates[1], [])
    if dates[0].letter:
        return _participant(name, None, dates[0], [])
    return _participant(name, dates[0], None, [])


def _participant(
    raw: str, signature: _Dated | None, consent: _Dated | None, problems: list[str]
) -> Participant:
    dates = [dated for dated in (signature, consent) if dated]
    name, marks = _without_marks(raw[-_FURTHEST_BACK:])
    marks += [mark for dated in dates for mark in dated.marks]
    bracketed = "[" in name or "]" in name
    name = " ".join(name.replace("[", " ").replace("]", " ").split())
    if len(name) > _LONGEST_NAME:
        problems = [
            *problems,
            "longer than any name of a State: is there something between two lines?",
        ]
        name = name[-_LONGEST_NAME:]
    problems = [*problems, *(dated.problem for dated in dates if dated.problem)]
    return Participant(
        name,
        signature.on if signature else None,
        signature.letter if signature else "",
        consent.on if consent else None,
        consent.letter if consent else "",
        tuple(marks),
        bracketed,
        tuple(problems),
    )


def _without_marks(raw: str) -> tuple[str, list[str]]:
    """The name without its note marks, and the marks: in tags, or as bare numbers at the end of the name."""
    marks = [mark for found in _MARK.finditer(raw) for mark in _parts(found[1])]
    name = _MARK.sub("", raw).strip()
    if bare := _TRAILING_MARKS.search(name):
        marks += _parts(bare[1])
        name = name[: bare.start()].strip()
    return name, marks
