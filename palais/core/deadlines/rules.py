"""A dated rule for a deadline: what it is for, what it counts from, and the sum it makes.

It knows the four kinds of sum that session notes use, and how the fact table writes them.
It does not know which rule fits a meeting, nor any session's days.
The law is in the notes and pages each rule names as its source; see docs/rules/deadlines.md.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from palais.core.dates import Period, PeriodNotUnderstood


class RuleNotUnderstood(ValueError):
    """The rule is not written as the fact table writes rules; the sentence names the rule and the place."""


class Audience(StrEnum):
    """Who may send something. ``ALL`` is everyone but the State."""

    NGO = "ngo"
    NHRI = "nhri"
    CHILD = "child"
    UN = "un"
    STATE = "state"
    ALL = "all"

    def includes(self, other: Audience) -> bool:
        """Whether a rule for this audience holds for ``other``."""
        return self is other or (self is Audience.ALL and other is not Audience.STATE)


class Procedure(StrEnum):
    """Under which procedure a review runs; ``ANY`` in a rule, ``UNKNOWN`` in a review."""

    STANDARD = "standard"
    SIMPLIFIED = "simplified"
    ANY = "any"
    UNKNOWN = "unknown"


class Anchor(StrEnum):
    """What a rule counts from. Only those of a meeting are computed here; the rest belong to other rules."""

    SESSION_START = "session-start"
    SESSION_END = "session-end"
    PRE_SESSION_START = "pre-session-start"
    PRE_SESSION_END = "pre-session-end"
    PRE_SESSION_ROUND = "pre-session-round"

    @property
    def of_pre_session(self) -> bool:
        """True where the rule counts from a pre-session, False where from a session."""
        return self.value.startswith("pre-session")


class Round(StrEnum):
    """The Committee on the Rights of the Child meets in three rounds a year; a meeting that is moved keeps or
    changes its round by decision, never by the month it falls in."""

    WINTER = "winter"
    SPRING = "spring"
    AUTUMN = "autumn"


@dataclass(frozen=True, slots=True)
class Offset:
    """So long before (a negative period) or after the anchor."""

    period: Period


@dataclass(frozen=True, slots=True)
class OffsetRange:
    """Somewhere between two offsets: the day itself stands in the note of each session."""

    earlier: Period
    later: Period


@dataclass(frozen=True, slots=True)
class FixedDay:
    """A day of the calendar, so many years from that of the meeting: (-1, 12, 1) is 1 December before."""

    years: int
    month: int
    day: int


@dataclass(frozen=True, slots=True)
class RoundTable:
    """A fixed day for each of the Committee's rounds."""

    days: dict[Round, FixedDay]


@dataclass(frozen=True, slots=True)
class NothingTaken:
    """A rule that says that nothing is taken at this stage."""


Sum = Offset | OffsetRange | RoundTable | NothingTaken


@dataclass(frozen=True, slots=True)
class Rule:
    """One dated rule. ``valid_to`` is not included and None means still; the day that counts is that of the anchor.

    ``word_limit`` is None where no limit is known. ``source`` is a key of the table of sources; ``verified`` is
    False where the rule was not read in a document. ``body`` is upper case, as "CRC".
    """

    key: str
    body: str
    stage: str
    audience: Audience
    procedure: Procedure
    anchor: Anchor
    sum: Sum
    valid_from: date
    valid_to: date | None
    source: str
    verified: bool
    word_limit: int | None = None

    def __post_init__(self) -> None:
        if not self.source:
            raise RuleNotUnderstood(f"the rule {self.key!r} names no source")
        if self.valid_to is not None and self.valid_to <= self.valid_from:
            raise RuleNotUnderstood(f"the rule {self.key!r} ends before it begins")
        if isinstance(self.sum, RoundTable) and self.anchor is not Anchor.PRE_SESSION_ROUND:
            raise RuleNotUnderstood(
                f"the rule {self.key!r} has a day for each round but counts from {self.anchor}"
            )

    def holds_on(self, day: date) -> bool:
        """Whether the rule was in use on ``day``."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


_ROUND_DAY = re.compile(r"(-?[0-9])-([0-9]{2})-([0-9]{2})", re.ASCII)


def read_sum(*, key: str, kind: str, rule: str, rule_to: str = "") -> Sum:
    """Read the columns `rule_kind`, `rule` and `rule_to`; RuleNotUnderstood names the rule ``key``."""
    try:
        if kind == "offset":
            return Offset(Period.parse(rule))
        if kind == "offset-range":
            return _range(Period.parse(rule), Period.parse(rule_to), key=key)
    except PeriodNotUnderstood as error:
        raise RuleNotUnderstood(f"the rule {key!r}: {error}") from None
    if kind == "round-table":
        return _round_table(rule, key=key)
    if kind == "none":
        return NothingTaken()
    raise RuleNotUnderstood(f"the rule {key!r} is of the kind {kind!r}, which is no sum")


def _range(earlier: Period, later: Period, *, key: str) -> OffsetRange:
    probe = date(2000, 1, 1)
    if later.add_to(probe) <= earlier.add_to(probe):
        raise RuleNotUnderstood(f"the rule {key!r} runs backwards: the first period must lead further back")
    return OffsetRange(earlier, later)


def _round_table(text: str, *, key: str) -> RoundTable:
    days: dict[Round, FixedDay] = {}
    for part in text.split(";"):
        name, _, written = part.partition("=")
        found = _ROUND_DAY.fullmatch(written)
        if name not in set(Round) or found is None or Round(name) in days:
            raise RuleNotUnderstood(f"the rule {key!r}: {part!r} is no day for a round, as winter=-1-12-01")
        years, month, day = (int(number) for number in found.groups())
        try:
            date(2001, month, day)  # a year without 29 February: a rule for every year cannot name that day
        except ValueError:
            raise RuleNotUnderstood(f"the rule {key!r}: {written!r} is no day of every year") from None
        days[Round(name)] = FixedDay(years, month, day)
    return RoundTable(days)
