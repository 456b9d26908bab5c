"""What deadlines are counted from: a session or pre-session, as it stands today.

It knows a meeting's days, its round, and whether it was cancelled.
It does not compute numbers or rounds: both are facts, because a moved meeting keeps neither by rule.
The law is in each body's announcements; the source stands with the record.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from palais.core.dates import PartialDate
from palais.core.deadlines.rules import Procedure, Round


class MeetingNotPossible(ValueError):
    """A meeting that ends before it begins."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A session or a pre-session with the days that hold now: those held, else those planned.

    ``start`` and ``end`` are included; None where not known here. ``round`` is None for bodies without rounds,
    or where it is not known. ``verified`` says that the days were read in a document.
    """

    key: str
    body: str
    is_pre_session: bool
    start: PartialDate | None
    end: PartialDate | None
    round: Round | None = None
    cancelled: bool = False
    verified: bool = True

    def __post_init__(self) -> None:
        if self.start is not None and self.end is not None and self.end.latest < self.start.earliest:
            raise MeetingNotPossible(f"{self.key} ends on {self.end.isoformat()}, before it begins")


@dataclass(frozen=True, slots=True)
class Override:
    """A day that an editor sets in place of a computed one; the computed one stays beside it."""

    day: date
    reason: str

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise ValueError("an override needs a reason")


@dataclass(frozen=True, slots=True)
class Published:
    """A day that the UN printed for this very meeting: it stands above what a rule computes.

    ``source`` is a key of the table of sources; ``verified`` is False where the print was not seen.
    """

    day: PartialDate
    source: str
    verified: bool = True


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: the meetings a review leads through, and under which procedure.

    ``session`` or ``pre_session`` is None where the review has none, or where none is known here.
    """

    procedure: Procedure
    session: Meeting | None = None
    pre_session: Meeting | None = None
