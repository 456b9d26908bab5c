"""What a list holds and how far it was read, in a token that any process can read, also after the records changed.

It knows the order of lists: by the moment of change, then by number. A record that changes meanwhile moves to the end
and comes again; none is left out. It does not know records. The law is OAI-PMH 2.0, section 3.5.
"""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from palais.core.oai import moments

FORM = 1
LONGEST = 2_000
MOST = 2**53


@dataclass(frozen=True, slots=True)
class Selection:
    """Which records are asked for. `since` and `until` stay as they were written; empty: no bound, or all sets."""

    prefix: str
    set: str = ""
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Behind which record a list goes on: the moment it was changed, its number, and how many came so far."""

    selection: Selection
    moment: datetime
    number: int
    so_far: int

    def token(self) -> str:
        """The place as a text of letters, figures, - and _."""
        one = self.selection
        held = [FORM, one.prefix, one.set, one.since, one.until]
        held += [self.moment.isoformat(), self.number, self.so_far]
        packed = json.dumps(held, ensure_ascii=False, separators=(",", ":")).encode()
        return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def place(token: str) -> Place | None:
    """The place that a token says; None where it is none of ours."""
    if not token or len(token) > LONGEST or not token.isascii():
        return None
    try:
        packed = base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True)
        held = json.loads(packed)
    except (binascii.Error, ValueError, RecursionError):
        return None
    return _place(held) if isinstance(held, list) and len(held) == 8 and held[0] == FORM else None


def _place(held: list[Any]) -> Place | None:
    texts, numbers = held[1:6], held[6:]
    if not all(isinstance(text, str) for text in texts):
        return None
    if not all(type(number) is int and 0 <= number < MOST for number in numbers):
        return None
    prefix, name, since, until, written = texts
    if any(bound and moments.first(bound) is None for bound in (since, until)):
        return None
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    if moment.tzinfo is None:
        return None
    return Place(Selection(prefix, name, since, until), moment, *numbers)
