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
    """One table: the model of its records and the function that reads a row into field values (by attname).

    `refused` says why an editor's row cannot stand beside the records in force, by column; it takes the row and
    its key. None: nothing speaks against any row. `as_known` gives the texts of a row that were
    not known yet, or otherwise, on the day of a demonstration; None: all were known.
    """

    table: str
    model: type[FactRow]
    fields: Callable[[Row], dict[str, Any]]
    refused: Callable[[Row, str], dict[str, str]] | None = None
    as_known: Callable[[Row], dict[str, str]] | None = None


_loaders: dict[str, Loader] = {}


def register(loader: Loader) -> None:
    """Tables are loaded in the order of registration: a table after those it refers to."""
    _loaders[loader.table] = loader


def registered() -> dict[str, Loader]:
    return _loaders


def key_text(key: tuple[str, ...]) -> str:
    """The key of a row as one text: `MAR/CRC/ratification/1993-06-21`."""
    return "/".join(key)
