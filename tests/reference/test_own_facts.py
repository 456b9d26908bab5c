"""Accepted acts are written into the network's own folder: sorted, whole, valid, and twice the same."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from palais.core.dates import PartialDate
from palais.core.treaties import Act
from palais.reference.arrivals import ReadAct
from palais.reference.difference import Answer, compare
from palais.reference.facts import FactsBroken, Layer, Source
from palais.reference.layers import read_layers
from palais.reference.own_facts import CannotWrite, Written, write_acts
from tests.makers.facts import network_folder

SOURCE = Source("list-2025", 'Status list, "IV-11-d"', "United Nations", Layer.NETWORK, as_of="2025-05-01")


def _act(state: str, date: str, act: Act = Act.RATIFICATION, note: str = "") -> ReadAct:
    return ReadAct(state, "OPIC", act, PartialDate.parse(date), "line 2", note)


def _content(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted(folder.iterdir())}


def test_acts_and_their_source_are_written_in_order(tmp_path: Path) -> None:
    folder = tmp_path / "own"
    written = write_acts([_act("GHA", "2025-02-03"), _act("AUT", "2025-01")], folder=folder, source=SOURCE)
    assert written == Written(added=2, replaced=0, unchanged=0)
    assert _content(folder) == {
        "SOURCES.toml": (
            '[list-2025]\ntitle = "Status list, \\"IV-11-d\\""\n'
            'publisher = "United Nations"\nas_of = "2025-05-01"\n'
        ),
        "ratifications.csv": (
            "state,treaty,act,date,precision,day_unverified,source,status,note\n"
            "AUT,OPIC,ratification,2025-01,month,,list-2025,ok,\n"
            "GHA,OPIC,ratification,2025-02-03,day,,list-2025,ok,\n"
        ),
    }
    rows = [row for row in read_layers(network=folder) if row.layer is Layer.NETWORK]
    assert [row.text("state") for row in rows] == ["AUT", "GHA"]


def test_writing_twice_changes_nothing(tmp_path: Path) -> None:
    write_acts([_act("AUT", "2025-01-02")], folder=tmp_path, source=SOURCE)
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in tmp_path.iterdir()}
    again = write_acts([_act("AUT", "2025-01-02")], folder=tmp_path, source=SOURCE)
    assert again == Written(added=0, replaced=0, unchanged=1)
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in tmp_path.iterdir()} == before


def test_what_was_written_is_the_same_when_compared_again(tmp_path: Path) -> None:
    acts = [_act("AUT", "2025-01-02"), _act("MDA", "2023-11-02", Act.ACCESSION)]
    write_acts(acts, folder=tmp_path, source=SOURCE)
    found = compare(acts, facts=read_layers(network=tmp_path), source=SOURCE.key)
    assert [row.answer for row in found.rows] == [Answer.SAME, Answer.SAME]


def test_a_better_act_takes_the_place_of_the_networks_own(tmp_path: Path) -> None:
    write_acts([_act("AUT", "2025")], folder=tmp_path, source=SOURCE)
    written = write_acts([_act("AUT", "2025-01-02", Act.ACCESSION)], folder=tmp_path, source=SOURCE)
    assert written == Written(added=0, replaced=1, unchanged=0)
    assert _content(tmp_path)["ratifications.csv"].count("AUT,OPIC") == 1


def test_sources_and_comments_of_the_network_are_kept(tmp_path: Path) -> None:
    own = '# ours\n[letter]\ntitle = "Letter"\npublisher = "Ministry"\n'
    network_folder(tmp_path, sources=own)
    write_acts([_act("AUT", "2025-01-02")], folder=tmp_path, source=SOURCE)
    assert _content(tmp_path)["SOURCES.toml"].startswith(own + "\n[list-2025]\n")


@pytest.mark.parametrize("note", ["=1+1", "+1", "-1", "@x", "=HYPERLINK(\n1)"])
def test_no_note_becomes_a_formula_in_a_spreadsheet(note: str, tmp_path: Path) -> None:
    write_acts([_act("AUT", "2025-01-02", note=note)], folder=tmp_path, source=SOURCE)
    (row,) = [row for row in read_layers(network=tmp_path) if row.layer is Layer.NETWORK]
    assert row.text("note") == "'" + " ".join(note.split())


def test_an_act_without_a_document_behind_it_is_unverified(tmp_path: Path) -> None:
    write_acts([_act("AUT", "2025-01-02")], folder=tmp_path, source=SOURCE, status="unverified")
    (row,) = [row for row in read_layers(network=tmp_path) if row.layer is Layer.NETWORK]
    assert row.text("status") == "unverified"


@pytest.mark.parametrize("key", ["", "List", "a b", "[x]", "a.b", "x\n"])
def test_a_key_of_a_source_that_no_file_could_hold(key: str, tmp_path: Path) -> None:
    source = Source(key, "t", "p", Layer.NETWORK)
    with pytest.raises(CannotWrite) as refused:
        write_acts([_act("AUT", "2025-01-02")], folder=tmp_path, source=source)
    assert str(refused.value) == (
        f"{key!r} cannot be the key of a source: use small letters, digits and hyphens"
    )
    assert _content(tmp_path) == {}


def test_another_source_under_the_same_key(tmp_path: Path) -> None:
    write_acts([_act("AUT", "2025-01-02")], folder=tmp_path, source=SOURCE)
    before = _content(tmp_path)
    other = Source(SOURCE.key, "Another list", "United Nations", Layer.NETWORK)
    with pytest.raises(CannotWrite, match="list-2025 is the key of another source already; choose another"):
        write_acts([_act("GHA", "2025-01-02")], folder=tmp_path, source=other)
    assert _content(tmp_path) == before


@pytest.mark.parametrize(
    ("act", "fault"),
    [
        (_act("AAA", "2025-01-02"), "column state: expected a key of states.csv, found 'AAA'"),
        (
            _act("BEL", "2001", Act.ACCESSION),
            "column date: 2001 lies before the adoption of the treaty (2011-12-19)",
        ),
    ],
)
def test_what_the_reader_would_refuse_is_not_written(act: ReadAct, fault: str, tmp_path: Path) -> None:
    write_acts([_act("GHA", "2025-01-02")], folder=tmp_path, source=SOURCE)
    before = _content(tmp_path)
    with pytest.raises(FactsBroken) as refused:
        write_acts([act], folder=tmp_path, source=SOURCE)
    assert [str(one) for one in refused.value.faults] == [
        f"your own facts, ratifications.csv line 2: {fault}"
    ]
    assert _content(tmp_path) == before


def test_a_folder_that_is_broken_already_is_left_alone(tmp_path: Path) -> None:
    network_folder(tmp_path, ratifications="state,treaty\n", sources="")
    before = _content(tmp_path)
    with pytest.raises(FactsBroken):
        write_acts([_act("GHA", "2025-01-02")], folder=tmp_path, source=SOURCE)
    assert _content(tmp_path) == before


def test_a_failure_while_writing_leaves_the_files_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_acts([_act("GHA", "2025-01-02")], folder=tmp_path, source=SOURCE)
    before = _content(tmp_path)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_acts([_act("AUT", "2025-01-02")], folder=tmp_path, source=SOURCE)
    assert _content(tmp_path) == before
