"""What changed in the facts and when, row by row, and the loadings that changed them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from palais.apps.office.models import FactChange, FactSync


@dataclass(frozen=True, slots=True)
class Change:
    """One row. `by` is "loading" or "editor", who is not named; `state` and `treaty` are empty where the key of the
    row names none; `before` and `after` hold the columns that differ, as texts."""

    number: int
    at: datetime
    by: str
    load: int | None
    kind: str
    table: str
    key: str
    state: str
    treaty: str
    before: dict[str, str]
    after: dict[str, str]


@dataclass(frozen=True, slots=True)
class Load:
    """One loading that changed something; `counts` by kind of change, with conflicts and rows left as they were."""

    number: int
    at: datetime
    counts: dict[str, int]


def change_lines(rows: Iterable[FactChange]) -> list[Change]:
    return [
        Change(
            number=row.pk,
            at=row.at,
            by="loading" if row.load_id else "editor",
            load=row.load_id,
            kind=row.kind,
            table=row.table,
            key=row.fact_key,
            state=row.state,
            treaty=row.treaty,
            before=row.before,
            after=row.after,
        )
        for row in rows
    ]


def load_lines(rows: Iterable[FactSync]) -> list[Load]:
    return [Load(number=row.pk, at=row.at, counts=row.counts) for row in rows]
