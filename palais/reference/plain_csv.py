"""A plain CSV of ratifications, as somebody kept it in a spreadsheet: state, treaty, act, date.

It knows the usual names of these columns, names and codes of States and treaties, and how files are encoded.
It does not guess: a day that may be a month is refused until somebody says which, and nothing is calculated.
The form is described in docs/guides/your-own-facts.md.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from palais.core.dates import DateNotUnderstood, PartialDate
from palais.core.treaties import Act
from palais.core.words import fold
from palais.reference.arrivals import Doubt, ReadAct
from palais.reference.catalogue.columns import LANGUAGES
from palais.reference.cells import FIRST_YEAR, LAST_YEAR, shown
from palais.reference.encodings import decode
from palais.reference.facts import Facts
from palais.reference.names import StateNames
from palais.reference.written_days import DateOrder, DayNotUnderstood, read_day

LARGEST_FILE = 5 * 1024 * 1024
MOST_ROWS = 20_000
MOST_COLUMNS = 60
MOST_PROPOSALS = 50
LONGEST_FIELD = 1_000


class PlainCsvNotUnderstood(ValueError):
    """The file cannot be read at all; the message says what was looked for."""


@dataclass(frozen=True, slots=True)
class PlainCsv:
    """A file as read. ``doubts``: one for each line not understood, one where the encoding was inferred."""

    acts: tuple[ReadAct, ...]
    doubts: tuple[Doubt, ...]
    encoding: str


_HEADERS: Mapping[str, tuple[str, ...]] = {
    "state": (
        *(
            "state",
            "states",
            "country",
            "country name",
            "state party",
            "participant",
            "party",
            "iso3",
            "iso 3",
        ),
        *("iso", "code", "pays", "etat", "etat partie", "pais", "estado", "estado parte"),
        *("государство", "страна", "国家", "缔约国", "الدولة", "البلد"),
    ),
    "treaty": (
        *(
            "treaty",
            "instrument",
            "convention",
            "protocol",
            "traite",
            "tratado",
            "договор",
            "条约",
            "المعاهدة",
        ),
    ),
    "act": ("act", "action", "type", "kind", "acte", "acto", "accion", "действие", "行动", "الإجراء"),
    "date": ("date", "day", "on", "deposited on", "date of deposit", "fecha", "дата", "日期", "التاريخ"),
    "source": ("source", "sources", "fuente", "источник", "来源", "المصدر"),
    "note": ("note", "notes", "remark", "remarks", "comment", "comments", "remarque", "nota"),
}
_NEEDED = ("state", "treaty", "act", "date")

_ACTS: Mapping[str, tuple[Act, str]] = {
    "signature": (Act.SIGNATURE, ""),
    "signed": (Act.SIGNATURE, ""),
    "ratification": (Act.RATIFICATION, ""),
    "ratified": (Act.RATIFICATION, ""),
    "accession": (Act.ACCESSION, ""),
    "acceded": (Act.ACCESSION, ""),
    "a": (Act.ACCESSION, ""),
    "succession": (Act.SUCCESSION, ""),
    "succeeded": (Act.SUCCESSION, ""),
    "d": (Act.SUCCESSION, ""),
    "acceptance": (Act.RATIFICATION, "acceptance"),
    "approval": (Act.RATIFICATION, "approval"),
    "formal confirmation": (Act.RATIFICATION, "formal confirmation"),
    "withdrawal": (Act.WITHDRAWAL, ""),
    "denunciation": (Act.WITHDRAWAL, "denunciation"),
}

_WRONG_DAYS = {
    "two-days": "{} can be two days: say whether the day or the month comes first",
    "no-such-day": "{} is not a day of the calendar",
    "not-a-day": "expected a date such as 2015-04-03 or 3 Apr 2015, found {}",
}
_MIDNIGHT = re.compile(r"[T ]00:00(:00(\.0{1,6})?)?Z?$")


class _LineNotUnderstood(ValueError):
    """One line cannot be read; its message becomes a doubt. ``unknown`` is the name that no file has."""

    def __init__(self, reason: str, *, unknown: str = "") -> None:
        super().__init__(reason)
        self.unknown = unknown


def read_plain_csv(
    raw: bytes, *, facts: Facts, names: StateNames, date_order: DateOrder | None = None
) -> PlainCsv:
    """Read a file; PlainCsvNotUnderstood where it is too large, no table, or lacks a column.

    ``date_order`` says how to read 3/4/2015; without it such a date is refused, while 2015-04-03, 3 Apr 2015
    and 23/4/2015 are read. Every field is text: a formula in it is never anything else. A source named in the
    file is kept in the note; the source of the facts is the file, named by the person who brings it.
    """
    if len(raw) > LARGEST_FILE:
        raise PlainCsvNotUnderstood(f"the file is larger than {LARGEST_FILE // 1024 // 1024} MB")
    text, encoding, remark = decode(raw, likelier=lambda text: _names_in(text, names))
    lines = _lines(text)
    columns = _columns(next(lines, (0, []))[1])
    treaties = _treaty_names(facts)
    acts: list[ReadAct] = []
    doubts = [Doubt("file", remark)] if remark else []
    for number, fields in lines:
        if number > MOST_ROWS:
            raise PlainCsvNotUnderstood(f"the file has more than {MOST_ROWS} lines")
        try:
            acts.append(_act(fields, columns, names, treaties, date_order, f"line {number}"))
        except _LineNotUnderstood as error:
            nearest = names.nearest(error.unknown) if error.unknown and len(doubts) < MOST_PROPOSALS else ()
            doubts.append(Doubt(f"line {number}", str(error), nearest))
    return PlainCsv(tuple(acts), tuple(doubts), encoding)


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Numbered rows of fields, without blank rows; the separator is the commonest of tab, ; and comma."""
    whole = text.replace("\r\n", "\n").replace("\r", "\n")
    first = whole.lstrip("\n").partition("\n")[0]
    separator = max("\t;,", key=first.count)
    reader = csv.reader(whole.split("\n"), delimiter=separator)
    try:
        for fields in reader:
            if len(fields) > MOST_COLUMNS:
                raise PlainCsvNotUnderstood(f"line {reader.line_num} has more than {MOST_COLUMNS} fields")
            if any(field.strip() for field in fields):
                yield reader.line_num, [field.strip() for field in fields]
    except csv.Error as error:
        raise PlainCsvNotUnderstood(f"line {reader.line_num} is not a line of CSV: {error}") from None


def _columns(header: list[str]) -> dict[str, int]:
    """Where each column stands, by the name in its heading."""
    by_name = {fold(name): field for field, known in _HEADERS.items() for name in known}
    found: dict[str, int] = {}
    for place, heading in enumerate(header):
        field = by_name.get(fold(heading.replace("_", " "))[:60])
        if field is not None and field in found:
            raise PlainCsvNotUnderstood(
                f"two columns hold the {field}: {shown(header[found[field]])}, {shown(heading)}"
            )
        if field is not None:
            found[field] = place
    missing = [field for field in _NEEDED if field not in found]
    if missing:
        headings = ", ".join(shown(heading) for heading in header[:10]) or "nothing"
        raise PlainCsvNotUnderstood(f"no column for {', '.join(missing)}; the first line holds {headings}")
    return found


def _treaty_names(facts: Facts) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in facts["treaties"]:
        names = [row.text(f"name_{language}") for language in LANGUAGES]
        for name in (row.key[0], row.text("short_name"), row.text("untc_id"), *names):
            found[fold(name)] = row.key[0]
    return found


def _names_in(text: str, names: StateNames) -> int:
    """How many names of States a decoding gives: the better of two readings gives more."""
    pieces = re.split(r"[\t;,\n\r\"]", text[:200_000])
    return sum(names.find_name(piece) is not None for piece in pieces if 2 < len(piece) < 80)


def _act(
    fields: list[str],
    columns: Mapping[str, int],
    names: StateNames,
    treaties: Mapping[str, str],
    order: DateOrder | None,
    where: str,
) -> ReadAct:
    texts = {field: fields[place] if place < len(fields) else "" for field, place in columns.items()}
    for field, text in texts.items():
        if len(text) > LONGEST_FIELD:
            raise _LineNotUnderstood(f"the {field} is longer than {LONGEST_FIELD} characters")
        if field in _NEEDED and not text:
            raise _LineNotUnderstood(f"the {field} is empty")
    state = names.find(texts["state"])
    if state is None:
        raise _LineNotUnderstood(f"no State is known by {shown(texts['state'])}", unknown=texts["state"])
    treaty = treaties.get(fold(texts["treaty"]))
    if treaty is None:
        raise _LineNotUnderstood(f"no treaty is known by {shown(texts['treaty'])}")
    act = _ACTS.get(fold(texts["act"]))
    if act is None:
        words = ", ".join(_ACTS)
        raise _LineNotUnderstood(f"expected as the act one of {words}, found {shown(texts['act'])}")
    named = f"source named: {texts['source']}" if texts.get("source") else ""
    note = "; ".join(part for part in (act[1], texts.get("note", ""), named) if part)
    return ReadAct(state, treaty, act[0], _date(texts["date"], order), where, " ".join(note.split()))


def _date(text: str, order: DateOrder | None) -> PartialDate:
    plain = _MIDNIGHT.sub("", text)
    try:
        found = PartialDate.parse(plain)
    except DateNotUnderstood:
        found = PartialDate.of(_day(plain, order))
    if not FIRST_YEAR <= found.earliest.year <= LAST_YEAR:
        raise _LineNotUnderstood(f"expected a year from {FIRST_YEAR} to {LAST_YEAR}, found {shown(text)}")
    return found


def _day(text: str, order: DateOrder | None) -> date:
    try:
        return read_day(text, order=order)
    except DayNotUnderstood as error:
        raise _LineNotUnderstood(_WRONG_DAYS[error.code].format(shown(text))) from None
