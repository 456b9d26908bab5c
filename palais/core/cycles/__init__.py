"""Reporting to the Committee on the Rights of the Child: what is due, what is late, and why.

It knows the due dates of reports under the Convention, OPAC and OPSC, and what may be said of their lateness.
It does not know the stages of a review, the deadlines of others than States, or any date nobody has entered.
The law is in CRC article 44, OPAC article 8, OPSC article 12 and CRC/C/58/Rev.3; see
docs/rules/reporting-cycle.md.
"""

from palais.core.cycles.answers import (
    Anchor,
    Basis,
    Lateness,
    LatenessValue,
    Report,
    ReportDue,
    Step,
    Why,
)
from palais.core.cycles.counting import RulesClash
from palais.core.cycles.facts import (
    DueRule,
    Instrument,
    KnownDueDate,
    Outcome,
    PastReview,
    ReportingFacts,
)
from palais.core.cycles.line import Point, PointKind, cycle_line
from palais.core.cycles.reports import reports_due
from palais.core.cycles.reviews import Coverage, History, held_reviews, history, last_held

__all__ = [
    "Anchor",
    "Basis",
    "Coverage",
    "DueRule",
    "History",
    "Instrument",
    "KnownDueDate",
    "Lateness",
    "LatenessValue",
    "Outcome",
    "PastReview",
    "Point",
    "PointKind",
    "Report",
    "ReportDue",
    "ReportingFacts",
    "RulesClash",
    "Step",
    "Why",
    "cycle_line",
    "held_reviews",
    "history",
    "last_held",
    "reports_due",
]
