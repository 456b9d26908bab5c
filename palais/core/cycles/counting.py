"""Counting due dates: two years after entry into force, then every five years, or eight years after a review.

It knows which dated rule holds on a day and how the dates of a series follow from the first.
It does not know what a State has reported, nor which of the dates matters.
The law is in CRC article 44(1), OPAC article 8, OPSC article 12 and CRC/C/58/Rev.3; see
docs/rules/reporting-cycle.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from palais.core.cycles.answers import Anchor, Step
from palais.core.cycles.facts import ARTICLES, DueRule, Instrument
from palais.core.dates import PartialDate, Period
from palais.core.entry_into_force import InForce

_THE_DAY_BEFORE = Period(0, -1)


class RulesClash(ValueError):
    """Two rules of one key hold on one day: the table of rules is wrong."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A sum with the rule it follows."""

    step: Step
    rule: DueRule

    @property
    def due(self) -> PartialDate:
        """The date the sum gives."""
        return self.step.result


def rule_on(key: str, *, rules: Iterable[DueRule], day: date) -> DueRule | None:
    """The rule of this key that holds on ``day``, None where none is known; RulesClash where several do."""
    found = [rule for rule in rules if rule.key == key and rule.holds_on(day)]
    if len(found) > 1:
        raise RulesClash(f"{len(found)} rules of the key {key!r} hold on {day}")
    return found[0] if found else None


def count(rule: DueRule, *, anchor: Anchor, start: PartialDate, times: int = 1) -> Counted:
    """The rule's period, ``times`` times over, after ``start``."""
    result = rule.period.times(times).shift(start)
    return Counted(Step(anchor, start, rule.period, times, result, rule.key), rule)


def initial_due(
    instrument: Instrument, *, in_force: InForce | None, rules: Iterable[DueRule]
) -> Counted | None:
    """The last day for the initial report; None where entry into force or a rule is not known here.

    "Within two years of" entry into force ends on the day before the second anniversary: so the Committee
    prints it (tests/oracles/reporting_due_dates.csv).
    """
    if in_force is None or in_force.on is None:
        return None
    rule = rule_on(ARTICLES[instrument].initial_rule, rules=rules, day=in_force.on.latest)
    if rule is None:
        return None
    result = _THE_DAY_BEFORE.shift(rule.period.shift(in_force.on))
    step = Step(Anchor.IN_FORCE_FOR_STATE, in_force.on, rule.period, 1, result, rule.key, to_the_eve=True)
    return Counted(step, rule)


def next_in_series(
    *, initial: PartialDate, rule: DueRule, number: int | None, after: PartialDate
) -> tuple[Counted, int]:
    """The date in the series that comes next after a review, and the number of the report it belongs to.

    The initial report is number 1; number k is due k - 1 periods after it. ``number`` is the report after the
    last one examined, None where not known. Dates that had passed before the review (``after``) are skipped:
    the reports they belong to are combined with the next one, as the Committee does.
    """
    reached = number or 2
    while True:
        counted = count(rule, anchor=Anchor.INITIAL_DUE_DATE, start=initial, times=reached - 1)
        if counted.due.latest > after.latest:
            return counted, reached
        reached += 1
