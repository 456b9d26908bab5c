"""Tags and lineage follow recommendations: what changed is noted in its transaction, and one job sees to it later.

An import of thousands in a row notes few lines and asks for one job. A worker that dies leaves what it has not done.
"""

import time
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django_tasks import TaskResultStatus

from palais.apps.library import covering
from palais.apps.library.index import feeding
from palais.apps.library.models import Due, Recommendation, StaleState
from palais.apps.library.services import tagging, tracing
from palais.apps.library.services.tag_sources import batched
from palais.apps.office.models import Job
from palais.apps.office.services import jobs
from palais.apps.office.services.progress import Progress

TASK = "palais.apps.library.keeping.follow_recommendations"
TOGETHER = 2_000
SOON = timedelta(seconds=30)
"""Changes one after the other are seen to at once."""

MOST_SECONDS = 240.0
"""A single worker does all jobs: letters must not wait for a large import's tags."""

STATES_LOOKED_UP, TAKEN_UP = 500, 10


def note(pks: Iterable[int]) -> None:
    """Say that these recommendations were added, changed or are about to go, in the transaction that does so.

    Before they are deleted, because their States are read here.
    """
    every = sorted(set(pks))
    for batch in batched(every, TOGETHER):
        states = _states_of(batch)
        Due.objects.bulk_create([Due(pks=line, states=states) for line in feeding.packed(batch)])
    if every:
        wake()
        # Once more when this is committed: a job that waited just now may have ended meanwhile, without these lines.
        transaction.on_commit(wake, robust=True)


def wake() -> None:
    """Have the job run soon; where it waits already, that one will do."""
    if not Job.objects.filter(task_path=TASK, status=TaskResultStatus.READY).exists():
        jobs.enqueue(task=TASK, after=timezone.now() + SOON)


def wake_after_migrations(**_told: Any) -> None:
    """A migration may have noted what is to be followed."""
    if Due.objects.exists():
        wake()


def waiting() -> int:
    """How many lines and States wait for the job."""
    return Due.objects.count() + StaleState.objects.count()


def catch_up(*, progress: Progress, seconds: float = MOST_SECONDS) -> int:
    """See to what was noted until now; how many recommendations were looked at and States traced.

    After so many seconds it lets other jobs have their turn: one more job takes up the rest.
    """
    until = time.monotonic() + seconds
    done = _tags(progress, until)
    if not Due.objects.exists():
        done += _lineage(progress, until)
    if waiting():
        wake()
    return done


def _tags(progress: Progress, until: float) -> int:
    lines = list(Due.objects.order_by("pk"))
    progress.total, done = len(lines), 0
    looked_at = 0
    for some in batched(lines, TAKEN_UP):
        if time.monotonic() > until:
            break
        pks = sorted({pk for line in some for pk in feeding.unpacked(line.pks)})
        tagging.suggest(sorted({*pks, *_covered(pks)}))
        with transaction.atomic():
            _mark({state for line in some for state in line.states} | set(_states_of(pks)))
            Due.objects.filter(pk__in=[line.pk for line in some]).delete()
        looked_at, done = looked_at + len(pks), done + len(some)
        progress.reached(done)
    return looked_at


def _covered(pks: list[int]) -> list[int]:
    """Rows and passages that belong together otherwise: those that came in and were published at one moment."""
    changed = []
    for batch in batched(pks, STATES_LOOKED_UP):
        with transaction.atomic():
            found = covering.of_rows(batch)
            feeding.note(found, at_once=False)
        changed += found
    return changed


def _lineage(progress: Progress, until: float) -> int:
    stale = list(StaleState.objects.order_by("pk"))
    if not stale or time.monotonic() > until:
        return 0
    progress.total, done = len(stale), 0
    weights = tracing.weights_for(Recommendation.objects.shown().count())
    for one in stale:
        tracing.trace_state(one.state, weights=weights)
        StaleState.objects.filter(pk=one.pk, times=one.times).delete()
        done += 1
        progress.reached(done, words=one.state)
        if time.monotonic() > until:
            break
    return done


def _mark(states: set[str]) -> None:
    there = set(StaleState.objects.filter(pk__in=states).values_list("pk", flat=True))
    StaleState.objects.filter(pk__in=there).update(times=F("times") + 1)
    StaleState.objects.bulk_create(
        [StaleState(state=state) for state in sorted(states - there)], ignore_conflicts=True
    )


def _states_of(pks: Iterable[int]) -> list[str]:
    found: set[str] = set()
    for batch in batched(pks, STATES_LOOKED_UP):
        rows = Recommendation.objects.filter(pk__in=batch).exclude(state="").order_by()
        found.update(rows.values_list("state", flat=True).distinct())
    return sorted(found)
