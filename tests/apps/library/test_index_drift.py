"""The index of recommendations and its rows cannot drift, whatever dies in between; the old one serves meanwhile."""

import os
import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from palais.apps.library import index
from palais.apps.library.index import INDEX, feeding
from palais.apps.library.models import Recommendation
from palais.apps.office import search
from palais.apps.office.models import SearchOutbox
from palais.apps.office.search import Outcome, fields
from tests.apps.library.recommending import add, ask, indexed, names, rows

__all__ = ["indexed", "rows"]


def differences() -> list[str]:
    return [fault.what for fault in INDEX.faults(lambda line: None)]


def change(identifier: str, text: str) -> None:
    one = Recommendation.objects.get(identifier=identifier)
    one.text = text
    one.save()
    index.note([one.pk])


def test_without_an_index_there_is_a_sentence_and_an_update_builds_it(rows):
    with pytest.raises(index.NoIndex):
        ask("child")
    assert search.catch_up(of=INDEX) is Outcome.NO_INDEX
    assert search.catch_up(of=INDEX, build=True) is Outcome.REBUILT
    assert (ask().count, differences()) == (len(rows), [])


def test_a_change_is_taken_in_with_the_commit(indexed, today, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        change("bgd-upr", "Traffic rules")
        index.note([add("new", text="A new bridge").pk])
        Recommendation.objects.filter(identifier="arab").update(withdrawn_on=today)
        index.note([indexed["arab"].pk])
        assert ask("traffic").count == 0
    assert (names(ask("traffic")), names(ask("bridge")), ask("marriage").count) == (["bgd-upr"], ["new"], 0)
    assert (differences(), search.catch_up(of=INDEX)) == ([], Outcome.CURRENT)
    assert dict(ask().facets["language"]).get("ar") is None


def test_what_is_rolled_back_is_not_told(indexed):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        change("bgd-upr", "Traffic rules")
        raise ZeroDivisionError
    assert (search.catch_up(of=INDEX), differences()) == (Outcome.CURRENT, [])


def test_changes_of_other_kinds_cost_this_index_nothing(indexed):
    search.note(kind="book", keys=["a"])
    assert search.catch_up(of=INDEX) is Outcome.CURRENT


@pytest.mark.parametrize(
    ("pks", "lines"),
    [
        ([], []),
        ([7], ["7"]),
        ([3, 1, 2, 2, 9], ["1-3,9"]),
        (range(1, 270_001), ["1-270000"]),
    ],
)
def test_many_numbers_are_few_rows_of_the_outbox(pks, lines):
    assert list(feeding.packed(pks)) == lines


def test_packed_numbers_come_out_as_they_went_in():
    pks = [number for number in range(1, 9_000) if number % 3 or number % 7 == 0]
    lines = list(feeding.packed(pks))
    assert [pk for line in lines for pk in feeding.unpacked(line)] == pks
    assert max(map(len, lines)) <= SearchOutbox._meta.get_field("key").max_length


def test_stopped_before_the_commit_nothing_was_taken_in_and_nothing_is_lost(indexed, monkeypatch):
    change("bgd-upr", "Traffic rules")
    with monkeypatch.context() as broken:
        broken.setattr(fields, "write_stamp", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            search.catch_up(of=INDEX)
    assert (names(ask("traffic")), differences()) == ([], ["differs"])
    assert search.catch_up(of=INDEX) is Outcome.TAKEN_IN
    assert (names(ask("traffic")), differences()) == (["bgd-upr"], [])


KILLED = (
    "import fcntl, os, sys, tantivy\n"
    "lock = open(sys.argv[2], 'w'); fcntl.flock(lock, fcntl.LOCK_EX)\n"
    "writer = tantivy.Index.open(sys.argv[1]).writer(15_000_000, 1)\n"
    "writer.delete_all_documents()\n"
    "os.kill(os.getpid(), 9)\n"
)


def test_killed_while_it_writes_nothing_is_lost(indexed):
    change("bgd-upr", "Traffic rules")
    place, lock = str(INDEX.shelf.current()), str(INDEX.shelf.root() / "writing.lock")
    died = subprocess.run([sys.executable, "-c", KILLED, place, lock], check=False, env=dict(os.environ))
    assert died.returncode == -9
    assert ask().count == len(indexed)
    assert (search.catch_up(of=INDEX), differences()) == (Outcome.TAKEN_IN, [])


def test_many_are_put_in_the_place_of_what_the_index_had(indexed, monkeypatch):
    monkeypatch.setattr(feeding.records, "BATCH", 3)
    pks = [one.pk for one in indexed.values()]
    Recommendation.objects.filter(pk__in=pks[::2]).update(text="A new bridge")
    index.note_later([*pks, max(pks) + 1])
    assert search.catch_up(of=INDEX) is Outcome.TAKEN_IN
    assert (ask().count, ask("bridge").count, differences()) == (len(pks), len(pks[::2]), [])


def test_the_old_index_serves_while_a_new_one_is_built_and_changes_meanwhile_are_in_it(indexed, monkeypatch):
    seen = []
    real = feeding.fields.as_entry

    def reading_rows(record):
        if not seen:
            seen.append(ask("marriage").count)
            change("chin", "Traffic rules")
        return real(record)

    monkeypatch.setattr(feeding.fields, "as_entry", reading_rows)
    search.rebuild(of=INDEX)
    assert (seen, names(ask("traffic")), differences()) == ([1], ["chin"], [])


def test_the_facts_of_states_are_taken_in_when_they_change(indexed):
    from palais.apps.treaties.models import State

    State.public.filter(iso3="MAR").update(un_group="weog")
    assert search.catch_up(of=INDEX) is Outcome.TAKEN_IN
    assert "mar-justice" in names(ask(group=("weog",)))
    assert differences() == []


def test_the_command_knows_this_index_too(indexed, capsys):
    call_command("search", "rebuild")
    call_command("search", "check")
    Recommendation.objects.filter(identifier="bgd-upr").update(text="Behind its back")
    with pytest.raises(CommandError, match="differs 1"):
        call_command("search", "check")
    index.note([indexed["bgd-upr"].pk])
    call_command("search", "update")
    call_command("search", "check")
    said = capsys.readouterr().out
    assert "recommendation: 1 faults" in said and "agrees with the rows" in said
