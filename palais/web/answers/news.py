"""What is new about States and treaties: changes in the facts, by subject."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from palais.apps.office.models import FactChange
from palais.apps.treaties import queries


@dataclass(frozen=True, slots=True)
class FactNews:
    """One row that changed; `before` and `after` hold the columns that differ, as texts."""

    at: datetime
    table: str
    key: str
    kind: str
    before: dict[str, str]
    after: dict[str, str]


def state_name(*, iso3: str) -> str | None:
    """What a State is called in the active language; None where there is no such State."""
    state = queries.state(iso3=iso3)
    return state.name if state else None


def treaty_name(*, key: str) -> str | None:
    """What a treaty is called in short, in the active language; None where there is no such treaty."""
    treaty = queries.treaty(key=key)
    return treaty.short_name if treaty else None


def state_names() -> dict[str, str]:
    """What every State that has a page is called in the active language."""
    return {state.iso3: state.name for state in queries.every_page()}


def treaty_names() -> dict[str, str]:
    """What every treaty is called in short, in the active language."""
    return {treaty.key: treaty.short_name for treaty in queries.treaties()}


def state_changes(
    *, keys: Collection[str], after: datetime, until: datetime
) -> Iterator[tuple[str, FactNews]]:
    """Each change of a row that names one of these States, oldest first."""
    rows = FactChange.objects.filter(state__in=keys, at__gt=after, at__lte=until).order_by("at", "pk")
    return ((row.state, told(row)) for row in rows)


def treaty_changes(
    *, keys: Collection[str], after: datetime, until: datetime
) -> Iterator[tuple[str, FactNews]]:
    """Each change of what States did about one of these treaties, oldest first."""
    rows = FactChange.objects.filter(
        table="ratifications", treaty__in=keys, at__gt=after, at__lte=until
    ).order_by("at", "pk")
    return ((row.treaty, told(row)) for row in rows)


def told(row: FactChange) -> FactNews:
    return FactNews(
        at=row.at,
        table=row.table,
        key=row.fact_key,
        kind=row.kind,
        before=row.before,
        after=row.after,
    )
