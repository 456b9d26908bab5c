"""The Universal Periodic Review in indexes: cycle by session, the State's position by the word for it.

It knows the four cycles so far and the words of two databases. It does not know when a State is reviewed.
The law is Human Rights Council resolutions 5/1 and 16/21 and decision 17/119: the cycles and their sessions.
"""

from __future__ import annotations

from palais.core.documents import Position
from palais.core.words import fold

_LAST_SESSIONS = (12, 26, 40, 54)
_LAST_COUNCIL_SESSIONS = (19, 34, 50)
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
}


def cycle_of_session(session: int) -> int | None:
    """The cycle a session of the Working Group belongs to; None for one that is not fixed yet."""
    if session < 1:
        return None
    return next((cycle for cycle, last in enumerate(_LAST_SESSIONS, 1) if session <= last), None)


def cycle_of_council_session(session: int) -> int | None:
    """The cycle of a Working Group report by the session of the Council it is written for, as in A/HRC/27/4: a cycle's
    last reports went to the 19th, 34th and 50th session. None before the first and for what is not fixed yet."""
    if session < 8 or session > 66:
        return None
    return next((cycle for cycle, last in enumerate(_LAST_COUNCIL_SESSIONS, 1) if session <= last), 4)


def position_of(text: str) -> Position | None:
    """What the State said to a recommendation; None for a word that is not known."""
    return _WORDS.get(fold(text))
