"""The addresses that are measured, read from the shipped facts."""

import csv
from functools import cache

from tools import places

TABLES = places.PROJECT / "palais" / "reference" / "tables"
PREFIXES = {"en": "", "fr": "/fr", "es": "/es", "ar": "/ar", "ru": "/ru", "zh-Hans": "/zh"}
"""The languages of the site, as `lang` on the page, with the beginning of their addresses."""


@cache
def states() -> tuple[str, ...]:
    """The pages of the 197 States."""
    return tuple(f"/states/{row['iso3']}/" for row in _rows("states") if row["kind"] == "state")


@cache
def treaties() -> tuple[str, ...]:
    """The pages of the treaties."""
    return tuple(f"/treaties/{row['key'].lower()}/" for row in _rows("treaties"))


def _rows(table: str) -> list[dict[str, str]]:
    with (TABLES / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
