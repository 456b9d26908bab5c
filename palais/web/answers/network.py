"""Where the network works: its figures, the States with organisations in them, and honestly those without.

Counted are members and observers that are listed in public. A State is covered where one of them works; a seat alone
is none. Nothing here is typed by anybody: docs/rules/network.md says how it is counted.
"""

from collections import defaultdict
from dataclasses import dataclass

from palais.apps.people import queries
from palais.apps.people.models import Organisation
from palais.apps.treaties import queries as treaties
from palais.core import words


@dataclass(frozen=True, slots=True)
class Figures:
    """How many organisations, in how many States they work, and in how many none of them is known to."""

    organisations: int
    states_covered: int
    states_not_covered: int


@dataclass(frozen=True, slots=True)
class Somebody:
    """An organisation as lists name it."""

    key: str
    name: str
    language: str
    standing: str
    example: bool


@dataclass(frozen=True, slots=True)
class WorkLine:
    """One State: who works there, and who has its seat there, by name."""

    iso3: str
    name: str
    region_code: str
    region: str
    working: tuple[Somebody, ...]
    seated: tuple[Somebody, ...]


@dataclass(frozen=True, slots=True)
class WhereItWorks:
    """Every State by name; `unplaced` counts organisations of which no State of work is known here."""

    figures: Figures
    lines: tuple[WorkLine, ...]
    unplaced: int

    @property
    def covered(self) -> tuple[WorkLine, ...]:
        return tuple(line for line in self.lines if line.working)

    @property
    def missing(self) -> dict[str, list[WorkLine]]:
        """States in which no organisation is known to work, by region."""
        found: dict[str, list[WorkLine]] = defaultdict(list)
        for line in self.lines:
            if not line.working:
                found[line.region].append(line)
        return dict(sorted(found.items()))


@dataclass(frozen=True, slots=True)
class NearState:
    """The listed organisations of one State; one that works where it has its seat stands in both."""

    working: tuple[Somebody, ...]
    seated: tuple[Somebody, ...]


def figures() -> Figures:
    """The live numbers, for the first page and wherever the network speaks of itself."""
    everyone = list(queries.network())
    covered = {state for one in everyone for state in one.works_in}
    known = set(treaties.states().values_list("iso3", flat=True))
    return Figures(len(everyone), len(covered & known), len(known - covered))


def where_it_works() -> WhereItWorks:
    everyone = list(queries.network())
    working, seated = defaultdict(list), defaultdict(list)
    for one in everyone:
        seated[one.state].append(somebody(one))
        for state in one.works_in:
            working[state].append(somebody(one))
    lines = [
        WorkLine(
            iso3=state.iso3,
            name=state.name,
            region_code=state.region_id or "",
            region=state.region.name if state.region else "",
            working=tuple(working[state.iso3]),
            seated=tuple(seated[state.iso3]),
        )
        for state in treaties.states()
    ]
    lines.sort(key=lambda line: words.fold(line.name))
    covered = sum(bool(line.working) for line in lines)
    return WhereItWorks(
        figures=Figures(len(everyone), covered, len(lines) - covered),
        lines=tuple(lines),
        unplaced=sum(not one.works_in for one in everyone),
    )


def near_state(*, iso3: str) -> NearState:
    """Members, observers and partners in one State that are listed in public."""
    found = list(queries.near_state(iso3=iso3))
    return NearState(
        working=tuple(somebody(one) for one in found if iso3 in one.works_in),
        seated=tuple(somebody(one) for one in found if one.state == iso3),
    )


def somebody(one: Organisation) -> Somebody:
    return Somebody(one.key, one.name, one.language, one.standing, one.is_demo)
