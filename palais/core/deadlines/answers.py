"""What the rules on deadlines answer: by when, by which sum, how sure, or why there is no date.

It knows the shape of an answer and the keys of its reasons, so that a sentence can be made in any language.
It does not know the sentences, nor how an answer is found.
The law is named in each answer by its rule and source.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from palais.core.dates import PartialDate
from palais.core.deadlines.meetings import Meeting, Override, Published
from palais.core.deadlines.rules import Audience, Procedure, Rule


class RulesClash(ValueError):
    """Two rules that differ hold for one stage of one review; the sentence names both."""


class Why(StrEnum):
    """The reason behind an answer."""

    COMPUTED = "computed"
    RANGE = "between-two-days"
    NOTHING_TAKEN = "nothing-taken"
    NO_RULE = "no-rule-known"
    PROCEDURE_NOT_KNOWN = "procedure-not-known"
    MEETING_NOT_KNOWN = "meeting-not-known"
    DAYS_NOT_KNOWN = "days-not-known"
    ROUND_NOT_KNOWN = "round-not-known"
    RULE_CHANGES_HERE = "rule-changes-within-the-days-known"
    MEETING_CANCELLED = "meeting-cancelled"


@dataclass(frozen=True, slots=True)
class Due:
    """By when: one day, or a window of days that the rule or the source leaves open.

    ``first`` is the day to plan by: whoever sends something by then is in time whatever the open days turn out
    to be. ``last`` is the same where one day is meant.
    """

    first: date
    last: date

    @property
    def is_one_day(self) -> bool:
        """Whether the day is known exactly, and not only its month or year."""
        return self.first == self.last


@dataclass(frozen=True, slots=True)
class Deadline:
    """The deadline of one stage for one audience.

    ``due`` is the computed one and None where there is no date, for the reason ``why``. ``holds`` is what holds:
    the override where an editor set one, else the day the UN printed, else ``due``. ``only_if`` names the
    procedure under which it holds, where that of the review is not known. ``verified`` is False where the rule
    or the meeting's days were not read in a document.
    """

    stage: str
    audience: Audience
    why: Why
    due: Due | None = None
    rule: Rule | None = None
    meeting: Meeting | None = None
    anchor: PartialDate | None = None
    only_if: Procedure | None = None
    published: Published | None = None
    override: Override | None = None

    @property
    def holds(self) -> Due | None:
        """What holds; None where there is no date."""
        if self.override is not None:
            return Due(self.override.day, self.override.day)
        if self.published is not None:
            return Due(self.published.day.earliest, self.published.day.latest)
        return self.due

    @property
    def verified(self) -> bool:
        """Whether what holds was read in a document, or set by an editor."""
        if self.override is not None:
            return True
        if self.published is not None:
            return self.published.verified
        return bool(self.rule and self.rule.verified and self.meeting and self.meeting.verified)

    @property
    def word_limit(self) -> int | None:
        """The most words the rule allows; None where it names none."""
        return self.rule.word_limit if self.rule else None
