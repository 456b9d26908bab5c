"""The facts that the rules on reporting take in, as frozen values without a database.

It knows the shape of a State's acts, past reviews, dates read in documents and dated rules.
It does not know where they come from, and checks no source.
The law behind the rules is in the articles table below; see docs/rules/reporting-cycle.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from palais.core.dates import PartialDate, Period
from palais.core.entry_into_force import InForce
from palais.core.treaties import Standing


class Instrument(StrEnum):
    """The three instruments under which States report to the Committee on the Rights of the Child."""

    CRC = "crc"
    OPAC = "opac"
    OPSC = "opsc"


@dataclass(frozen=True, slots=True)
class ReportingArticle:
    """Where an instrument orders its reports, and the key of the rule for its first one."""

    initial: str
    later: str
    initial_rule: str


# Articles as cited in CRC/C/58/Rev.3, paragraphs 1 to 3, and the fact table of deadlines.
ARTICLES = {
    Instrument.CRC: ReportingArticle("44(1)(a)", "44(1)(b)", "crc-initial-report-due"),
    Instrument.OPAC: ReportingArticle("8(1)", "8(2)", "opac-initial-report-due"),
    Instrument.OPSC: ReportingArticle("12(1)", "12(2)", "opsc-initial-report-due"),
}

EVERY_FIVE_YEARS = "crc-periodic-report-due"
EIGHT_YEAR_CALENDAR = "crc-periodic-report-due-8y"
OUTSIDE_THE_CONVENTION = "op-non-crc-party"


class Outcome(StrEnum):
    """What became of a review."""

    HELD = "held"
    POSTPONED = "postponed"
    SCHEDULED = "scheduled"


@dataclass(frozen=True, slots=True)
class PastReview:
    """One State before the Committee at one session under one or more instruments.

    ``held_on`` is the last day of the session, on which concluding observations are adopted; None where the
    session's days are not known here. ``numbers`` are the first and last number of the reports examined, None
    where not known; ``numbers_verified`` says that they were seen in a document. ``symbol`` is that of the
    concluding observations.
    """

    session: str
    held_on: PartialDate | None
    instruments: frozenset[Instrument]
    outcome: Outcome = Outcome.HELD
    numbers: tuple[int, int] | None = None
    numbers_verified: bool = False
    held_on_verified: bool = True
    procedure: str = "unknown"
    symbol: str | None = None


@dataclass(frozen=True, slots=True)
class KnownDueDate:
    """A due date that somebody read in a document.

    ``set_in`` is the symbol of that document, None where only ``source`` (a key) is known. ``received_known``
    says whether it is known here if the report came: with ``received_on`` it came that day, without it had
    not come on ``as_of``.
    """

    instrument: Instrument
    due_on: PartialDate
    source: str
    numbers: tuple[int, int] | None = None
    set_in: str | None = None
    received_known: bool = False
    received_on: PartialDate | None = None
    as_of: date | None = None
    verified: bool = True


@dataclass(frozen=True, slots=True)
class DueRule:
    """One dated rule: so long after its anchor a report is due. ``valid_to`` is not included; None means
    still."""

    key: str
    period: Period
    valid_from: date
    valid_to: date | None
    source: str
    verified: bool

    def __post_init__(self) -> None:
        if self.period.months < 0 or self.period.days < 0 or self.period == Period(0, 0):
            raise ValueError(f"the rule {self.key!r} does not lead forward: {self.period.isoformat()}")

    def holds_on(self, day: date) -> bool:
        """Whether the rule was in use on ``day``."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


@dataclass(frozen=True, slots=True)
class ReportingFacts:
    """All that is known here of one State's reporting; a treaty left out of a mapping counts as no action."""

    standings: Mapping[str, Standing]
    in_force: Mapping[str, InForce]
    reviews: tuple[PastReview, ...] = ()
    known_due_dates: tuple[KnownDueDate, ...] = ()
