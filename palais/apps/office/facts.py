"""Which fact tables have records in the database, and how a row of a file becomes the fields of a record.

Each app registers its own tables; loading, correcting and showing facts then work the same for all of them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from palais.apps.office.models import FactRow
from palais.reference.facts import Row


@dataclass(frozen=True, slots=True)
class Loader:
    """One table: the model of its records and the function that reads a row into field values (by attname)."""

    table: str
    model: type[FactRow]
    fields: Callable[[Row], dict[str, Any]]


_loaders: dict[str, Loader] = {}


def register(loader: Loader) -> None:
    """Tables are loaded in the order of registration: a table after those it refers to."""
    _loaders[loader.table] = loader


def registered() -> dict[str, Loader]:
    return _loaders


def key_text(key: tuple[str, ...]) -> str:
    """The key of a row as one text: `MAR/CRC/ratification/1993-06-21`."""
    return "/".join(key)
