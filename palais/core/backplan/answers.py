"""What a plan answers: each task with its day, or without one where what it counts from is not known.

It knows the shape of a plan. It does not know the sentences.
The law stands with each task: its ground and its source.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from palais.core.backplan.days import Basis, KnownDay
from palais.core.backplan.tasks import Task


@dataclass(frozen=True, slots=True)
class PlannedTask:
    """One task with its day: ``weeks`` before the first day of ``counted_from``.

    ``first`` is the day to plan by; ``last`` differs where ``weeks`` is 0 and the source leaves a window.
    """

    task: Task
    weeks: int
    first: date
    last: date
    counted_from: KnownDay

    @property
    def is_estimate(self) -> bool:
        """Whether the day counted from is a guess that may move."""
        return self.counted_from.basis is Basis.ESTIMATE

    def has_passed(self, on: date) -> bool:
        """Whether the last day to do it lies before ``on``."""
        return self.last < on


@dataclass(frozen=True, slots=True)
class Backplan:
    """The tasks in order of their days. ``without_a_day`` are those whose starting point is not known yet."""

    tasks: tuple[PlannedTask, ...]
    without_a_day: tuple[Task, ...]

    def behind(self, on: date) -> int:
        """How many tasks have a day that has passed."""
        return sum(1 for one in self.tasks if one.has_passed(on))
