"""The grounds a due date can rest on: a document, the treaty's two years, the series, the eight-year
calendar.

It knows how to turn each ground into an answer that shows its sums, its source and what is unverified.
It does not know which ground comes first for a State; ``reports`` chooses.
The law is named in each answer; see docs/rules/reporting-cycle.md.
"""

from __future__ import annotations

from datetime import date

from palais.core.cycles import lateness
from palais.core.cycles.answers import Anchor, Basis, Lateness, Report, ReportDue, Why
from palais.core.cycles.counting import Counted, count, initial_due, next_in_series, rule_on
from palais.core.cycles.facts import ARTICLES, DueRule, Instrument, KnownDueDate, PastReview
from palais.core.dates import PartialDate
from palais.core.entry_into_force import InForce


def documented(known: KnownDueDate, *, report: Report, on: date) -> ReportDue:
    """The date stands in a document."""
    articles = ARTICLES[known.instrument]
    return ReportDue(
        instrument=known.instrument,
        report=report,
        numbers=known.numbers,
        due=known.due_on,
        basis=Basis.DOCUMENT,
        rule_key=None,
        article=articles.initial if report is Report.INITIAL else articles.later,
        source=known.source,
        steps=(),
        lateness=lateness.of_documented(known, on=on),
        why=Why.DATE_IN_DOCUMENT,
        verified=known.verified,
        set_in=known.set_in,
    )


def initial(
    instrument: Instrument, *, in_force: InForce | None, rules: tuple[DueRule, ...], on: date
) -> ReportDue:
    """No review is known here: the date of the initial report, which may long have been made."""
    counted = initial_due(instrument, in_force=in_force, rules=rules)
    if counted is None or in_force is None:
        return not_known(instrument, report=Report.INITIAL, why=_gap(in_force), numbers=(1, 1))
    return _calculated(
        counted,
        instrument=instrument,
        report=Report.INITIAL,
        numbers=(1, 1),
        why=Why.NO_REVIEW_KNOWN,
        verified=in_force.verified,
        on=on,
    )


def by_calendar(review: PastReview, *, held_on: PartialDate, rule: DueRule, on: date) -> ReportDue:
    """Eight years after the concluding observations: a guide only, until the Committee communicates the
    date."""
    number = _number_after(review)
    return _calculated(
        count(rule, anchor=Anchor.CONCLUDING_OBSERVATIONS, start=held_on),
        instrument=Instrument.CRC,
        report=Report.PERIODIC,
        numbers=(number, number) if number else None,
        why=Why.COMMITTEE_SETS_DATE,
        verified=False,
        on=on,
    )


def by_series(
    instrument: Instrument,
    *,
    report: Report,
    rule_key: str,
    review: PastReview,
    in_force: InForce | None,
    rules: tuple[DueRule, ...],
    on: date,
) -> ReportDue:
    """Every so many years after the initial report's date: the first such date after the last review known
    here."""
    number = _number_after(review)
    numbers = (number, number) if number else None
    first = initial_due(instrument, in_force=in_force, rules=rules)
    if first is None or in_force is None:
        return not_known(instrument, report=report, why=_gap(in_force), numbers=numbers)
    if review.held_on is None:
        return not_known(instrument, report=report, why=Why.REVIEW_DATE_NOT_KNOWN, numbers=numbers)
    rule = rule_on(rule_key, rules=rules, day=review.held_on.latest)
    if rule is None:
        return not_known(instrument, report=report, why=Why.NO_RULE, numbers=numbers)
    counted, reached = next_in_series(initial=first.due, rule=rule, number=number, after=review.held_on)
    return _calculated(
        counted,
        before=first,
        instrument=instrument,
        report=report,
        numbers=(number, reached) if number else None,
        why=_why_in_series(report=report, number=number, reached=reached),
        # Outside the Convention the rule counts from the previous report. Its day is not known here, so the
        # day it was due on stands in for it.
        verified=report is not Report.SEPARATE
        and number is not None
        and in_force.verified
        and review.numbers_verified
        and review.held_on_verified,
        on=on,
    )


def not_known(
    instrument: Instrument,
    *,
    report: Report,
    why: Why,
    numbers: tuple[int, int] | None = None,
    late: Lateness = lateness.NOT_KNOWN,
) -> ReportDue:
    """No date, and the reason why."""
    return ReportDue(
        instrument=instrument,
        report=report,
        numbers=numbers,
        due=None,
        basis=Basis.NOT_KNOWN,
        rule_key=None,
        article=None,
        source=None,
        steps=(),
        lateness=late,
        why=why,
        verified=report is Report.NONE,
    )


def _calculated(
    counted: Counted,
    *,
    instrument: Instrument,
    report: Report,
    numbers: tuple[int, int] | None,
    why: Why,
    verified: bool,
    on: date,
    before: Counted | None = None,
) -> ReportDue:
    used = (before, counted) if before else (counted,)
    articles = ARTICLES[instrument]
    return ReportDue(
        instrument=instrument,
        report=report,
        numbers=numbers,
        due=counted.due,
        basis=Basis.CALCULATED,
        rule_key=counted.rule.key,
        article=articles.initial if report is Report.INITIAL else articles.later,
        source=counted.rule.source,
        steps=tuple(one.step for one in used),
        lateness=lateness.of_calculated(due=counted.due, on=on),
        why=why,
        verified=verified and all(one.rule.verified for one in used),
    )


def _why_in_series(*, report: Report, number: int | None, reached: int) -> Why:
    if number is None:
        return Why.NUMBER_NOT_KNOWN
    if report is Report.SEPARATE:
        return Why.OUTSIDE_THE_CONVENTION
    return Why.PASSED_DATES_COMBINED if reached > number else Why.EVERY_FIVE_YEARS


def _number_after(review: PastReview) -> int | None:
    return review.numbers[1] + 1 if review.numbers else None


def _gap(in_force: InForce | None) -> Why:
    return Why.ENTRY_NOT_KNOWN if in_force is None or in_force.on is None else Why.NO_RULE
