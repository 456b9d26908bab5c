"""The index of States: found by any name, grouped by region, with the status of the Convention's family."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from palais.apps.treaties import queries
from palais.apps.treaties.models import State
from palais.core import treaties as rules
from palais.core import words


@dataclass(frozen=True, slots=True)
class IndexLine:
    """One State and where it stands towards the four instruments; `family` maps treaty keys to statuses."""

    iso3: str
    name: str
    kind: str
    un_group: str
    region_code: str
    region: str
    family: dict[str, rules.Status]


@dataclass(frozen=True, slots=True)
class StatesIndex:
    """The lines that were asked for; `outside` are the European Union and Kosovo, which are not States.
    `suggestions` are the nearest names where a search found nothing; `exact` is the State, or Union, or
    territory, whose code the query is, empty where there is none."""

    lines: tuple[IndexLine, ...]
    outside: tuple[IndexLine, ...]
    regions: dict[str, str]
    total: int
    suggestions: tuple[IndexLine, ...]
    exact: str


def states_index(
    *, on: date, query: str = "", group: str = "", region: str = "", status: str = ""
) -> StatesIndex:
    """States by name. `status` is "treaty:status", such as "opic:signed"; unknown filters find nothing."""
    states = list(queries.every_page())
    acts = queries.standing_acts(keys=queries.FAMILY)
    lines = {state.iso3: index_line(state, acts=acts.get(state.iso3, {}), on=on) for state in states}
    finder = words.Names({state.iso3: all_names(state) for state in states} if query else {})
    order = {key: place for place, key in enumerate(finder.matches(query))} if query else {}
    kept = [line for line in lines.values() if not query or line.iso3 in order]
    kept = [line for line in kept if fits(line, group=group, region=region, status=status)]
    kept.sort(key=lambda line: (order.get(line.iso3, 0), words.fold(line.name)))
    near = [] if kept or not query else finder.nearest(query, limit=5)
    return StatesIndex(
        lines=tuple(line for line in kept if line.kind == "state"),
        outside=tuple(line for line in kept if line.kind != "state"),
        regions={state.region_id: state.region.name for state in states if state.region},
        total=sum(1 for state in states if state.kind == "state"),
        suggestions=tuple(lines[key] for key in near),
        exact=by_code(query, states),
    )


def by_code(query: str, states: Sequence[State]) -> str:
    """The State whose code this is, of two or three letters, of today or of earlier days."""
    code = query.strip().upper()
    found = [state.iso3 for state in states if code and code in (state.iso3, state.iso2, *state.old_codes)]
    return found[0] if len(found) == 1 else ""


def exact_name(query: str, names: Mapping[str, Sequence[str]]) -> str:
    """The key of which the query is a whole name or code; empty where there is none or more than one."""
    asked = words.words(query)
    found = [key for key, several in names.items() if asked and asked in map(words.words, several)]
    return found[0] if len(found) == 1 else ""


def all_names(state: State) -> list[str]:
    """Every name a reader may type: six languages, formal name, aliases, codes of today and of earlier days."""
    return [
        state.iso3,
        state.iso2,
        *state.names.values(),
        state.formal_name,
        *state.aliases,
        *state.old_codes,
    ]


def index_line(state: State, *, acts: Mapping[str, Sequence[rules.TreatyAct]], on: date) -> IndexLine:
    return IndexLine(
        iso3=state.iso3,
        name=state.name,
        kind=state.kind,
        un_group=state.un_group,
        region_code=state.region_id or "",
        region=state.region.name if state.region else "",
        family={key: rules.standing(acts.get(key, ()), on=on).status for key in queries.FAMILY},
    )


def fits(line: IndexLine, *, group: str, region: str, status: str) -> bool:
    treaty, _, wanted = status.partition(":")
    return (
        (not group or line.un_group == group)
        and (not region or line.region_code == region)
        and (not status or line.family.get(treaty) == wanted)
    )
