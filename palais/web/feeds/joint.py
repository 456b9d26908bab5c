"""Which answers there are feeds of. An answer is plugged in here, by the name of its address, and nowhere else."""

from collections.abc import Mapping
from datetime import date
from typing import Protocol

from palais.web.answers import calendar_feeds
from palais.web.answers.dates import DatedList


class DatesAnswer(Protocol):
    """An answer with dates.

    `key` is what the address names, as `MAR` of a State; empty where it names nothing. `asked` holds those of FILTERS
    that the address asks by, none of them empty. None where there is nothing of that key, or where a filter asks for
    something that does not exist: an address with a slip in it must not look like a quiet calendar.
    """

    def __call__(self, *, key: str, asked: Mapping[str, str], on: date) -> DatedList | None: ...


FILTERS = ("body", "state", "region", "kind", "audience", "session")

ANSWERS: dict[str, DatesAnswer] = {
    "entry-points": calendar_feeds.entry_points,
    "state": calendar_feeds.of_state,
    "body": calendar_feeds.of_body,
}
"""By name of the address in urls.py. An address without an answer is not found."""


def answer(name: str, *, key: str, asked: Mapping[str, str], on: date) -> DatedList | None:
    plugged = ANSWERS.get(name)
    return plugged(key=key, asked=asked, on=on) if plugged else None
