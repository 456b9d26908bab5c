"""Deadlines for everyone who may write to a UN body: computed from a session by dated rules, and explained.

It knows how a deadline follows from a session or pre-session, who it is for, and when its day ends.
It does not hold the rules themselves (facts), a session's days (records), or what an editor decides.
The law is in the notes of the sessions and pages named as sources; see docs/rules/deadlines.md.
"""

from palais.core.deadlines.answers import Deadline, Due, RulesClash, Why
from palais.core.deadlines.computing import deadline
from palais.core.deadlines.meetings import Meeting, MeetingNotPossible, Override, Published, Wanted
from palais.core.deadlines.moments import GENEVA, NoSuchMoment, ZoneNotKnown, closing_moment, on_the_clock
from palais.core.deadlines.rules import (
    Anchor,
    Audience,
    FixedDay,
    NothingTaken,
    Offset,
    OffsetRange,
    Procedure,
    Round,
    RoundTable,
    Rule,
    RuleNotUnderstood,
    Sum,
    read_sum,
)

__all__ = [
    "GENEVA",
    "Anchor",
    "Audience",
    "Deadline",
    "Due",
    "FixedDay",
    "Meeting",
    "MeetingNotPossible",
    "NoSuchMoment",
    "NothingTaken",
    "Offset",
    "OffsetRange",
    "Override",
    "Procedure",
    "Published",
    "Round",
    "RoundTable",
    "Rule",
    "RuleNotUnderstood",
    "RulesClash",
    "Sum",
    "Wanted",
    "Why",
    "ZoneNotKnown",
    "closing_moment",
    "deadline",
    "on_the_clock",
    "read_sum",
]
