"""The status list of a treaty, as text copied from its page in the UN Treaty Collection (English).

It knows the heading, the table of participants in its two copied forms, the letters of acts, and note marks.
It does not know the declarations, objections and notes below the table, nor XML, nor the French page.
The depositary's list is the law on who is bound; the form is described in docs/rules/depositary.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from palais.core.dates import PartialDate
from palais.core.treaties import Act
from palais.reference.arrivals import Doubt, ReadAct
from palais.reference.cells import shown
from palais.reference.names import StateNames
from palais.reference.status_table import Participant, read_participants

LARGEST_TEXT = 2_000_000
"""Characters; a longer text is refused before it is read. The longest list has about 100,000."""

MOST_PARTICIPANTS = 400
"""There are about two hundred States; more lines than this are no status list."""

_TAG = re.compile(r"<(?!/?superscript\b)/?[a-zA-Z][^<>]{0,300}>")
_NUMBER_IN_HEADING = re.compile(r"HUMAN RIGHTS\s+([0-9]{1,2})\s*\.?\s*([a-z])?\s*\.?\s*(?=[A-Z])")
_NUMBER_IN_ADDRESS = re.compile(r"mtdsg_no=(IV-[0-9]{1,2}(?:-[a-z])?)")
_SIGNATORIES = re.compile(r"Signatories\s*:?\s*([0-9]{1,3})(?![0-9])")
_PARTIES = re.compile(r"Parties\s*:?\s*([0-9]{1,3})(?![0-9])")
_AS_AT = re.compile(r"STATUS AS AT\s*:?\s*([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})", re.IGNORECASE)
_WORD = r"(?:Signature|Succession to signature|Ratification|Accession|Succession|Acceptance|Approval"
_WORD += r"|Formal confirmation|Definitive signature|Provisional application)"
_BETWEEN = r"(?:[\s0-9,/]|\([A-Za-z]{1,2}\)|</?superscript>)*+"
_HEADING = re.compile(rf"Participant{_BETWEEN}(?:{_WORD}{_BETWEEN}){{1,9}}+")
_BELOW = re.compile(
    r"Declarations and Reservations|(?:Declarations|Objections)\s*\(Unless|"
    r"End Notes?\b|Notifications\b|Go to Top"
)
_LETTERS = {
    "a": (Act.ACCESSION, ""),
    "d": (Act.SUCCESSION, ""),
    "A": (Act.RATIFICATION, "acceptance"),
    "AA": (Act.RATIFICATION, "approval"),
    "c": (Act.RATIFICATION, "formal confirmation"),
}
_OTHER_TIMES = re.compile(
    r"yugoslav|serbia and montenegro|czechoslovak|soviet|german democratic|antilles|aruba|hong kong|macao|"
    r"kosovo",
    re.IGNORECASE,
)


class StatusListNotUnderstood(ValueError):
    """The text is not a status list that can be read at all; the message says what was looked for."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list. ``state`` is None where the name leads to no State, or to one only by guessing.

    ``consent`` is the day of deposit and ``act`` what was deposited; None for a State that only signed.
    ``note_marks`` are the numbers of notes below the list, which are not read.
    """

    name: str
    state: str | None
    signature: PartialDate | None
    signature_note: str
    consent: PartialDate | None
    act: Act | None
    note: str
    note_marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatusList:
    """A status list as read. ``untc_id`` is the depositary's number ("IV-11-d"), "" where the text has none.

    ``signatories`` and ``parties`` are the numbers of the heading, None where it has none. ``complete`` is
    True when as many were read as the heading says; only then does absence from the list mean anything.
    """

    untc_id: str
    as_of: PartialDate | None
    signatories: int | None
    parties: int | None
    entries: tuple[Entry, ...]
    doubts: tuple[Doubt, ...]
    complete: bool

    def acts(self, *, treaty: str) -> tuple[ReadAct, ...]:
        """The acts of the States that were understood, for the treaty of this key in treaties.csv."""
        return tuple(act for entry in self.entries for act in _acts_of(entry, treaty))


def read_status_list(text: str, *, names: StateNames) -> StatusList:
    """Read a copied status list; StatusListNotUnderstood where no list is found in the text.

    What is unclear in a list becomes a doubt. Nothing is guessed: a name that no file has is left open.
    """
    if len(text) > LARGEST_TEXT:
        raise StatusListNotUnderstood(f"the text has more than {LARGEST_TEXT} characters")
    plain = _TAG.sub(" ", text.replace("\u00a0", " ").replace("\r\n", "\n").replace("\r", "\n"))
    heading = _HEADING.search(plain)
    if heading is None:
        raise StatusListNotUnderstood("the text has no heading 'Participant, Signature, Ratification …'")
    above, body = " ".join(plain[: heading.start()].split()), plain[heading.end() :]
    below = _BELOW.search(body)
    participants, leftover = read_participants(body[: below.start()] if below else body)
    if not participants:
        raise StatusListNotUnderstood(
            "below the heading stands no participant with a date such as 24 Sep 2012"
        )
    if len(participants) > MOST_PARTICIPANTS:
        raise StatusListNotUnderstood(f"more than {MOST_PARTICIPANTS} participants stand below the heading")
    as_of, doubts = _as_of(above)
    if leftover:
        doubts.append(
            Doubt(shown(leftover), "the text ends after this name, before its dates: is it cut off?")
        )
    entries: list[Entry] = []
    for participant in participants:
        entry, found = _entry(participant, names)
        if entry.state and entry.state in {other.state for other in entries}:
            found.append(Doubt(entry.name, "this State stands in the list twice", (entry.state,)))
            entry = replace(entry, state=None)
        entries.append(entry)
        doubts += found
    signatories, parties = _number(_SIGNATORIES, above), _number(_PARTIES, above)
    short = [*_short("signatories", signatories, entries), *_short("parties", parties, entries)]
    complete = not short and not leftover and None not in (signatories, parties)
    return StatusList(
        _untc_id(above), as_of, signatories, parties, tuple(entries), (*short, *doubts), complete
    )


def _untc_id(text: str) -> str:
    if found := _NUMBER_IN_ADDRESS.search(text):
        return found[1]
    if found := _NUMBER_IN_HEADING.search(text):
        return f"IV-{found[1]}" + (f"-{found[2]}" if found[2] else "")
    return ""


def _as_of(text: str) -> tuple[PartialDate | None, list[Doubt]]:
    """The day the page was copied, where it says so; day and month that can be mistaken are left open."""
    found = _AS_AT.search(text)
    if found is None:
        return None, []
    first, second, year = int(found[1]), int(found[2]), int(found[3])
    if first <= 12 and second <= 12 and first != second:
        return None, [
            Doubt(shown(found[0]), "day and month can be mistaken: give the day of the list yourself")
        ]
    day, month = (first, second) if first > 12 or first == second else (second, first)
    try:
        return PartialDate.of(date(year, month, day)), []
    except ValueError:
        return None, [Doubt(shown(found[0]), "not a day of the calendar")]


def _number(pattern: re.Pattern[str], text: str) -> int | None:
    found = pattern.search(text)
    return int(found[1]) if found else None


def _short(what: str, wanted: int | None, entries: list[Entry]) -> Iterator[Doubt]:
    read = sum((entry.signature if what == "signatories" else entry.consent) is not None for entry in entries)
    if wanted is None:
        yield Doubt("heading", f"the number of {what} was not found: nothing says whether the list is whole")
    elif read != wanted:
        verb = "is the text cut off?" if read < wanted else "more than the heading says"
        yield Doubt("heading", f"{wanted} {what} in the heading, {read} read: {verb}")


def _entry(found: Participant, names: StateNames) -> tuple[Entry, list[Doubt]]:
    doubts = [Doubt(found.name, reason) for reason in found.problems]
    state = names.find_name(found.name)
    if found.is_bracketed:
        state, reason = None, "stands in brackets: withdrawn, or no longer a participant?"
        doubts.append(Doubt(found.name, reason))
    elif _OTHER_TIMES.search(found.name):
        hint = (state,) if state else ()
        state, reason = None, "a name of another time or a territory: which State is meant?"
        doubts.append(Doubt(found.name, reason, hint))
    elif state is None:
        doubts.append(Doubt(found.name, "no State of this name is known here", names.nearest(found.name)))
    consent, act, note = found.consent, None, ""
    if consent is not None:
        if found.letter and found.letter not in _LETTERS:
            doubts.append(Doubt(found.name, f"the letter {shown(found.letter)} is not known here"))
            consent = None
        else:
            act, note = _LETTERS.get(found.letter, (Act.RATIFICATION, ""))
    succeeded = "succession to signature" if found.signature_letter == "d" else ""
    if found.signature_letter not in ("", "d"):
        doubts.append(Doubt(found.name, f"the letter {shown(found.signature_letter)} after a signature"))
    entry = Entry(found.name, state, found.signature, succeeded, consent, act, note, found.note_marks)
    return entry, doubts


def _acts_of(entry: Entry, treaty: str) -> Iterator[ReadAct]:
    if entry.state is None:
        return
    marks = ", ".join(entry.note_marks)
    remark = f"note {marks} of the depositary was not read: it may concern territories" if marks else ""
    if entry.signature is not None:
        yield ReadAct(
            entry.state, treaty, Act.SIGNATURE, entry.signature, entry.name, entry.signature_note, remark
        )
    if entry.consent is not None and entry.act is not None:
        yield ReadAct(entry.state, treaty, entry.act, entry.consent, entry.name, entry.note, remark)
