"""How far a long job is, written so seldom that it costs nothing."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from django.utils import timezone

from palais.apps.office.models import JobProgress

EVERY_SECONDS = 1.0


@dataclass
class Progress:
    """Say where a job stands: `Progress(job=context.task_result.id, total=5000).reached(300)`.

    Call it between two transactions: inside one, nobody else sees it before the end. Without a job (a command,
    a test) it says nothing. Only the last word within a second is written; `finish` always is.
    """

    job: UUID | str | None
    total: int | None = None
    clock: Callable[[], float] = time.monotonic
    _written_at: float | None = field(default=None, init=False)

    def reached(self, done: int, *, words: str = "") -> None:
        now = self.clock()
        if self._written_at is None or now - self._written_at >= EVERY_SECONDS or done == self.total:
            self._written_at = now
            self.write(done, words)

    def finish(self, done: int, *, words: str = "") -> None:
        self.total = done
        self.write(done, words)

    def write(self, done: int, words: str) -> None:
        if self.job is None:
            return
        fields = {"done": done, "total": self.total, "words": words[:200], "updated_at": timezone.now()}
        JobProgress.objects.update_or_create(job_id=self.job, defaults=fields)
