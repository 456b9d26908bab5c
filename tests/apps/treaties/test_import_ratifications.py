"""Bringing in a list of ratifications: what is printed, what is written, what is refused, each as a sentence."""

import io

import pytest
from django.core.management import CommandError, call_command

from palais.apps.treaties.management.commands import import_ratifications
from palais.reference.layers import read_layers
from tests.makers import facts_arriving as arriving

AS_OF = "2026-10-01"
CSV = "state,treaty,act,date\n"


@pytest.fixture
def own(settings, tmp_path):
    """The network's own folder, empty so far."""
    settings.NETWORK_FACTS = tmp_path / "own"
    return settings.NETWORK_FACTS


@pytest.fixture
def brought(tmp_path, own):
    """Import a text and return what was printed."""

    def bring(text, *, form="auto", as_of=AS_OF, apply=False, name="list.csv"):
        file = tmp_path / name
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        out = io.StringIO()
        call_command("import_ratifications", str(file), form=form, as_of=as_of, apply=apply, stdout=out)
        return out.getvalue()

    return bring


def rows_of(own):
    facts = read_layers(network=own)
    return {row.key: row for row in facts["ratifications"] if row.layer == "network"}


def test_a_dry_run_prints_each_row_and_writes_nothing(brought, own):
    printed = brought(
        CSV
        + "Tuvalu,OPIC,accession,2026-05-01\n"  # not known here
        + "Morocco,CRC,ratification,1993-06-21\n"  # known
        + "Sweden,CRC,ratification,1991-01-01\n"  # the shipped source says otherwise
        + "Morocco,ICCPR-OP1,accession,2022-04-22\n"  # the shipped file knows the year
        + "Atlantis,CRC,ratification,1991-01-01\n"
    )
    lines = printed.splitlines()
    assert any(line.startswith("insert") and "TUV OPIC" in line and "2026-05-01" in line for line in lines)
    assert any(line.startswith("conflict") and "SWE CRC" in line for line in lines)
    assert any(
        line.startswith("change") and "accession 2022 → accession 2022-04-22" in line for line in lines
    )
    assert any(
        line.startswith("not-understood") and "line 6" in line and "Atlantis" in line for line in lines
    )
    assert "insert 1, change 1, same 1, conflict 1, gone 0, not-understood 1." in lines
    assert lines[-1].startswith("Nothing was written")
    assert not own.exists()


def test_apply_writes_inserts_and_changes_and_never_a_conflict(brought, own):
    text = CSV + "Tuvalu,OPIC,accession,2026-05-01\nSweden,CRC,ratification,1991-01-01\n"
    printed = brought(text, apply=True, name="My list.csv")
    written = rows_of(own)
    assert list(written) == [("TUV", "OPIC", "accession", "2026-05-01")]
    row = written["TUV", "OPIC", "accession", "2026-05-01"]
    assert (row.text("source"), row.text("status")) == ("file-my-list-2026-10-01", "unverified")
    assert printed.splitlines()[-1].endswith("Now run: palais sync --apply")
    assert "Nothing was written" in brought(text, apply=True, name="My list.csv")


def test_a_status_list_is_recognised_and_stands_under_the_depositary(brought, own):
    lines = [("Tuvalu", "", "1 May 2026 a"), ("Atlantis", "", "2 May 2026 a")]
    printed = brought(arriving.tabbed(lines), apply=True, name="list.txt")
    assert "not-understood" in printed
    written = rows_of(own)
    assert [*written] == [("TUV", "OPIC", "accession", "2026-05-01")]
    assert {row.text("source") for row in written.values()} == {"untc-opic-2026-10-01"}
    assert {row.text("status") for row in written.values()} == {"ok"}
    assert {row.text("treaty") for row in written.values()} == {"OPIC"}


def test_only_a_list_that_is_whole_says_what_is_gone(brought):
    assert "\ngone  " in brought(arriving.tabbed()).replace("gone          ", "gone  ")
    short = brought(arriving.tabbed(parties=50))
    assert not [line for line in short.splitlines() if line.startswith("gone")]


@pytest.mark.parametrize(
    ("text", "options", "sentence"),
    [
        ("x", {"as_of": "1 October"}, "--as-of '1 October' is not a day: write it as 2026-11-22."),
        ("x", {"as_of": "2026-13-01"}, "--as-of '2026-13-01' is not a day: write it as 2026-11-22."),
        ("x", {"as_of": "2027-01-01"}, "--as-of 2027-01-01 lies in the future"),
        ("", {}, "is empty"),
        (" \n", {}, "is empty"),
        ("hello", {}, "The file is neither a status list (the text has no heading"),
        ("hello", {"form": "depositary"}, "the text has no heading"),
        ("a,b\n1,2\n", {"form": "csv"}, "no column for state, treaty, act, date"),
        (b"\xff\xfe\x00", {"form": "depositary"}, "the text is not in UTF-8"),
        (arriving.tabbed(number="99. "), {}, "The list does not say which treaty it is about"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(brought, own, text, options, sentence):
    with pytest.raises(CommandError) as refused:
        brought(text, **options, apply=True)
    assert sentence in str(refused.value)
    assert not own.exists()


def test_a_file_that_is_missing_or_too_large_is_refused(brought, tmp_path, monkeypatch):
    with pytest.raises(CommandError, match="cannot be read: No such file"):
        call_command("import_ratifications", str(tmp_path / "none"), as_of=AS_OF)
    with pytest.raises(CommandError, match="cannot be read: Is a directory"):
        call_command("import_ratifications", str(tmp_path), as_of=AS_OF)
    monkeypatch.setattr(import_ratifications, "LARGEST_FILE", 10)
    with pytest.raises(CommandError, match="this is no list"):
        brought("x" * 11)


def test_a_folder_that_cannot_be_written_is_a_sentence(brought, own):
    own.write_text("a file where the folder should be")
    with pytest.raises(CommandError, match="Nothing was written"):
        brought(CSV + "Tuvalu,OPIC,accession,2026-05-01\n", apply=True)
    assert own.read_text() == "a file where the folder should be"
