"""The Universal Periodic Review in indexes: cycle by session or symbol, the State's position by the word for it.

It knows the four cycles so far and the words of two databases. It does not know when a State is reviewed.
The law is Human Rights Council resolutions 5/1 and 16/21 and decision 17/119: the cycles and their sessions.
"""

from __future__ import annotations

from palais.core.documents import Position
from palais.core.symbols import Body, Kind, Symbol
from palais.core.words import fold

_LAST_SESSIONS = (12, 26, 40, 54)
_COUNCIL_SESSIONS = ((8, 19), (21, 34), (36, 50), (52, 65))
"""Sessions of the Human Rights Council that had the reports of a cycle before them; none had those of two."""
_WORDS = {
    "supported": Position.SUPPORTED,
    "support": Position.SUPPORTED,
    "accepted": Position.SUPPORTED,
    "accepted/supported": Position.SUPPORTED,
    "supported/accepted": Position.SUPPORTED,
    "supported, already implemented or in progress": Position.SUPPORTED_IMPLEMENTED,
    "supported/already implemented or in progress": Position.SUPPORTED_IMPLEMENTED,
    "already implemented": Position.SUPPORTED_IMPLEMENTED,
    "noted": Position.NOTED,
    "not supported": Position.NOTED,
    "rejected": Position.REJECTED,
    "pending": Position.UNDER_CONSIDERATION,
    "under consideration": Position.UNDER_CONSIDERATION,
    "in pending": Position.UNDER_CONSIDERATION,
    "no response": Position.NOT_STATED,
    "no clear position": Position.NOT_STATED,
    "general response": Position.NOT_STATED,
    "not stated": Position.NOT_STATED,
    **{position.value: position for position in Position},
}


def cycle_of_session(session: int) -> int | None:
    """The cycle a session of the Working Group belongs to; None for one that is not fixed yet."""
    if session < 1:
        return None
    return next((cycle for cycle, last in enumerate(_LAST_SESSIONS, 1) if session <= last), None)


def cycle_of_symbol(symbol: Symbol) -> int | None:
    """The cycle of a report of the Working Group, A/HRC/28/15, of its addendum, or of a paper for its session,
    A/HRC/WG.6/20/SVN/1; None for another document."""
    if symbol.session is None:
        return None
    if symbol.body is Body.UPR:
        return cycle_of_session(symbol.session)
    if symbol.body is not Body.HRC or symbol.kind not in (
        Kind.REPORT,
        Kind.SESSION_DOCUMENT,
        Kind.UPR_OUTCOME,
    ):
        return None
    return cycle_of_council_session(symbol.session)


def cycle_of_council_session(session: int) -> int | None:
    """The cycle of a Working Group report by the session of the Council it was written for, as in A/HRC/27/4."""
    sessions = enumerate(_COUNCIL_SESSIONS, 1)
    return next((cycle for cycle, (first, last) in sessions if first <= session <= last), None)


def position_of(text: str) -> Position | None:
    """What the State said to a recommendation; None for a word that is not known."""
    return _WORDS.get(fold(text))
