"""Which jobs there are, what people call them, and how often a periodic one comes. Each app registers its own."""

from dataclasses import dataclass
from datetime import time, timedelta
from typing import Any

NIGHT = time(3, 30)


@dataclass(frozen=True, slots=True)
class JobKind:
    """One kind of job: the path of its task, its name for people.

    A periodic one comes `every` so often; where that is whole days, at the hour `at` of Geneva. Every task may
    be run twice and must then do no more than once: a worker can die after the deed and before its end is written.
    """

    task: str
    label: Any
    every: timedelta | None = None
    at: time = NIGHT

    @property
    def name(self) -> str:
        """The name of its scheduler row: the last part of the path."""
        return self.task.rpartition(".")[2].replace("_", "-")


_kinds: dict[str, JobKind] = {}


def register(*kinds: JobKind) -> None:
    _kinds.update({kind.task: kind for kind in kinds})


def registered() -> dict[str, JobKind]:
    return _kinds


def label(task: str) -> str:
    """What people call a job; one that no app registers any more keeps its path."""
    return str(_kinds[task].label) if task in _kinds else task
