"""What the rules on reporting answer: which report, when, on what basis, and whether it is late.

It knows the shape of an answer and the keys of its reasons, so that a sentence can be made in any language.
It does not know the sentences, nor how an answer is found.
The law is named in each answer by rule, article and source.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from palais.core.cycles.facts import Instrument
from palais.core.dates import PartialDate, Period


class Report(StrEnum):
    """Which report comes next under an instrument."""

    INITIAL = "initial"
    PERIODIC = "periodic"
    FOLDED = "folded-into-crc-periodic"
    SEPARATE = "separate-periodic"
    NONE = "none"


class Basis(StrEnum):
    """What a due date rests on."""

    DOCUMENT = "document"
    CALCULATED = "calculated"
    NOT_KNOWN = "not-known"


class LatenessValue(StrEnum):
    """The four answers to "is it late?"."""

    LATE = "late"
    NOT_LATE = "not-late"
    NOT_DUE = "not-due"
    NOT_KNOWN = "not-known"


@dataclass(frozen=True, slots=True)
class Lateness:
    """Whether a report is late.

    ``by`` counts whole years and months, (0, 0) meaning less than a month; only with "late", and then for the
    day ``as_of``, the last on which the report was known not to have come. A report that came after its date
    is not late any more: ``received_late_by`` says by how much it was.
    """

    value: LatenessValue
    by: tuple[int, int] | None = None
    as_of: date | None = None
    received_late_by: tuple[int, int] | None = None


class Anchor(StrEnum):
    """The day a period is counted from."""

    IN_FORCE_FOR_STATE = "in-force-for-state"
    INITIAL_DUE_DATE = "initial-due-date"
    CONCLUDING_OBSERVATIONS = "concluding-observations"


@dataclass(frozen=True, slots=True)
class Step:
    """One sum: ``start`` (the anchor's date) plus ``period`` taken ``times`` times gives ``result``.

    ``to_the_eve``: the report is due within the period, so the result is its last day, one before the
    anniversary.
    """

    anchor: Anchor
    start: PartialDate
    period: Period
    times: int
    result: PartialDate
    rule_key: str
    to_the_eve: bool = False


class Why(StrEnum):
    """The reason behind an answer."""

    NOT_A_PARTY = "not-a-party"
    WITHDRAWN = "withdrawn"
    DATE_IN_DOCUMENT = "date-in-document"
    NO_REVIEW_KNOWN = "no-review-known-here"
    EVERY_FIVE_YEARS = "every-five-years"
    PASSED_DATES_COMBINED = "dates-before-the-review-combined"
    NUMBER_NOT_KNOWN = "report-number-not-known"
    COMMITTEE_SETS_DATE = "committee-sets-date"
    FOLDED = "folded-into-crc-report"
    OUTSIDE_THE_CONVENTION = "separate-report-every-five-years"
    ENTRY_NOT_KNOWN = "entry-into-force-not-known"
    REVIEW_DATE_NOT_KNOWN = "review-date-not-known"
    NO_RULE = "no-rule-for-this-day"


@dataclass(frozen=True, slots=True)
class ReportDue:
    """The report that comes next under one instrument, as far as is known here.

    ``numbers`` are the first and last number of the report (the same for a single one), None where not known.
    ``due`` is None when ``basis`` is "not-known". ``verified`` is False when any fact or rule used is
    unverified. ``set_in`` is the symbol of the document that sets the date.
    """

    instrument: Instrument
    report: Report
    numbers: tuple[int, int] | None
    due: PartialDate | None
    basis: Basis
    rule_key: str | None
    article: str | None
    source: str | None
    steps: tuple[Step, ...]
    lateness: Lateness
    why: Why
    verified: bool
    set_in: str | None = None
