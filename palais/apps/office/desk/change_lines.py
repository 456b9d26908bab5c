"""The change log as lines to read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from palais.apps.office import deeds, queries
from palais.apps.office.desk import words
from palais.apps.office.desk.pages import row_address
from palais.apps.office.models import Change


@dataclass(frozen=True, slots=True)
class Line:
    """One deed: what, who, when, why, about what, and each column that changed: its name, before, after."""

    what: str
    who: str
    at: datetime
    reason: str
    kind: str
    key: str
    url: str
    confidential: bool
    changes: tuple[tuple[str, str, str], ...]


def of_row(*, table: str, key: str) -> list[Line]:
    return lines(queries.history(kind="fact", key=queries.fact_about(table=table, key=key)))


def lines(changes: Iterable[Change], *, linked: bool = False) -> list[Line]:
    """The lines of these changes; `linked` for those who may open the rows of facts."""
    return [
        Line(
            what=deeds.label(change.deed),
            who=who(change),
            at=change.at,
            reason=change.reason,
            kind=change.about_kind,
            key=change.about_key,
            url=address(change) if linked else "",
            confidential=change.confidential,
            changes=columns(change.before, change.after),
        )
        for change in changes
    ]


def address(change: Change) -> str:
    """Where the thing itself is shown; empty where it has no page at the desk."""
    if change.about_kind == "page":
        return reverse("wagtailadmin_pages:edit", args=[change.about_key])
    table, _slash, key = change.about_key.partition("/")
    return row_address("row", table, key) if change.about_kind == "fact" else ""


def who(change: Change) -> str:
    if change.by is not None:
        return str(change.by)
    return _("the machine") if change.by_machine else _("no longer known")


def columns(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (words.label(name), text(before.get(name)), text(after.get(name))) for name in {**before, **after}
    )


def text(value: Any) -> str:
    """A value as people read it; several are listed. Empty: there is none."""
    if isinstance(value, list | tuple):
        return ", ".join(text(one) for one in value)
    return "" if value is None else str(value)
