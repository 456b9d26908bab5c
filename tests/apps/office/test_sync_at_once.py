"""Two loadings at once: the second waits for the first, or is refused with a sentence; the facts are right."""

import threading
from collections.abc import Callable

import pytest
from django.conf import settings as installed
from django.core.management import call_command
from django.db import connection, transaction

from palais.apps.office.models import FactSync
from palais.apps.office.services.sync import SyncRefused, apply, sync
from palais.apps.treaties.models import State, TreatyAct

WITHIN = 60


def in_thread(work: Callable[[], object], results: list[object]) -> threading.Thread:
    """Do the work on a connection of its own; its result, or what it raised, lands in `results`."""

    def run() -> None:
        try:
            results.append(work())
        except Exception as error:
            results.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


@pytest.fixture
def empty(transactional_db) -> None:
    """A database without facts, for a test that commits: what other tests have loaded is taken out."""
    call_command("flush", interactive=False, verbosity=0)


def test_two_first_loadings_at_once_load_everything_once(empty, today):
    results: list[object] = []
    threads = [in_thread(lambda: sync(apply=True, on=today), results) for _ in range(2)]
    for thread in threads:
        thread.join(WITHIN)
    plans = [result for result in results if not isinstance(result, SyncRefused)]
    inserted = sorted(plan.counts()["insert"] for plan in plans)
    assert len(results) == 2
    assert inserted[-1] > 5000
    assert inserted[:-1] in ([], [0])
    assert FactSync.objects.count() == 1
    assert State.public.filter(kind="state").count() == 197
    assert sync(apply=False, on=today).is_empty
    assert TreatyAct.public.count() == TreatyAct.everything.count()


def test_a_loading_that_cannot_wait_any_longer_is_refused_and_writes_nothing(empty, today, monkeypatch):
    monkeypatch.setattr(apply, "WAIT_SECONDS", 1)
    results: list[object] = []

    def impatient() -> object:
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA busy_timeout = 300")
        return sync(apply=True, on=today)

    apply.Latch.objects.get_or_create(name="facts")
    with transaction.atomic():
        apply.take_latch()
        in_thread(impatient, results).join(WITHIN)
    (refused,) = results
    assert isinstance(refused, SyncRefused)
    assert str(refused).startswith("Another loading of the facts is running")
    assert (State.everything.count(), FactSync.objects.count()) == (0, 0)


def test_sqlite_waits_as_long_as_the_sentence_says():
    options = installed.DATABASES["default"].get("OPTIONS", {})
    assert options.get("timeout", apply.WAIT_SECONDS) == apply.WAIT_SECONDS
