"""Addresses, and which session a review belongs to: found from the keys and numbers that the facts give."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from palais.apps.calendar.choices import Purpose, SessionKind
from palais.apps.calendar.models import CommitteeSession, PreSessionReview, Review

OWN_INSTRUMENT = ("crc", "upr")
"""Instruments that an address does not name: the usual ones of their body."""
Numbered = dict[tuple[str, bool, str], CommitteeSession]


def session_slug(row: CommitteeSession, *, taken: Iterable[str]) -> str:
    """`crc-97`, `crc-pre-session-99`; without a number the planned start: `crc-2025-09`. Set once, never changed."""
    body, kind, number, start = row.fact_key.split("/")
    parts = [body.lower(), kind if kind == SessionKind.PRE_SESSION else "", number or start]
    slug = "-".join(part for part in parts if part)
    return f"{slug}-{start}" if slug in taken else slug


def review_slug(row: Review) -> str:
    """`crc-97-mex`; with the instrument where it is not the usual one: `crc-97-bhr-opac`."""
    body, session, state, instruments = row.fact_key.lower().split("/")
    other = [key for key in instruments.split("|") if key not in OWN_INSTRUMENT]
    return "-".join([body, session, state, *other])


def by_number(sessions: Iterable[CommitteeSession]) -> Numbered:
    """Sessions and pre-sessions by number, or by planned start where they have none.

    A number that a cancelled session gave up belongs to the one that took it.
    """
    found: Numbered = {}
    for row in sorted(sessions, key=lambda row: (not row.is_cancelled, row.first_day or date.min)):
        found[row.body_id, row.is_pre_session, str(row.number or row.planned_start)] = row
    return found


def link_line_up(rows: Iterable[PreSessionReview], *, numbered: Numbered) -> list[PreSessionReview]:
    """Point each line at its pre-session; those that pointed elsewhere come back."""
    moved = []
    for row in rows:
        session = numbered.get((row.body_id, True, row.pre_session))
        if row.session_id != (session.pk if session else None):
            row.session = session
            moved.append(row)
    return moved


def link_review(
    row: Review, *, numbered: Numbered, line_up: dict[tuple[str, str], list[PreSessionReview]]
) -> bool:
    """Point a review at its session and pre-sessions; whether anything moved."""
    session = numbered.get((row.body_id, False, str(row.session_number)))
    own = [line for line in line_up.get((row.body_id, row.state_id), ()) if leads_to(line, row, session)]
    prepared = last_of(line for line in own if line.purpose == Purpose.REVIEW)
    listed = last_of(line for line in own if line.purpose == Purpose.LOIPR)
    wanted: dict[str, Any] = {
        "session": session,
        "pre_session": prepared.session if prepared else None,
        "list_session": listed.session if listed else None,
    }
    days = {name: getattr(session, name) if session else None for name in ("first_day", "last_day")}
    days["precision"] = session.precision if session else "day"
    moved = any(getattr(row, f"{name}_id") != (to.pk if to else None) for name, to in wanted.items())
    moved = moved or any(getattr(row, name) != value for name, value in days.items())
    for name, value in {**wanted, **days}.items():
        setattr(row, name, value)
    return moved


def leads_to(line: PreSessionReview, review: Review, session: CommitteeSession | None) -> bool:
    """A pre-session comes before the session, no more than four years, and speaks of the same instruments."""
    before, after = (
        (line.session.first_day if line.session else None),
        (session.first_day if session else None),
    )
    if before is None or after is None or line.instruments != review.instruments:
        return False
    return 0 < (after - before).days <= 4 * 366


def last_of(lines: Iterable[PreSessionReview]) -> PreSessionReview | None:
    return max(lines, key=lambda line: line.session.first_day if line.session else date.min, default=None)
