"""The numbers and dates that editors choose into their texts, each with where it comes from."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from palais.apps.calendar import queries as calendar
from palais.apps.treaties import queries as treaties
from palais.web.answers import entry_lines
from palais.web.answers.entry_lines import EntryLine
from palais.web.answers.treaty import treaty_counts

OFF = ("cancelled", "postponed")


@dataclass(frozen=True, slots=True)
class Parties:
    """How many are party to a treaty, and how many have only signed; `as_of` is the state of the newest source."""

    parties: int
    signed: int
    as_of: str


def parties(*, keys: Collection[str], on: date) -> dict[str, Parties]:
    as_of = treaties.acts_as_of(keys=keys)
    return {
        count.key: Parties(count.parties, count.signed, as_of.get(count.key, ""))
        for count in treaty_counts(on=on, keys=list(keys))
    }


def treaty_names() -> dict[str, str]:
    return {treaty.key: treaty.short_name for treaty in treaties.treaties()}


def states() -> int:
    """How many States have a page here."""
    return treaties.states().count()


def bodies() -> Mapping[str, str]:
    """The bodies of which a session is known here, by key."""
    known = calendar.reach()
    return {body.key: body.name for body in treaties.bodies() if body.key in known}


def next_sessions(*, keys: Collection[str], on: date) -> dict[str, EntryLine]:
    """The next session of each body: one that goes on counts; none is known for those left out."""
    found = {}
    for key in keys:
        wanted = calendar.Filter(body=key, kind="session")
        ahead = [one for one in calendar.upcoming(on=on, wanted=wanted, limit=3) if one.status not in OFF]
        if ahead:
            found[key] = entry_lines.lines(ahead[:1], on=on)[0]
    return found
