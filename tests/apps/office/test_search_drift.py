"""Index and rows cannot drift: whatever dies in between, the next update makes them agree again."""

import os
import subprocess
import sys
import threading
from datetime import timedelta

import pytest
import tantivy
from django.db import connection, transaction
from django.utils import timezone

from palais.apps.office import search
from palais.apps.office.models import SearchOutbox
from palais.apps.office.search import Outcome, folder, outbox, reading, rooms, writing
from tests.apps.office.searching import found, library

__all__ = ["library"]


@pytest.fixture
def index(library):
    search.rebuild()
    return library


def test_without_an_index_there_is_a_sentence_and_an_update_builds_it(library):
    with pytest.raises(search.NoIndex, match="no search index yet"):
        found("juvenile")
    assert search.catch_up() is Outcome.NO_INDEX
    assert search.catch_up(build=True) is Outcome.REBUILT
    assert (found("juvenile"), search.check()) == (["b"], [])


def test_a_change_is_taken_in_with_the_commit(index, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        index.change("b", en="Traffic rules")
        index.change("d", en="A new row")
        index.change("c")
        assert found("traffic") == []
    assert (found("traffic"), found("new"), found("juvenile"), found("права")) == (["b"], ["d"], [], [])
    assert (search.check(), search.catch_up()) == ([], Outcome.CURRENT)


def test_what_is_rolled_back_is_not_told(index):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        index.change("b", en="Traffic rules")
        raise ZeroDivisionError
    assert search.catch_up() is Outcome.CURRENT
    assert SearchOutbox.objects.exclude(kind="").count() == 0


def test_stopped_before_the_commit_nothing_was_taken_in_and_nothing_is_lost(index, monkeypatch):
    index.change("b", en="Traffic rules")
    with monkeypatch.context() as broken:
        broken.setattr(writing.fields, "write_stamp", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            search.catch_up()
    assert (found("traffic"), found("juvenile")) == ([], ["b"])
    assert [fault.what for fault in search.check()] == ["differs"]
    assert search.catch_up() is Outcome.TAKEN_IN
    assert (found("traffic"), search.check()) == (["b"], [])


def test_killed_while_it_holds_both_locks_it_leaves_them_free(index):
    index.change("b", en="Traffic rules")
    killed = (
        "import fcntl, os, sys, tantivy\n"
        "lock = open(sys.argv[2], 'w'); fcntl.flock(lock, fcntl.LOCK_EX)\n"
        "writer = tantivy.Index.open(sys.argv[1]).writer(15_000_000, 1)\n"
        "writer.delete_all_documents()\n"
        "os.kill(os.getpid(), 9)\n"
    )
    place, lock = str(folder.OFFICE.current()), str(folder.OFFICE.root() / "writing.lock")
    died = subprocess.run([sys.executable, "-c", killed, place, lock], check=False)
    assert died.returncode == -9
    assert found("juvenile") == ["b"]
    assert (search.catch_up(), search.check()) == (Outcome.TAKEN_IN, [])


def test_taking_in_twice_is_taking_in_once(index):
    index.change("b", en="Traffic rules")
    index.change("b", en="Traffic rules")
    assert search.catch_up() is Outcome.TAKEN_IN
    with tantivy.Index.open(str(folder.OFFICE.current())).writer(15_000_000, 1) as writer:
        rooms.renew(writer, [("book", "b"), ("book", "b")])
        writer.commit()
    assert (found("traffic"), search.check()) == (["b"], [])


def test_another_database_or_one_far_behind_is_seen(index):
    SearchOutbox.objects.all().delete()
    assert search.catch_up() is Outcome.NO_INDEX
    index.rows["d"] = {"en": "Only in the rows"}
    assert search.catch_up(build=True) is Outcome.REBUILT
    row = SearchOutbox.objects.get()
    SearchOutbox.objects.filter(pk=row.pk).update(at=row.at + timedelta(seconds=1))
    assert search.catch_up() is Outcome.NO_INDEX
    assert found("rows") == ["d"]


def test_old_changes_are_forgotten_but_never_the_newest(index):
    index.change("a", en="Another")
    SearchOutbox.objects.update(at=timezone.now() - outbox.KEPT - timedelta(days=1))
    assert outbox.prune() == 1
    assert SearchOutbox.objects.count() == 1


def test_check_names_each_kind_of_fault(index):
    index.rows |= {"a": {"en": "Changed behind its back"}, "d": {"en": "Added behind its back"}}
    del index.rows["b"]
    assert {(fault.key, fault.what) for fault in search.check()} == {
        ("a", "differs"),
        ("b", "too-many"),
        ("d", "missing"),
    }
    index.version = "2"
    assert (search.catch_up(), search.check()) == (Outcome.TAKEN_IN, [])


def test_a_kind_that_no_source_has_any_more_goes(index):
    search.registered().clear()
    assert {fault.what for fault in search.check()} == {"too-many"}
    assert (search.catch_up(), search.check()) == (Outcome.TAKEN_IN, [])


def test_the_old_index_serves_while_a_new_one_is_built(index):
    seen = []
    before = folder.OFFICE.current()

    def reading_the_rows():
        seen.append((found("juvenile"), found("traffic"), folder.OFFICE.current() == before))
        if len(seen) == 1:
            index.change("b", en="Traffic rules")

    index.reading = reading_the_rows
    said: list[str] = []
    search.rebuild(say=said.append)
    assert seen[0] == (["b"], [], True)
    assert folder.OFFICE.current() != before
    assert (found("juvenile"), found("traffic")) == ([], ["b"])
    index.reading = lambda: None
    assert said[0] == "book: 3 of 3"
    assert search.check() == []


def test_a_building_that_dies_leaves_the_old_index(index):
    before = folder.OFFICE.current()
    index.reading = lambda: 1 / 0
    with pytest.raises(ZeroDivisionError):
        search.rebuild()
    assert (folder.OFFICE.current(), found("juvenile")) == (before, ["b"])
    index.reading = lambda: None
    search.rebuild()
    left = [place for place in folder.OFFICE.root().iterdir() if place.is_dir()]
    assert sorted(left) == sorted([before, folder.OFFICE.current()])


def test_one_rebuilding_at_a_time(index):
    with folder.OFFICE.rebuilding(), pytest.raises(search.RebuildRefused, match="is being rebuilt already"):
        search.rebuild()


def test_an_update_that_must_wait_too_long_leaves_it_to_the_next(index, monkeypatch):
    monkeypatch.setattr(folder, "WAIT_SECONDS", 0.05)
    index.change("b", en="Traffic rules")
    with folder.OFFICE.locked("writing.lock", wait=0) as ours:
        assert (ours, search.catch_up()) == (True, Outcome.LATER)
    assert (search.catch_up(), found("traffic")) == (Outcome.TAKEN_IN, ["b"])


@pytest.mark.parametrize("content", ["", "../../etc", "gone", "\udcff"])
def test_a_pointer_that_leads_nowhere_is_no_index(index, content):
    (folder.OFFICE.root() / "current").write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(search.NoIndex):
        found("juvenile")
    assert search.catch_up(build=True) is Outcome.REBUILT
    assert found("juvenile") == ["b"]


def test_an_index_of_another_version_is_not_read(index, monkeypatch):
    monkeypatch.setattr(folder.OFFICE, "format", 99)
    with pytest.raises(search.NoIndex):
        found("juvenile")
    assert search.catch_up(build=True) is Outcome.REBUILT


def test_a_broken_index_is_no_index(index):
    (folder.OFFICE.current() / "meta.json").write_text("{", encoding="utf-8")
    reading._opened.clear()
    with pytest.raises(search.NoIndex):
        found("juvenile")
    assert search.catch_up(build=True) is Outcome.REBUILT
    assert found("juvenile") == ["b"]


READER = """
import os, sys, django
django.setup()
from palais.apps.office import search
for question in sys.stdin:
    print(search.find(question=question.strip(), language="en").count, flush=True)
"""


def test_another_process_sees_commits_and_rebuilds(index, tmp_path):
    variables = {**os.environ, "PALAIS_VAR_DIR": str(tmp_path)}
    with subprocess.Popen(
        [sys.executable, "-c", READER],
        env=variables,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as reader:

        def asks(question: str) -> int:
            reader.stdin.write(f"{question}\n")
            reader.stdin.flush()
            return int(reader.stdout.readline())

        assert (asks("juvenile"), asks("traffic")) == (1, 0)
        index.change("b", en="Traffic rules")
        search.catch_up()
        assert (asks("juvenile"), asks("traffic")) == (0, 1)
        index.rows["e"] = {"en": "Traffic lights"}
        search.rebuild()
        assert asks("traffic") == 2
        search.rebuild()
        search.rebuild()
        assert asks("traffic") == 2
        reader.stdin.close()


def test_a_number_that_commits_late_is_waited_for(transactional_db, monkeypatch):
    """On PostgreSQL a lower number may commit after a higher one; SQLite has one writer at a time."""
    monkeypatch.setattr(outbox, "WAIT", "300ms")
    written, go_on, results = threading.Event(), threading.Event(), []

    def slow() -> None:
        with transaction.atomic():
            outbox.write([("book", "slow")])
            written.set()
            go_on.wait(10)
        connection.close()

    before = outbox.mark()
    thread = threading.Thread(target=slow)
    thread.start()
    written.wait(10)
    if connection.vendor == "postgresql":
        with pytest.raises(outbox.OutboxBusy):
            outbox.after(before)
    else:
        results.append(outbox.after(before)[0])
    go_on.set()
    thread.join(10)
    results.append(outbox.after(before)[0])
    assert results[-1] == [("book", "slow")]
