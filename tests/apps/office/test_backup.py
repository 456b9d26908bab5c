"""A backup put back is what was there, row by row and file by file; also an older one, also when it was killed."""

import os
import re
import stat
import subprocess
import sys
import zipfile
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from palais.apps.office import backup, search
from palais.apps.office.backup import places, registry, state
from palais.apps.office.models import Change, ErrorReport, JobWorker, PalaisImage, Stamp
from palais.apps.office.services import stamps
from palais.apps.people.models import User
from tests.makers import backups as made

LOGGED = ("office_change",)


@pytest.fixture
def var(settings, tmp_path: Path) -> Path:
    settings.VAR, settings.MEDIA_ROOT = tmp_path, tmp_path / "media"
    settings.NETWORK_FACTS, settings.BACKUP_DIR = tmp_path / "facts", ""
    return tmp_path


@pytest.fixture
def installation(transactional_db, var: Path) -> User:
    return made.fill()


def spoil() -> None:
    """What a bad day does."""
    ErrorReport.objects.filter(fact_key__in=("K1", "K2")).delete()
    ErrorReport.objects.update(message="gone")
    User.objects.create_user(email="late@example.org")
    for image in PalaisImage.objects.all():
        Path(image.file.path).write_bytes(b"scribbled over")
    (registry.folders()["media"] / "late.txt").write_text("late")
    (registry.folders()["facts"] / "NOTES.txt").unlink()


def test_what_was_there_is_back_and_nothing_else(installation, var):
    stamps.stamp("facts")
    Session.objects.create(session_key="k", session_data="d", expire_date=timezone.now() + timedelta(days=1))
    call_command("migrate", verbosity=0)  # a restore ends with one, which makes the tree of pages whole
    file = var / "kept.zip"
    before, words = made.everything(), set(Stamp.objects.values_list("word", flat=True))
    kept = backup.make(file)
    assert len(before) > 60
    assert (kept.rows, kept.files, kept.left_behind) == (rows_in(before), files_in(before), ())
    newest = max(ErrorReport.objects.values_list("pk", flat=True))
    spoil()
    done = backup.restore(file, replace=True)
    after = made.everything(without=LOGGED)
    assert after == {name: rows for name, rows in before.items() if name not in LOGGED}
    assert Change.objects.first().deed == "restore-backup"
    assert (done.rows, done.files) == (kept.rows, kept.files)
    assert Session.objects.count() == 0
    assert words.isdisjoint(Stamp.objects.values_list("word", flat=True))
    assert search.check() == []
    assert (
        ErrorReport.objects.create(table="states", fact_key="new").pk == newest + 2
    )  # one was deleted before
    assert [one.reason for one in places.kept_in(places.folder())] == ["before-restore"]
    assert sorted(one.name for one in (var / "media").iterdir() if one.name.startswith(".")) == []
    backup.restore(done.before, replace=True)
    assert ErrorReport.objects.filter(message="gone").count() == 27
    assert (var / "media" / "late.txt").read_text() == "late"


def rows_in(found: dict) -> int:
    return sum(len(rows) for rows in found.values() if isinstance(rows, list))


def files_in(found: dict) -> int:
    return sum(isinstance(rows, bytes) for rows in found.values())


def test_a_backup_is_for_its_owner_alone_and_holds_no_switches(installation, var, settings):
    file = backup.make(var / "kept.zip").file
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with zipfile.ZipFile(file) as kept:
        parts = [kept.read(name) for name in kept.namelist()]
    assert not any(settings.SECRET_KEY.encode() in part for part in parts)
    assert {one.name for one in var.iterdir()} - {"search"} == {"facts", "kept.zip", "media"}
    with pytest.raises(backup.BackupRefused, match="is there already"):
        backup.make(file)


def test_people_write_on_while_a_backup_is_made(installation, var, monkeypatch):
    """The rows are those of one moment; nobody waits."""
    count = ErrorReport.objects.count()
    written = []

    def meanwhile(text: str) -> None:
        if not written:
            with another_connection() as other:
                other.execute("DELETE FROM office_errorreport")
            written.append(text)

    monkeypatch.setattr("palais.apps.office.backup.making.archive.table_part", told(meanwhile))
    kept = backup.make(var / "kept.zip")
    assert (ErrorReport.objects.count(), len(written)) == (0, 1)
    with backup.opened(kept.file) as archive:
        assert archive.manifest.tables["office_errorreport"].rows == count


def told(deed):
    """Do the deed when the first table is written."""

    def table_part(table: str) -> str:
        deed(table)
        return f"tables/{table}.jsonl"

    return table_part


@contextmanager
def another_connection():
    other = connection.copy()
    with closing(other), other.cursor() as cursor:
        yield cursor


TREE = (
    *(
        model._meta.db_table
        for label in ("wagtailcore", "cms")
        for model in apps.get_app_config(label).get_models(include_auto_created=True)
    ),
    "wagtailsearch_indexentry",
    "django_tasks_database_dbtaskresult",
)
"""Each migration makes the tree of pages where it is missing, with keys and moments of its own."""


def test_an_older_backup_is_brought_to_this_version(installation, var, monkeypatch):
    call_command("migrate", "cms", "0005", verbosity=0)
    try:
        file = backup.make(var / "old.zip", log=False).file
        with monkeypatch.context() as full:
            full.setattr("shutil.disk_usage", lambda place: Usage())
            with pytest.raises(backup.BackupRefused, match=r"Make room"):
                backup.upgrade_database()
        assert backup.pending()
        kept = backup.upgrade_database()
        assert kept is not None and places.kept_in(places.folder())[0].reason == "before-upgrade"
        assert Change.objects.first().deed == "upgrade"
        assert backup.upgrade_database() is None
        before = made.everything(without=(*LOGGED, *TREE))
        spoil()
        backup.restore(file, replace=True)
        assert backup.pending() == []
        assert {**made.everything(without=(*LOGGED, *TREE)), **ANEW} == {**before, **ANEW}
        assert ErrorReport.objects.create(table="states", fact_key="new").pk > 30
    finally:
        call_command("migrate", verbosity=0)


def test_a_backup_moves_to_an_empty_installation_on_another_database(transactional_db, var, project):
    file, elsewhere = var / "kept.zip", var / "elsewhere"
    elsewhere.mkdir()
    switches = {**os.environ, "PALAIS_DATABASE_URL": "", "PALAIS_VAR_DIR": str(elsewhere)}
    command = [sys.executable, "-m", "tests.makers.made_elsewhere", str(file)]
    subprocess.run(command, env=switches, cwd=project, check=True)
    assert backup.is_empty()
    done = backup.restore(file)
    assert done.before is None
    again = backup.make(var / "again.zip", log=False).file
    there, here = rows_of(file), rows_of(again)
    assert [row["deed"] for row in here.pop("office_change")][-1] == "restore-backup"
    assert {name: rows for name, rows in here.items() if rows != there[name]} == {}
    assert files_below(var / "media") == files_below(elsewhere / "media") != {}


def rows_of(file: Path) -> dict[str, list]:
    """The rows of an archive, JSON by what it says."""
    tables = {table.name: table for table in state.tables(state.applied())}
    with backup.opened(file) as kept:
        assert kept.manifest.tables.keys() == tables.keys()
        return {
            name: [made.comparable(table, line) for line in kept.lines(name)]
            for name, table in tables.items()
        }


def files_below(place: Path) -> dict[str, bytes]:
    return {str(file.relative_to(place)): file.read_bytes() for file in place.rglob("*") if file.is_file()}


ANEW = {"auth_permission": [], "django_content_type": []}
"""Migrations that are run anew may number these otherwise."""


def test_what_stands_in_the_way_is_said_and_nothing_changes(installation, var, monkeypatch):
    file = backup.make(var / "kept.zip").file
    before = made.everything()
    with pytest.raises(backup.RestoreRefused, match=r"not empty\. With --replace"):
        backup.restore(file)
    worker = JobWorker.objects.create(name="w", started_at=timezone.now(), seen_at=timezone.now())
    with pytest.raises(backup.RestoreRefused, match="Palais is running"):
        backup.restore(file, replace=True)
    worker.delete()
    monkeypatch.setattr("shutil.disk_usage", lambda place: Usage())
    with pytest.raises(backup.RestoreRefused, match=r"The restore needs .* MB at .*, and 0\.0 MB are free"):
        backup.restore(file, replace=True)
    with pytest.raises(backup.BackupRefused, match=r"A backup needs .* Make room"):
        backup.make(var / "other.zip")
    assert made.everything() == before
    assert not (var / "restore.json").exists()


class Usage:
    free = 1_000


def test_the_nightly_backup_lets_the_oldest_go(installation, var, settings):
    settings.BACKUP_DIR, settings.BACKUP_KEEP = str(var / "nights"), 2
    for day in range(1, 5):
        (var / "nights").mkdir(exist_ok=True)
        (var / "nights" / f"palais-daily-2020010{day}-033000.zip").write_bytes(b"old")
    (var / "nights" / "palais-backup-20200101-033000.zip").write_bytes(b"asked for: stays")
    from palais.apps.office.tasks import back_up

    name = back_up.call()
    left = [(one.reason, one.file.name) for one in places.kept_in(var / "nights")]
    assert left == [
        ("daily", name),
        ("daily", "palais-daily-20200104-033000.zip"),
        ("backup", "palais-backup-20200101-033000.zip"),
    ]
    assert timezone.now() - backup.last_made() < timedelta(minutes=1)


def test_the_commands_say_what_they_did(installation, var, capsys):
    call_command("backup", str(var / "kept.zip"))
    call_command("restore", str(var / "kept.zip"), check=True)
    said = capsys.readouterr().out
    assert re.search(r"kept\.zip: \d+ rows, \d+ files, 0\.\d MB, in \d+\.\d s\.\n", said)
    assert "The secret key and the other switches (.env) are not in it" in said
    assert "The archive is whole: made at" in said
    with pytest.raises(CommandError, match="is no backup of Palais, or it was cut short"):
        (var / "cut.zip").write_bytes((var / "kept.zip").read_bytes()[:-400])
        call_command("restore", str(var / "cut.zip"))


POINTS = ["unpacked", "in the rows", "before the commit", "committed", "exchanging", "exchanged one"]


@pytest.mark.parametrize("point", POINTS)
def test_killed_at_any_moment_it_is_all_old_or_all_new(installation, var, variables, project, point):
    file = backup.make(var / "kept.zip").file
    new = made.everything(without=LOGGED)
    spoil()
    old = made.everything(without=LOGGED)
    switches = {**variables, "PALAIS_VAR_DIR": str(var), "PALAIS_FACTS_DIR": str(var / "facts")}
    killed = subprocess.run(
        [sys.executable, "-m", "tests.makers.killed_restore", point, str(file)],
        env=switches, cwd=project, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert killed.returncode == -9, killed.stderr
    assert backup.interrupted()
    said: list[str] = []
    backup.recover(say=said.append)
    committed = POINTS.index(point) >= POINTS.index("committed")
    assert made.everything(without=LOGGED) == (new if committed else old)
    assert "has been finished" in said[0] if committed else "before it changed anything" in said[0]
    assert not backup.interrupted()
    assert [one for one in (var / "media").iterdir() if one.name.startswith(".")] == []
    backup.recover(say=said.append)
    assert len(said) == 1


@pytest.fixture
def variables() -> dict[str, str]:
    """The switches with which another process works on the database of this test."""
    from tests.makers.jobs import address_of_this_database

    return {**os.environ, "PALAIS_DATABASE_URL": address_of_this_database(), "PALAIS_LOG_LEVEL": "ERROR"}
