"""Questions about reports and reviews: the sessions behind them, and the rules for due dates."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from palais.apps.calendar.models import CommitteeSession, DateRule, Review

DUE_RULES = (
    "crc-initial-report-due",
    "crc-periodic-report-due",
    "crc-periodic-report-due-8y",
    "opac-initial-report-due",
    "op-non-crc-party",
    "opsc-initial-report-due",
)


def reviews_of_state(*, iso3: str) -> list[Review]:
    """Every review of a State known here, by body and session."""
    return list(Review.public.filter(state_id=iso3).select_related("body", "source"))


def sessions(*, wanted: Iterable[tuple[str, int]]) -> dict[tuple[str, int], CommitteeSession]:
    """Sessions by body and number. A pre-session shares its number with a session and is left out.

    A number that a cancelled session gave up belongs to the one that took it.
    """
    pairs = set(wanted)
    if not pairs:
        return {}
    found = (
        CommitteeSession.public.select_related("source")
        .exclude(kind="pre-session")
        .filter(number__in={number for _, number in pairs})
    )
    rows = sorted(found, key=lambda row: (not row.is_cancelled, row.first_day or date.min))
    return {(row.body_id, row.number): row for row in rows if (row.body_id, row.number) in pairs}


def planned_reviews(*, on: date) -> dict[str, list[tuple[Review, CommitteeSession]]]:
    """Reviews that are planned for a session which was not cancelled and whose days have not passed, by State.

    Soonest first.
    """
    rows = list(Review.public.filter(outcome="scheduled").select_related("source"))
    known = sessions(wanted=((row.body_id, row.session_number) for row in rows))
    ahead: dict[str, list[tuple[Review, CommitteeSession]]] = defaultdict(list)
    for row in rows:
        session = known.get((row.body_id, row.session_number))
        if session and not session.is_cancelled and session.last_known[1].latest >= on:
            ahead[row.state_id].append((row, session))
    for pairs in ahead.values():
        pairs.sort(key=lambda pair: pair[1].last_known[0])
    return ahead


def due_rules() -> dict[str, DateRule]:
    """The dated rules for reports of States, by key."""
    return {rule.key: rule for rule in DateRule.public.filter(key__in=DUE_RULES).select_related("source")}
