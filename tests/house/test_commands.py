"""The commands behind `make` say in a sentence what stands in the way, and do only what is outstanding."""

import runpy
import sqlite3
import subprocess
import sys

import pytest

from tests.house import tree
from tools import catalogues, desk, environment, machine, places, postgres, prepare, stages, switches, test
from tools.steps import CannotGoOn, run, step

NOWHERE = machine.Missing("There is no PostgreSQL.", "Install it.", could_be_had=False)
WITHIN_REACH = machine.Missing("There is no Chromium.", "Install it.", could_be_had=True)


def said_by_make(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", f"PYTHON={sys.executable}", *words],
        cwd=tree.PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_an_old_python_is_told_what_is_needed(monkeypatch, capsys):
    monkeypatch.setattr(sys, "version_info", (3, 9, 18))
    with pytest.raises(SystemExit) as stopped:
        runpy.run_path(str(tree.PROJECT / "tools" / "__main__.py"))
    assert stopped.value.code == 1
    assert capsys.readouterr().err.startswith("Palais needs Python 3.11 or later; this is ")


def test_no_python_at_all_is_said():
    made = subprocess.run(
        ["make", "run", "PYTHON=no-python"], cwd=tree.PROJECT, capture_output=True, text=True, check=False
    )
    assert made.returncode == 2
    assert made.stderr.startswith("Palais needs Python 3.11 or later, and no Python was found.")


@pytest.mark.parametrize("port", ["eighty", "0", "65536", "-1"])
def test_what_is_no_port_is_refused(port):
    made = said_by_make("run", f"PORT={port}")
    assert made.returncode == 2
    assert f"PORT={port} is not a port. Expected a number from 1 to 65535: make run PORT=9000" in made.stderr
    assert "Traceback" not in made.stderr


def test_help_names_every_command():
    helped = subprocess.run(["make"], cwd=tree.PROJECT, capture_output=True, text=True, check=True).stdout
    assert [name for name in desk.COMMANDS if f"make {name}" not in helped] == []


def test_evaluation_without_a_folder_says_that_it_was_skipped(capsys):
    from tools import evaluate

    assert evaluate.main(["evaluate", ""]) == 0
    assert capsys.readouterr().out.startswith("Evaluation skipped: no folder of documents was named")
    with pytest.raises(CannotGoOn, match="is not a folder that can be read"):
        evaluate.main(["evaluate", "no-such-folder"])


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.",
            "is not the one that the lock",
        ),
        ("ERROR: Could not install: [Errno 28] No space left on device", "The disk is full"),
        ("ERROR: Could not install: [Errno 30] Read-only file system: 'x'", "cannot be written"),
        ("ERROR: No matching distribution found for django==5.2.19", "needs a way to a Python package index"),
    ],
)
def test_what_pip_says_becomes_a_sentence(said, sentence):
    assert sentence in environment._why_not(said)
    assert said in environment._why_not(said)


def test_a_python_without_venv_is_told_how_to_get_it(monkeypatch):
    monkeypatch.setattr(environment.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(CannotGoOn, match="its venv module is missing"):
        environment._make()


def test_a_disk_that_cannot_be_written_is_said(capsys):
    assert desk._disk(PermissionError(13, "Permission denied", "var")) == 1
    assert "Palais cannot use var: this user may not write there." in capsys.readouterr().err
    with pytest.raises(FileNotFoundError):
        desk._disk(FileNotFoundError(2, "No such file", "var"))


def test_a_fingerprint_changes_with_every_change(tmp_path):
    folder = tmp_path / "facts"
    folder.mkdir()
    (folder / "a.csv").write_text("1")
    prints = [places.fingerprint([folder])]
    (folder / "a.csv").write_text("2")
    prints.append(places.fingerprint([folder]))
    (folder / "a.csv").rename(folder / "b.csv")
    prints.append(places.fingerprint([folder]))
    (folder / "c.csv").write_text("")
    prints.append(places.fingerprint([folder]))
    assert len(set(prints)) == 4
    assert places.fingerprint([folder]) == prints[-1]


def test_local_switches_are_written_once_and_kept(tmp_path, monkeypatch):
    file = tmp_path / ".env"
    monkeypatch.setattr(places, "LOCAL_SWITCHES", file)
    switches.prepare()
    assert not file.exists()  # the secret key comes from the shell
    monkeypatch.delenv("PALAIS_SECRET_KEY")
    monkeypatch.setattr(switches.env, "required", lambda name: "set")
    switches.prepare()
    first = file.read_text()
    switches.prepare()
    assert (file.read_text(), file.stat().st_mode & 0o777) == (first, 0o600)


def test_only_what_changed_is_outstanding(tmp_path, monkeypatch):
    monkeypatch.setenv("PALAIS_VAR_DIR", str(tmp_path))
    monkeypatch.setenv("PALAIS_DATABASE_URL", "")
    monkeypatch.setattr(catalogues, "compiled", lambda: True)
    assert prepare.outstanding() == ["messages", "database", "facts", "static", "administrator"]
    with sqlite3.connect(tmp_path / "palais.sqlite3") as database:
        database.execute("CREATE TABLE django_migrations (name TEXT)")
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "staticfiles.json").touch()
    notes = {**prepare._wanted(), "migrations applied": 0}
    places.write_notes(tmp_path / "prepared.json", notes)
    assert prepare.outstanding() == []
    places.write_notes(tmp_path / "prepared.json", {**notes, "facts": "others"})
    assert prepare.outstanding() == ["facts"]
    places.write_notes(tmp_path / "prepared.json", notes)
    (tmp_path / "palais.sqlite3").unlink()
    assert prepare.outstanding() == ["database", "facts", "administrator"]
    (tmp_path / "prepared.json").write_text('{"half a')
    assert prepare.outstanding() == ["messages", "database", "facts", "static", "administrator"]


def test_what_is_skipped_never_counts_as_passed(monkeypatch, capsys):
    results = [
        stages.Result("Lint", passed=2),
        stages.Result("PostgreSQL", skipped=30, missing=NOWHERE),
    ]
    monkeypatch.setenv("PALAIS_TEST_STRICT", "1")
    assert test._summary(results) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[-2:] == [
        "PostgreSQL was skipped: There is no PostgreSQL. Install it.",
        "2 passed, 0 failed, 30 skipped",
    ]


def test_what_could_have_been_had_fails_where_asked_to_be_strict(monkeypatch, capsys):
    results = [stages.Result("Browser", skipped=4, missing=WITHIN_REACH)]
    monkeypatch.delenv("PALAIS_TEST_STRICT", raising=False)
    assert test._summary(results) == 0
    monkeypatch.setenv("PALAIS_TEST_STRICT", "1")
    assert test._summary(results) == 1
    assert "which counts as a failure here: Browser." in capsys.readouterr().out


def test_one_failure_fails_the_whole(capsys):
    assert test._summary([stages.Result("Lint", passed=1), stages.Result("Types", failed=1)]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "1 passed, 1 failed, 0 skipped"


def test_a_report_of_tests_is_counted(tmp_path):
    report = tmp_path / "report.xml"
    report.write_text(
        '<testsuites><testsuite><testcase classname="tests.a" name="one" time="0.5"/>'
        '<testcase classname="tests.a" name="two" time="2"><failure/></testcase>'
        '<testcase classname="tests.a" name="three" time="0"><skipped/></testcase>'
        '<testcase classname="tests.a" name="four" time="0"><error/></testcase></testsuite></testsuites>'
    )
    result = stages._read(report, "SQLite")
    assert (result.passed, result.failed, result.skipped) == (1, 2, 1)
    assert stages.slowest([result], most=1) == "    2.00 s  tests/a::two (SQLite)"


def test_a_step_says_how_it_ended(capsys):
    with step("Doing") as current:
        current.note = "3 things"
    with pytest.raises(ValueError, match="broken"), step("Breaking"):
        raise ValueError("broken")
    assert [line.partition(" (")[0] for line in capsys.readouterr().out.splitlines()] == [
        "✓ Doing: 3 things",
        "✗ Breaking",
    ]


def test_a_program_is_heard_line_by_line():
    heard: list[str] = []
    code, said = run(
        [sys.executable, "-c", "print('one'); print('two'); raise SystemExit(3)"], heard=heard.append
    )
    assert (code, said, heard) == (3, "one\ntwo\n", ["one", "two"])


def test_a_server_that_is_named_is_taken_as_it_is(monkeypatch):
    monkeypatch.setenv("PALAIS_TEST_DATABASE_URL", "postgresql://u@h/n")
    with postgres.server() as address:
        assert address == "postgresql://u@h/n"


def test_no_server_is_said_with_how_to_get_one(monkeypatch):
    monkeypatch.delenv("PALAIS_TEST_DATABASE_URL", raising=False)
    monkeypatch.setattr(postgres, "_programs", lambda: None)
    monkeypatch.setattr(postgres, "can_install", lambda: False)
    with postgres.server() as missing:
        assert isinstance(missing, machine.Missing)
        assert (missing.why, missing.could_be_had) == (
            "There is no PostgreSQL server on this machine.",
            False,
        )
        assert "PALAIS_TEST_DATABASE_URL=" in missing.how
