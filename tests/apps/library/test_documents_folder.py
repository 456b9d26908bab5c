"""`palais import documents`: a folder read file by file, stopped in the middle, gone on with; what became of each."""

import io
import os
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import DataError, IntegrityError, OperationalError, connection

from palais.apps.library.models import Batch, BatchFile, DocumentFile, ParseRun, Recommendation
from palais.apps.library.services import batches
from palais.apps.office.models import ReceivedFile
from tests.makers import documents as made
from tests.makers import people, processes, un_documents


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    place = tmp_path / "folder"
    (place / "norway").mkdir(parents=True)
    (place / "norway" / "co.docx").write_bytes(un_documents.observations())
    (place / "report.pdf").write_bytes(made.pdf([made.upr_cover(), made.upr_lines()]))
    (place / "notes.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 40)
    (place / ".hidden").write_text("not read")
    return place


@pytest.fixture
def quick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader in this process: what is tried here is not the reader."""
    from contextlib import contextmanager

    @contextmanager
    def reader() -> Any:
        yield un_documents.inside(tmp_path)

    monkeypatch.setattr(batches.reading, "reader", reader)


def said(*words: str, **options: Any) -> str:
    out = io.StringIO()
    call_command("import_documents", *words, stdout=out, **options)
    return out.getvalue()


@pytest.mark.usefixtures("facts_loaded", "quick")
class TestFolder:
    def test_each_file_has_a_sentence(self, folder: Path) -> None:
        lines = said(str(folder)).splitlines()
        assert lines[0].startswith("notes.png  The file is a PNG picture")
        assert lines[1] == "report.pdf  Read, with doubts: 6 findings, 3 doubts"
        assert lines[2] == "norway/co.docx  Read, with doubts: 59 findings, 1 doubt"
        assert lines[3].startswith("3 files: doubts 2, refused 1.")
        assert Batch.objects.get().ended_at is not None and not Recommendation.objects.exists()

    def test_a_second_run_finds_what_is_here_already(self, folder: Path) -> None:
        said(str(folder))
        again = said(str(folder))
        assert "norway/co.docx  Was here already" in again and "known 2, refused 1" in again
        assert DocumentFile.objects.count() == ParseRun.objects.count() == ReceivedFile.objects.count() == 2

    def test_what_was_stopped_goes_on_where_it_stood(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        usual, done = batches.reading.read, []

        def stopped(**asked: Any) -> Any:
            if done:
                raise KeyboardInterrupt
            done.append(asked["name"])
            return usual(**asked)

        monkeypatch.setattr(batches.reading, "read", stopped)
        with pytest.raises(KeyboardInterrupt):
            said(str(folder))
        assert sorted(BatchFile.objects.values_list("outcome", flat=True)) == ["doubts", "refused", "waiting"]
        monkeypatch.setattr(batches.reading, "read", usual)
        (folder / "later.txt").write_text("1. A text that came into the folder meanwhile.")
        again = said(str(folder))
        assert again.startswith("Going on with 2 of 4 files.\nnorway/co.docx")
        assert "later.txt" in again and "report.pdf" not in again
        assert Batch.objects.count() == 1 and ReceivedFile.objects.count() == ParseRun.objects.count() == 3

    def test_publishing_at_once_is_for_what_has_no_doubt(self, folder: Path, tmp_path: Path) -> None:
        without = tmp_path / "without"
        without.mkdir()
        (without / "co.docx").write_bytes(un_documents.observations())
        batch, _goes_on = batches.begin_folder(folder=without, publish=True, by=None)
        assert [
            line.outcome for line in batches.work(batch=batch.pk, progress=batches.Progress(job=None))
        ] == ["doubts"]
        run = ParseRun.objects.get()
        run.doubts.all().delete()
        batches.publishing.placing.follow(run)
        assert batches.published(run, "ready", None) == "published"
        assert Recommendation.objects.shown().count() == 59

    def test_a_file_that_fails_does_not_stop_those_behind_it(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        usual, asked = batches.reading.read, []

        def broken(**told: Any) -> Any:
            asked.append(told["name"])
            if told["name"] == "report.pdf":
                raise DataError("a letter that no database takes")
            if asked.count(told["name"]) == 1:
                raise IntegrityError("somebody else was quicker")
            return usual(**told)

        monkeypatch.setattr(batches.reading, "read", broken)
        lines = said(str(folder)).splitlines()
        assert "report.pdf  The file cannot be read (DataError)." in lines[1]
        assert lines[2] == "norway/co.docx  Read, with doubts: 59 findings, 1 doubt"
        assert Batch.objects.get().ended_at is not None

    def test_a_database_that_is_busy_stops_the_batch_and_no_file(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def busy(**told: Any) -> Any:
            raise OperationalError("database is locked")

        monkeypatch.setattr(batches.reading, "read", busy)
        with pytest.raises(OperationalError):
            said(str(folder))
        assert BatchFile.objects.filter(outcome="waiting").count() == 2

    def test_who_may_not_is_told(self, folder: Path) -> None:
        people.person("member")
        with pytest.raises(CommandError, match="may not bring documents in"):
            said(str(folder), by="member@example.org")
        with pytest.raises(CommandError, match="Nobody here"):
            said(str(folder), by="nobody@example.org")
        with pytest.raises(CommandError, match="is no folder"):
            said(str(folder / "none"))
        assert not Batch.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_killed_in_the_middle_it_goes_on(tmp_path: Path, settings: Any, quick: None) -> None:
    """A process that is killed without a word, then this one."""
    if connection.vendor != "sqlite":
        pytest.skip("the other process opens the database of the test by its file")
    place = tmp_path / "many"
    place.mkdir()
    for number in range(3):
        (place / f"{number}.txt").write_text(f"1. Text number {number} of a folder that is read.")
    variables = {
        **os.environ,
        "PALAIS_VAR_DIR": str(tmp_path),
        "PALAIS_DATABASE_URL": f"sqlite:///{connection.settings_dict['NAME']}",
    }
    with processes.palais(variables, "import", "documents", str(place)):
        processes.wait_for(BatchFile.objects.exclude(outcome="waiting").exists, every=0.05)
    done = BatchFile.objects.exclude(outcome="waiting").count()
    assert 1 <= done < 3
    settings.MEDIA_ROOT = tmp_path / "media"
    assert said(str(place)).startswith(f"Going on with {3 - done} of 3 files.")
    assert Batch.objects.get().ended_at is not None
    assert ParseRun.objects.count() == DocumentFile.objects.count() == ReceivedFile.objects.count() == 3
