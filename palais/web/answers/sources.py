"""The sources of the facts, as lists of them show them."""

from dataclasses import dataclass

from palais.apps.office.models import Source
from palais.core import words


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One source; empty texts are not known. `as_of` is the date of its state as written there."""

    key: str
    title: str
    publisher: str
    symbol: str
    page: str
    as_of: str
    layer: str


def source_lines() -> list[SourceLine]:
    """Every source by title."""
    rows = [
        SourceLine(
            key=row.key,
            title=row.title,
            publisher=row.publisher,
            symbol=row.symbol,
            page=row.page,
            as_of=row.as_of,
            layer=row.layer,
        )
        for row in Source.objects.all()
    ]
    return sorted(rows, key=lambda row: (words.fold(row.title), row.key))
