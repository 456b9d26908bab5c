"""`palais parse` prints what was read, as text and as JSON, and refuses with a sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from palais import cli
from tests.makers import documents as made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    written = tmp_path / "co.docx"
    written.write_bytes(made.observations())
    return written


def test_as_text(file: Path, capsys: pytest.CaptureFixture[str]):
    assert cli.main(["parse", str(file)]) == 0
    said = capsys.readouterr().out
    assert "symbol       CRC/C/NOR/CO/3-4" in said
    assert "CRC/C/NOR/CO/3-4#5(b)(ii)  recommendation" in said
    assert "unknown-heading: The heading “C. A heading nobody has seen”" in said


def test_as_json(file: Path, capsys: pytest.CaptureFixture[str]):
    assert cli.main(["parse", str(file), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["profile"], told["document"]["state"]) == ("crc-observations-to-2017", "NOR")
    assert told["paragraphs"][4]["items"][2] == {"item": "(b)(i)", "text": "The law on names;", "page": 0}
    assert told["recommendations"][3]["mentions"]["general_comments"] == ["5 (2003)"]


def test_as_a_table(file: Path, capsys: pytest.CaptureFixture[str]):
    assert cli.main(["parse", str(file), "--table"]) == 0
    head, *rows = (line.split("\t") for line in capsys.readouterr().out.splitlines())
    assert head == ["address", "kind", "position", "states", "heading", "page", "text"]
    assert [len(row) for row in rows] == [7] * 10
    assert rows[3][:2] == ["CRC/C/NOR/CO/3-4#5(a)", "recommendation"]


def test_what_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    empty = tmp_path / "empty.pdf"
    empty.touch()
    assert cli.main(["parse", str(empty)]) == 1
    assert capsys.readouterr().err == "empty.pdf: The file is empty.\n"
    assert cli.main(["parse", str(tmp_path / "none.pdf")]) == 1
    assert "cannot be read: No such file or directory." in capsys.readouterr().err
