"""The reviews of a State that are known here, and how far that knowledge goes.

It knows which reviews had been held by a day and which came last.
It does not know the line-ups of many older sessions: no number of reviews given here is the number there
were.
The record is the fact table of reviews, the gaps are named in docs/rules/reporting-cycle.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from palais.core.cycles.facts import Instrument, Outcome, PastReview, ReportingFacts


class Coverage(StrEnum):
    """Whether the reviews known here can be all there were."""

    LINE_UPS_MISSING = "line-ups-missing"
    COMPLETE = "complete"


@dataclass(frozen=True, slots=True)
class History:
    """The reviews known here, oldest first. Their number says little where line-ups are missing."""

    reviews: tuple[PastReview, ...]
    known: int
    coverage: Coverage


def history(
    instrument: Instrument, *, facts: ReportingFacts, on: date, all_line_ups_known: bool = False
) -> History:
    """The reviews held under ``instrument`` by ``on``: "known here", not "in all", unless coverage is
    complete."""
    held = held_reviews(instrument, facts=facts, on=on)
    return History(held, len(held), Coverage.COMPLETE if all_line_ups_known else Coverage.LINE_UPS_MISSING)


def held_reviews(instrument: Instrument, *, facts: ReportingFacts, on: date) -> tuple[PastReview, ...]:
    """The reviews under ``instrument`` known to have been held by ``on``, oldest first, undated ones
    foremost."""
    held = (
        review
        for review in facts.reviews
        if instrument in review.instruments
        and review.outcome is Outcome.HELD
        and (review.held_on is None or review.held_on.has_come_by(on) is True)
    )
    return tuple(sorted(held, key=lambda review: review.held_on.latest if review.held_on else date.min))


def last_held(instrument: Instrument, *, facts: ReportingFacts, on: date) -> PastReview | None:
    """The latest of the held reviews, None where none is known here."""
    held = held_reviews(instrument, facts=facts, on=on)
    return held[-1] if held else None
