"""Where a figure comes from and as of when: the small mark behind every number on a page."""

from dataclasses import dataclass
from datetime import date

from palais.apps.office.models import FactRow
from palais.core.dates import DateNotUnderstood, PartialDate


@dataclass(frozen=True, slots=True)
class Mark:
    """The row a figure stands in: table and key, its source with the date of its state, its layer, its doubts.

    `as_of` is the date of the source as written there, empty where it is not known; `may_have_changed` is True a
    year after it. `verified` is False for a row that was not read in a document.
    """

    table: str
    key: str
    source: str
    title: str
    publisher: str
    as_of: str
    layer: str
    verified: bool
    may_have_changed: bool
    note: str


def mark(row: FactRow, *, table: str, on: date) -> Mark:
    """The mark of a row whose source was fetched with it."""
    source = row.source
    return Mark(
        table=table,
        key=row.fact_key,
        source=source.key if source else "",
        title=source.title if source else "",
        publisher=source.publisher if source else "",
        as_of=source.as_of if source else "",
        layer=row.layer,
        verified=row.verified,
        may_have_changed=older_than_a_year(source.as_of if source else "", on=on),
        note=row.note,
    )


def older_than_a_year(as_of: str, *, on: date) -> bool:
    """Whether the state of a source is more than a year old; also when the source does not say it."""
    state = newest(as_of)
    return state is None or (on - state.latest).days > 365


def newest(as_of: str) -> PartialDate | None:
    """The newest date a source speaks for ("2024", "2016-2024", "2024-09-30"); None where it tells none."""
    last = as_of[5:] if len(as_of) == 9 and as_of[4] == "-" else as_of
    try:
        return PartialDate.parse(last)
    except DateNotUnderstood:
        return None
