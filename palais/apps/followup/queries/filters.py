"""Which activities are wanted, and how many there would be with each other choice."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from datetime import date

from palais.apps.followup.choices import Standing
from palais.apps.followup.models import Activity, ActivityCommitment, ActivityState, Monitor


@dataclass(frozen=True, slots=True)
class Filter:
    """Empty means any. `state` is a code, `commitment` the number of one; what does not exist finds nothing."""

    state: str = ""
    level: str = ""
    form: str = ""
    year: str = ""
    led: str = ""
    commitment: str = ""


@dataclass(frozen=True, slots=True)
class Light:
    """An activity, as far as choosing needs it."""

    pk: int
    state: frozenset[str]
    level: str
    form: str
    year: str
    led: str
    commitment: frozenset[str]

    def values(self, name: str) -> frozenset[str]:
        value = getattr(self, name)
        return value if isinstance(value, frozenset) else frozenset([value])


NAMES = tuple(one.name for one in fields(Filter))


def light(*, monitor: Monitor, on: date) -> list[Light]:
    """Every activity that readers see, newest first: three queries, whatever their number."""
    rows = Activity.objects.public(on=on).filter(monitor=monitor)
    states: dict[int, set[str]] = {}
    for pk, state in ActivityState.objects.filter(activity__monitor=monitor).values_list("activity", "state"):
        states.setdefault(pk, set()).add(state)
    numbers: dict[int, set[str]] = {}
    links = ActivityCommitment.objects.filter(
        activity__monitor=monitor, commitment__standing=Standing.PUBLISHED
    )
    for pk, number in links.values_list("activity", "commitment__number"):
        numbers.setdefault(pk, set()).add(number)
    return [
        Light(
            pk,
            frozenset(states.get(pk, ())),
            level,
            form,
            str(year),
            led,
            frozenset(numbers.get(pk, ())),
        )
        for pk, level, form, year, led in rows.values_list("pk", "level", "form", "year", "children_led")
    ]


def fitting(*, rows: Collection[Light], wanted: Filter, without: str = "") -> list[Light]:
    """Those that fit; `without` leaves one choice open."""
    asked = [(name, getattr(wanted, name)) for name in NAMES if name != without and getattr(wanted, name)]
    return [row for row in rows if all(value in row.values(name) for name, value in asked)]


def facets(*, rows: Collection[Light], wanted: Filter) -> Mapping[str, Mapping[str, int]]:
    """For each choice its values with how many activities would be shown with it, all others as they are."""
    return {
        name: Counter(
            value for row in fitting(rows=rows, wanted=wanted, without=name) for value in row.values(name)
        )
        for name in NAMES
    }
