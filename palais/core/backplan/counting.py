"""From known days to a plan: each task so many weeks before the day it counts from.

It knows how to choose the tasks of a role and to count backwards in whole weeks, over leap days and new year.
It does not know holidays, and moves no day away from a weekend: a plan is not a deadline.
The law is in the tasks.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from palais.core.backplan.answers import Backplan, PlannedTask
from palais.core.backplan.days import Anchor, KnownDay
from palais.core.backplan.tasks import TASKS, Family, Role, Task
from palais.core.dates import DateOutOfRange
from palais.core.deadlines import Procedure

LONGEST_LEAD = 104
"""Weeks: two years."""


class LeadNotPossible(ValueError):
    """A lead time for no known task, or for a day that the UN sets, or beyond two years."""


def tasks_for(*, role: Role, family: Family, procedure: Procedure) -> tuple[Task, ...]:
    """The tasks of a role in a review. Where the procedure is not known, those of either are there."""
    return tuple(
        task
        for task in TASKS
        if role in task.roles
        and family in task.families
        and (procedure is Procedure.UNKNOWN or procedure in task.procedures)
    )


def backplan(
    *,
    known: Mapping[Anchor, KnownDay],
    role: Role,
    family: Family,
    procedure: Procedure,
    weeks: Mapping[str, int] | None = None,
) -> Backplan:
    """The plan of a role. ``weeks`` are lead times of one's own, by key of the task.

    Raises LeadNotPossible, and DateOutOfRange for a day before the year 1.
    """
    own = dict(weeks or {})
    check(own)
    dated, undated = [], []
    for task in tasks_for(role=role, family=family, procedure=procedure):
        day = known.get(task.anchor)
        if day is None:
            undated.append(task)
        else:
            dated.append(counted(task, day=day, weeks=own.get(task.key, task.weeks)))
    order = {task.key: place for place, task in enumerate(TASKS)}
    dated.sort(key=lambda one: (one.first, order[one.task.key]))
    return Backplan(tuple(dated), tuple(undated))


def check(weeks: Mapping[str, int]) -> None:
    """Raises LeadNotPossible for the first lead time that cannot be."""
    tasks = {task.key: task for task in TASKS}
    for key, number in weeks.items():
        task = tasks.get(key)
        if task is None:
            raise LeadNotPossible(f"there is no task {key!r}")
        if task.is_fixed:
            raise LeadNotPossible(f"the day of {key!r} is set by the UN and has no lead time")
        if not 0 <= number <= LONGEST_LEAD:
            raise LeadNotPossible(f"{key!r} cannot begin {number} weeks before: expected 0 to {LONGEST_LEAD}")


def counted(task: Task, *, day: KnownDay, weeks: int) -> PlannedTask:
    """A task before a day; one whose day the UN sets is that day itself."""
    if task.is_fixed:
        return PlannedTask(task, 0, day.first, day.last, day)
    try:
        first = day.first - timedelta(weeks=weeks)
    except OverflowError:
        raise DateOutOfRange(f"{weeks} weeks before {day.first} leave the calendar") from None
    return PlannedTask(task, weeks, first, first, day)
