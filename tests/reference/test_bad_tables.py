"""Each named way to break the facts is refused with the exact words; a person can mend the file from them."""

from __future__ import annotations

from pathlib import Path

import pytest

from palais.reference.facts import FactsBroken
from palais.reference.layers import read_layers
from tests.makers.facts import Breakage, broken_copy, copy_of_shipped
from tests.makers.facts_broken import BREAKAGES


@pytest.mark.parametrize("breakage", BREAKAGES, ids=lambda breakage: breakage.name)
def test_a_broken_table_is_refused_with_file_line_and_what_was_expected(
    breakage: Breakage, tmp_path: Path
) -> None:
    expected = broken_copy(tmp_path, breakage)
    with pytest.raises(FactsBroken) as refused:
        read_layers(shipped=tmp_path)
    assert tuple(str(fault) for fault in refused.value.faults) == expected


def test_every_fault_is_named_not_the_first_alone(tmp_path: Path) -> None:
    table = copy_of_shipped(tmp_path) / "gaps.csv"
    table.write_text("treaty,expected_min,have,missing,reason\nOP-CRPD,x,y,z,why\nshort\n", "utf-8")
    with pytest.raises(FactsBroken) as refused:
        read_layers(shipped=tmp_path)
    assert str(refused.value) == (
        "the facts do not hold (4 faults):\n"
        "gaps.csv line 2: column expected_min: expected a whole number, found 'x'\n"
        "gaps.csv line 2: column have: expected a whole number, found 'y'\n"
        "gaps.csv line 2: column missing: expected a whole number, found 'z'\n"
        "gaps.csv line 3: expected 5 fields, found 1"
    )


@pytest.mark.parametrize("content", [b"[broken\n", b"\xff\xfe", b"a = \n"])
def test_sources_that_are_no_toml_are_refused(content: bytes, tmp_path: Path) -> None:
    (copy_of_shipped(tmp_path) / "SOURCES.toml").write_bytes(content)
    with pytest.raises(FactsBroken) as refused:
        read_layers(shipped=tmp_path)
    (fault,) = refused.value.faults
    assert str(fault).startswith("SOURCES.toml: not a TOML file in UTF-8: ")


def test_a_table_beyond_all_measure_is_refused_unread(tmp_path: Path) -> None:
    with (copy_of_shipped(tmp_path) / "gaps.csv").open("r+b") as handle:
        handle.truncate(65 * 1024 * 1024)
    with pytest.raises(FactsBroken) as refused:
        read_layers(shipped=tmp_path)
    assert [str(fault) for fault in refused.value.faults] == ["gaps.csv: larger than 64 MB"]
