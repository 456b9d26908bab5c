"""Why the calendar is being changed: said once by a deed, read by everything that writes history within it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from palais.apps.calendar.models import CalendarChange, SessionDeed
from palais.apps.people.models import User


@dataclass(frozen=True, slots=True)
class Cause:
    """Who changes the calendar, why, and by which source. `by` None: a loading of the facts, or the machine.

    `written` gathers what changed for readers, for a deed that tells of it afterwards; None: nobody asks.
    """

    by: User | None = None
    reason: str = ""
    source: str = ""
    deed: SessionDeed | None = None
    written: list[CalendarChange] | None = None


MACHINE = Cause()
_cause: ContextVar[Cause] = ContextVar("palais.calendar.cause", default=MACHINE)


def current() -> Cause:
    return _cause.get()


@contextmanager
def because(cause: Cause) -> Iterator[None]:
    """Whatever is written inside is written down with this cause; one that is said already stays."""
    token = _cause.set(cause if current() is MACHINE else current())
    try:
        yield
    finally:
        _cause.reset(token)
