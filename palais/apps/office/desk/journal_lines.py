"""The history of a row, as lines to read."""

from dataclasses import dataclass
from datetime import datetime

from palais.apps.office.desk import words
from palais.apps.office.services import journal


@dataclass(frozen=True, slots=True)
class Line:
    """One deed: what, who, when, why, and each column that changed: its name, before, after."""

    what: str
    who: str
    at: datetime
    reason: str
    changes: tuple[tuple[str, str, str], ...]


def of_row(table: str, key: str) -> list[Line]:
    return [
        Line(
            what=str(journal.WORDS[entry.action][1]),
            who=entry.user_display_name,
            at=entry.timestamp,
            reason=entry.data.get("reason", ""),
            changes=changes(entry.data.get("before", {}), entry.data.get("after", {})),
        )
        for entry in journal.of_row(table=table, key=key)
    ]


def changes(before: dict[str, str], after: dict[str, str]) -> tuple[tuple[str, str, str], ...]:
    names = [name for name in {**before, **after} if before.get(name, "") != after.get(name, "")]
    return tuple((words.label(name), before.get(name, ""), after.get(name, "")) for name in names)
