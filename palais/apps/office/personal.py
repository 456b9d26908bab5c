"""What apps above the office keep of a person, so that it is in the file a person takes along.

It is erased with the account by the database: each such record goes with its person.
"""

from collections.abc import Callable
from typing import Any

from palais.apps.people.models import User

_kept: dict[str, Callable[[User], Any]] = {}


def register(name: str, kept: Callable[[User], Any]) -> None:
    """`kept` gives what an app keeps of a person, as plain data; `name` is its place in the file."""
    _kept[name] = kept


def export(*, person: User) -> dict[str, Any]:
    return {name: kept(person) for name, kept in sorted(_kept.items())}
