"""Acts of States about treaties, and the sources of facts, as the API lists them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from palais.apps.treaties.models import TreatyAct
from palais.core.dates import PartialDate
from palais.web.answers.marks import Mark, mark


@dataclass(frozen=True, slots=True)
class Act:
    """One act. `precision` says what is known of the date; `day_unverified` is believed but was not seen."""

    key: str
    state: str
    state_name: str
    treaty: str
    act: str
    on: PartialDate
    precision: str
    day_unverified: date | None
    mark: Mark


def act_lines(rows: Iterable[TreatyAct], *, on: date) -> list[Act]:
    return [
        Act(
            key=row.fact_key,
            state=row.state_id,
            state_name=row.state.name,
            treaty=row.treaty_id,
            act=row.act,
            on=row.on,
            precision=row.precision,
            day_unverified=row.day_unverified,
            mark=mark(row, table="ratifications", on=on),
        )
        for row in rows
    ]
