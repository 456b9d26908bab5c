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
    newest = as_of.replace("–", "-").split("/")[-1].strip()
    if len(newest) == 9 and newest[4] == "-":
        newest = newest[5:]
    try:
        return (on - PartialDate.parse(newest).latest).days > 365
    except DateNotUnderstood:
        return True
