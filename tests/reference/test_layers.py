"""A network's own files lie above the shipped ones, and what they cover is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from palais.reference.facts import FactsBroken, Layer
from palais.reference.layers import SHIPPED, read_layers
from tests.makers.facts import network_folder

HEADER = "state,treaty,act,date,precision,day_unverified,source,status,note\n"
SOURCES = '[own-letter]\ntitle = "Letter of the ministry"\npublisher = "Ministry"\nas_of = "2024-05-01"\n'
MOLDOVA = "MDA,OPIC,accession,2023-11-02,day,,own-letter,ok,\n"


def test_a_row_known_better_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    network = network_folder(tmp_path, ratifications=HEADER + MOLDOVA, sources=SOURCES)
    facts = read_layers(network=network)
    rows = [r for r in facts["ratifications"] if r.text("state") == "MDA" and r.text("treaty") == "OPIC"]
    (row,) = [row for row in rows if row.text("act") != "signature"]
    assert (row.layer, row.file, row.line) == (Layer.NETWORK, "ratifications.csv", 2)
    (covered,) = row.covers
    assert (covered.layer, covered.text("date"), covered.text("status")) == (
        Layer.SHIPPED,
        "2023",
        "unverified",
    )
    source = facts.source_of(row)
    assert source is not None
    assert (source.title, source.layer) == ("Letter of the ministry", Layer.NETWORK)


def test_a_new_row_covers_nothing_and_all_others_stay(tmp_path: Path) -> None:
    new = "AUT,OPIC,ratification,2024-05-02,day,,own-letter,ok,\n"
    network = network_folder(tmp_path, ratifications=HEADER + new, sources=SOURCES)
    shipped, facts = read_layers(), read_layers(network=network)
    (row,) = [row for row in facts if row.layer is Layer.NETWORK]
    assert row.covers == ()
    assert len(facts["ratifications"]) == len(shipped["ratifications"]) + 1
    assert [row.key for row in facts["ratifications"] if row.layer is Layer.SHIPPED] == [
        row.key for row in shipped["ratifications"]
    ]


def test_rows_of_both_layers_stay_in_order(tmp_path: Path) -> None:
    new = "AUT,OPIC,ratification,2024-05-02,day,,own-letter,ok,\n"
    facts = read_layers(network=network_folder(tmp_path, ratifications=HEADER + new, sources=SOURCES))
    keys = [row.key for row in facts["ratifications"]]
    assert keys == sorted(keys)


def test_a_session_is_the_same_session_when_it_moves(tmp_path: Path) -> None:
    header = (SHIPPED / "committee_sessions.csv").read_text("utf-8").partition("\n")[0]
    moved = "UPR,session,54,,2027-02-01,2027-02-12,,,,,,,,Geneva,,scheduled,,,own-letter,ok,moved\n"
    network = network_folder(tmp_path, committee_sessions=f"{header}\n{moved}", sources=SOURCES)
    facts = read_layers(network=network)
    (row,) = [r for r in facts["committee_sessions"] if (r.text("body"), r.text("number")) == ("UPR", "54")]
    assert row.text("planned_start") == "2027-02-01"
    assert [covered.text("planned_start") for covered in row.covers] == ["2027-01"]


@pytest.mark.parametrize("folder", ["missing", "empty"])
def test_no_own_files_leave_the_shipped_facts_as_they_are(folder: str, tmp_path: Path) -> None:
    if folder == "empty":
        (tmp_path / folder).mkdir()
    facts = read_layers(network=tmp_path / folder)
    assert {row.layer for row in facts} == {Layer.SHIPPED}


def _faults(folder: Path) -> list[str]:
    with pytest.raises(FactsBroken) as refused:
        read_layers(network=folder)
    return [str(fault) for fault in refused.value.faults]


def test_a_fault_names_whose_file_it_is_in(tmp_path: Path) -> None:
    row = MOLDOVA.replace("2023-11-02", "2.11.2023")
    network = network_folder(tmp_path, ratifications=HEADER + row, sources=SOURCES)
    assert _faults(network) == [
        "your own facts, ratifications.csv line 2: column date: "
        "expected YYYY, YYYY-MM or YYYY-MM-DD, found '2.11.2023'"
    ]


def test_own_rows_need_sources_of_their_own_or_shipped_ones(tmp_path: Path) -> None:
    row = MOLDOVA.replace("own-letter", "untc-iv-11-d")
    assert read_layers(network=network_folder(tmp_path / "a", ratifications=HEADER + row, sources=""))
    assert _faults(network_folder(tmp_path / "b", ratifications=HEADER + MOLDOVA, sources="")) == [
        "your own facts, ratifications.csv line 2: column source: "
        "expected a key of SOURCES.toml, found 'own-letter'"
    ]
    assert _faults(network_folder(tmp_path / "c", ratifications=HEADER + row)) == [
        "your own facts, SOURCES.toml: the file is missing"
    ]


def test_a_source_cannot_take_the_key_of_a_shipped_one(tmp_path: Path) -> None:
    taken = SOURCES.replace("own-letter", "untc-2015")
    assert _faults(network_folder(tmp_path, ratifications=HEADER, sources=taken)) == [
        "your own facts, SOURCES.toml: untc-2015 is the key of a shipped source already; choose another"
    ]


def test_a_second_consent_without_a_withdrawal_between_is_refused(tmp_path: Path) -> None:
    one, other = "SWE,CRC,accession,1991-01-01", "SWE,CRC,ratification,1990-06-29"
    twice = f"{one},day,,own-letter,ok,\n{other},day,,own-letter,ok,\n"
    assert _faults(network_folder(tmp_path, ratifications=HEADER + twice, sources=SOURCES)) == [
        "your own facts, ratifications.csv line 3: SWE is bound by CRC already: "
        "ratifications.csv line 2 says accession 1991-01-01"
    ]


def test_counts_leave_room_for_new_parties_up_to_the_expected_number(tmp_path: Path) -> None:
    joined = ["AUT", "BFA", "CIV", "CPV", "GHA"]
    rows = "".join(f"{state},OPIC,accession,2025-01-02,day,,own-letter,ok,\n" for state in joined)
    assert _faults(network_folder(tmp_path, ratifications=HEADER + rows, sources=SOURCES)) == [
        "treaties.csv line 18: column expected_parties_max: OPIC: 57 parties, more than 56"
    ]


def test_a_network_may_state_the_count_itself(tmp_path: Path) -> None:
    joined = ["AUT", "BFA", "CIV", "CPV", "GHA"]
    rows = "".join(f"{state},OPIC,accession,2025-01-02,day,,own-letter,ok,\n" for state in joined)
    counted = SOURCES + "[counts.parties]\nOPIC = {}\n"
    right = network_folder(tmp_path / "a", ratifications=HEADER + rows, sources=counted.format("57"))
    assert len(read_layers(network=right)["ratifications"]) > 3_880
    wrong = network_folder(tmp_path / "b", ratifications=HEADER + rows, sources=counted.format("[52, 55]"))
    assert _faults(wrong) == ["SOURCES.toml: counts: OPIC: expected 52 to 55, found 57 parties"]


def test_an_own_source_that_no_row_uses_is_a_warning(tmp_path: Path) -> None:
    facts = read_layers(network=network_folder(tmp_path, ratifications=HEADER, sources=SOURCES))
    assert "your own facts, SOURCES.toml: own-letter is used by no row" in map(str, facts.warnings)
