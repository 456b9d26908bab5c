"""Which report a State owes next under the Convention and its two reporting protocols, when, and why.

It knows the order of authority: a date read in a document, then the eight-year calendar, then the treaty
text.
It does not know dates nobody has entered, and never calls a report late on a date it calculated itself.
The law is in CRC article 44, OPAC article 8, OPSC article 12 and CRC/C/58/Rev.3; see
docs/rules/reporting-cycle.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from palais.core.cycles import grounds, lateness
from palais.core.cycles.answers import Report, ReportDue, Why
from palais.core.cycles.counting import rule_on
from palais.core.cycles.facts import (
    ARTICLES,
    EIGHT_YEAR_CALENDAR,
    EVERY_FIVE_YEARS,
    OUTSIDE_THE_CONVENTION,
    DueRule,
    Instrument,
    KnownDueDate,
    PastReview,
    ReportingFacts,
)
from palais.core.cycles.reviews import last_held
from palais.core.treaties import Status

FOLDING_SOURCE = "crc-c-58-rev-3"  # CRC/C/58/Rev.3, paragraph 3


def reports_due(
    *, facts: ReportingFacts, rules: Iterable[DueRule], on: date
) -> tuple[ReportDue, ReportDue, ReportDue]:
    """The next report under the Convention, OPAC and OPSC, in this order, as it stands on the day ``on``.

    Never says "late" without a date from a document. Raises RulesClash when two rules of one key hold on one
    day.
    """
    table = tuple(rules)
    convention = _under_convention(facts, rules=table, on=on)
    return (
        convention,
        _under_protocol(Instrument.OPAC, facts=facts, rules=table, on=on, convention=convention),
        _under_protocol(Instrument.OPSC, facts=facts, rules=table, on=on, convention=convention),
    )


def _under_convention(facts: ReportingFacts, *, rules: tuple[DueRule, ...], on: date) -> ReportDue:
    instrument = Instrument.CRC
    if (unbound := _not_bound(instrument, facts=facts)) is not None:
        return unbound
    review = last_held(instrument, facts=facts, on=on)
    if (known := _open_due_date(instrument, facts=facts, review=review)) is not None:
        report = Report.PERIODIC if _is_later(known, review=review) else Report.INITIAL
        return grounds.documented(known, report=report, on=on)
    in_force = facts.in_force.get(instrument)
    if review is None:
        return grounds.initial(instrument, in_force=in_force, rules=rules, on=on)
    if review.held_on is not None:
        calendar = rule_on(EIGHT_YEAR_CALENDAR, rules=rules, day=review.held_on.latest)
        if calendar is not None:
            return grounds.by_calendar(review, held_on=review.held_on, rule=calendar, on=on)
    return grounds.by_series(
        instrument,
        report=Report.PERIODIC,
        rule_key=EVERY_FIVE_YEARS,
        review=review,
        in_force=in_force,
        rules=rules,
        on=on,
    )


def _under_protocol(
    instrument: Instrument,
    *,
    facts: ReportingFacts,
    rules: tuple[DueRule, ...],
    on: date,
    convention: ReportDue,
) -> ReportDue:
    if (unbound := _not_bound(instrument, facts=facts)) is not None:
        return unbound
    review = last_held(instrument, facts=facts, on=on)
    in_convention = convention.report is not Report.NONE
    if (known := _open_due_date(instrument, facts=facts, review=review)) is not None:
        later = Report.FOLDED if in_convention else Report.SEPARATE
        report = later if _is_later(known, review=review) else Report.INITIAL
        return grounds.documented(known, report=report, on=on)
    in_force = facts.in_force.get(instrument)
    if review is None:
        return grounds.initial(instrument, in_force=in_force, rules=rules, on=on)
    if in_convention:
        return _folded(instrument, convention=convention)
    return grounds.by_series(
        instrument,
        report=Report.SEPARATE,
        rule_key=OUTSIDE_THE_CONVENTION,
        review=review,
        in_force=in_force,
        rules=rules,
        on=on,
    )


def _folded(instrument: Instrument, *, convention: ReportDue) -> ReportDue:
    """Once the initial report under a protocol was examined, the next report under the Convention covers it.

    Where no review under the Convention is known here, neither is the number or date of that next report.
    """
    if convention.report is Report.INITIAL:
        convention = grounds.not_known(instrument, report=Report.FOLDED, why=Why.FOLDED)
    return replace(
        convention,
        instrument=instrument,
        report=Report.FOLDED,
        article=ARTICLES[instrument].later,
        source=FOLDING_SOURCE,
        why=Why.FOLDED,
    )


def _not_bound(instrument: Instrument, *, facts: ReportingFacts) -> ReportDue | None:
    standing = facts.standings.get(instrument)
    if standing is not None and standing.status is Status.PARTY:
        return None
    withdrawn = standing is not None and standing.status is Status.WITHDRAWN
    return grounds.not_known(
        instrument,
        report=Report.NONE,
        why=Why.WITHDRAWN if withdrawn else Why.NOT_A_PARTY,
        late=lateness.NOT_DUE,
    )


def _open_due_date(
    instrument: Instrument, *, facts: ReportingFacts, review: PastReview | None
) -> KnownDueDate | None:
    """The latest documented due date whose report has not yet been examined."""
    still_open = [
        known
        for known in facts.known_due_dates
        if known.instrument is instrument and not (review and _examined(known, review=review))
    ]
    return max(still_open, key=lambda known: known.due_on, default=None)


def _examined(known: KnownDueDate, *, review: PastReview) -> bool:
    """By the numbers where both are known, else by the dates: a report is examined after it fell due."""
    if known.numbers and review.numbers:
        return review.numbers[1] >= known.numbers[0]
    return review.held_on is not None and review.held_on.earliest > known.due_on.latest


def _is_later(known: KnownDueDate, *, review: PastReview | None) -> bool:
    """Whether a documented date is for a report after the initial one."""
    return known.numbers[0] > 1 if known.numbers else review is not None
