"""Tags and lineage follow recommendations: what changed is noted in its transaction, and one job sees to it later.

An import of thousands in a row notes few lines and asks for one job. A worker that dies leaves what it has not done.
"""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django_tasks import TaskResultStatus

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

STATES_LOOKED_UP = 500


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


def wake() -> None:
    """Have the job run soon; where it waits already, that one will do."""
    if not Job.objects.filter(task_path=TASK, status=TaskResultStatus.READY).exists():
        jobs.enqueue(task=TASK, after=timezone.now() + SOON)


def waiting() -> int:
    """How many lines and States wait for the job."""
    return Due.objects.count() + StaleState.objects.count()


def catch_up(*, progress: Progress) -> int:
    """See to what was noted until now; how many recommendations were looked at and States traced."""
    tagged = _tags(progress)
    return tagged + _lineage(progress)


def _tags(progress: Progress) -> int:
    lines = list(Due.objects.order_by("pk"))
    progress.total, done = len(lines), 0
    looked_at = 0
    for batch in batched(range(len(lines)), 20):
        some = [lines[place] for place in batch]
        pks = sorted({pk for line in some for pk in feeding.unpacked(line.pks)})
        tagging.suggest(pks)
        with transaction.atomic():
            _mark({state for line in some for state in line.states} | set(_states_of(pks)))
            Due.objects.filter(pk__in=[line.pk for line in some]).delete()
        looked_at, done = looked_at + len(pks), done + len(some)
        progress.reached(done)
    return looked_at


def _lineage(progress: Progress) -> int:
    stale = list(StaleState.objects.order_by("pk"))
    if not stale:
        return 0
    progress.total = len(stale)
    weights = tracing.weights_for(Recommendation.objects.shown().count())
    for done, one in enumerate(stale, start=1):
        tracing.trace_state(one.state, weights=weights)
        StaleState.objects.filter(pk=one.pk, times=one.times).delete()
        progress.reached(done, words=one.state)
    return len(stale)


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
