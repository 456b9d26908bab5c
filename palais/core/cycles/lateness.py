"""Whether a report is late, by the four answers: late by so much, not late, not due, not known.

It knows how to compare a due date with a day and with the day a report came.
It does not know due dates; a calculated date that has passed never makes a report late here, since nothing
tells
whether the report came, or whether the Committee set another date.
The rule is the project's own (docs/rules/reporting-cycle.md): no statement about a State without a document.
"""

from __future__ import annotations

from datetime import date

from palais.core.cycles.answers import Lateness, LatenessValue
from palais.core.cycles.facts import KnownDueDate
from palais.core.dates import PartialDate, whole_months_between

NOT_KNOWN = Lateness(LatenessValue.NOT_KNOWN)
NOT_DUE = Lateness(LatenessValue.NOT_DUE)


def of_calculated(*, due: PartialDate | None, on: date) -> Lateness:
    """ "Not due" until the date, its own day included; afterwards, and without a date, "not known"."""
    return NOT_DUE if due is not None and due.earliest >= on else NOT_KNOWN


def of_documented(known: KnownDueDate, *, on: date) -> Lateness:
    """The lateness of a report whose due date was read in a document, as it can be told on the day ``on``.

    A report is due by the end of its day. What became known after ``on`` is not used.
    """
    due = known.due_on
    came = known.received_on if known.received_known else None
    if came is not None and came.has_come_by(on) is True:
        late_by = _years_and_months(due.latest, came.earliest) if came.earliest > due.latest else None
        return Lateness(LatenessValue.NOT_LATE, received_late_by=late_by)
    if due.earliest >= on:
        return NOT_DUE
    missing_on = _last_day_known_missing(known, on=on)
    if missing_on is None or missing_on <= due.latest:
        return NOT_KNOWN
    return Lateness(LatenessValue.LATE, by=_years_and_months(due.latest, missing_on), as_of=missing_on)


def _last_day_known_missing(known: KnownDueDate, *, on: date) -> date | None:
    if not known.received_known:
        return None
    if known.received_on is not None:
        return on if known.received_on.has_come_by(on) is False else None
    if known.as_of is None:
        return None
    return min(known.as_of, on)


def _years_and_months(start: date, end: date) -> tuple[int, int]:
    years, months = divmod(whole_months_between(start=start, end=end), 12)
    return years, months
