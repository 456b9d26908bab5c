"""What the first page shows."""

from dataclasses import dataclass
from datetime import date

from palais.apps.treaties import queries
from palais.core.dates import PartialDate
from palais.web.answers.marks import Mark, mark
from palais.web.answers.treaty import TreatyCount, treaty_counts

LATEST = 8


@dataclass(frozen=True, slots=True)
class Joined:
    """A State that became party to one of the four instruments, on a day that is known."""

    iso3: str
    name: str
    treaty: str
    short_name: str
    act: str
    on: PartialDate
    mark: Mark


@dataclass(frozen=True, slots=True)
class HomePage:
    family: tuple[TreatyCount, ...]
    latest: tuple[Joined, ...]
    states: int


def home_page(*, on: date) -> HomePage:
    return HomePage(
        family=treaty_counts(on=on, keys=queries.FAMILY),
        latest=tuple(
            Joined(
                iso3=act.state_id,
                name=act.state.name,
                treaty=act.treaty_id,
                short_name=act.treaty.short_name,
                act=act.act,
                on=act.on,
                mark=mark(act, table="ratifications", on=on),
            )
            for act in queries.newest_acts(keys=queries.FAMILY, limit=LATEST, on=on)
        ),
        states=queries.states().count(),
    )
