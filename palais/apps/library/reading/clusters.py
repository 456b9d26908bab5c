"""Clusters of the Convention, by key, in the order of the Committee's guidelines; read once a process."""

from functools import lru_cache

from django.conf import settings
from django.utils.translation import get_language

from palais.reference.catalogue import TABLES
from palais.reference.facts import Layer
from palais.reference.reader import read_table

TABLE = "crc_clusters"


@lru_cache(maxsize=1)
def rows() -> tuple[dict[str, str], ...]:
    found, _faults = read_table(
        settings.SHIPPED_FACTS / f"{TABLE}.csv", spec=TABLES[TABLE], layer=Layer.SHIPPED
    )
    names = [name for name in TABLES[TABLE].header if name.startswith("name_")]
    return tuple({"key": row.text("key"), **{name: row.text(name) for name in names}} for row in found)


def known() -> set[str]:
    return {row["key"] for row in rows()}


def choices() -> list[tuple[str, str]]:
    """Each key with its name in the language of the reader, else in English."""
    name = f"name_{(get_language() or 'en')[:2]}"
    return [(row["key"], row.get(name) or row["name_en"]) for row in rows()]
