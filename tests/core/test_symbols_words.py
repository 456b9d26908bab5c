"""Symbols in words: sentences, descriptions, symbols written from their parts, the page of docs."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from palais.core.symbols import Body, CycleForm, Kind, Reason, describe, in_words, parse, write
from palais.core.symbols.sentences import TEMPLATES

HOUSE = Path(__file__).parents[2]
TABLE = HOUSE / "palais" / "reference" / "tables" / "un_symbols_examples.csv"
with TABLE.open(encoding="utf-8", newline="") as file:
    EXAMPLES = list(csv.DictReader(file))

COMMITTEE = "of the Committee on the Rights of the Child"
TO = "to the Committee on the Rights of the Child"


@pytest.mark.parametrize(
    ("text", "state", "sentence"),
    [
        (
            "CRC/C/MAR/CO/3-4",
            "Morocco",
            f"Concluding observations {COMMITTEE} on the combined third and fourth periodic reports "
            "of Morocco",
        ),
        (
            "CRC/C/COK/2-5",
            "the Cook Islands",
            f"Combined second to fifth periodic reports of the Cook Islands {TO}",
        ),
        ("CRC/C/NRU/1", None, f"Initial report of NRU {TO}"),
        (
            "CRC/C/LUX/Q/3-4/Add.1",
            "Luxembourg",
            f"Written replies of Luxembourg to the list of issues {COMMITTEE} in relation to its combined "
            "third and fourth periodic reports",
        ),
        (
            "CRC/C/OPAC/IND/CO/1",
            "India",
            f"Concluding observations {COMMITTEE} on the initial report of India under the Optional "
            "Protocol on the involvement of children in armed conflict",
        ),
        ("CRC/C/GC/9/Corr.1", None, f"Corrigendum 1 to: General comment No. 9 {COMMITTEE}"),
        (
            "CRC/C/88/D/104/2019",
            None,
            f"Decision or Views {COMMITTEE} on communication No. 104/2019, 88th session",
        ),
        (
            "CMW/C/GC/3-CRC/C/GC/22",
            None,
            f"General comment No. 22 {COMMITTEE}; issued jointly as CMW/C/GC/3",
        ),
        ("CRC/GC/2001/1", None, f"General comment No. 1 (2001) {COMMITTEE}"),
        ("CCPR/C/21/Rev.1/Add.13", None, "General comment of the Human Rights Committee"),
        ("CRC/C/15/Add.238", "Dominica", f"Concluding observations {COMMITTEE} on a report of Dominica"),
        (
            "CERD/C/NOR/CO/21-22",
            "Norway",
            "Concluding observations of the Committee on the Elimination of Racial Discrimination on the "
            "combined twenty-first and twenty-second periodic reports of Norway",
        ),
        ("CRC/C/NOR/1-2", "Norway", f"Combined initial and second periodic reports of Norway {TO}"),
        ("A/RES/S-27/2", None, "Resolution S-27/2 of the General Assembly"),
        (
            "CRC/C/96/2",
            None,
            f"Document No. 2 {COMMITTEE}, 96th session (the symbol does not say what it is)",
        ),
        ("CRC/C/58/Rev.3", None, f"Reporting guidelines {COMMITTEE}, revision 3"),
        ("A/71/41", None, f"Report {COMMITTEE} to the General Assembly, supplement No. 41, 71st session"),
    ],
)
def test_in_words(text: str, state: str | None, sentence: str) -> None:
    assert in_words(parse(text), state_name=state) == sentence


def test_every_kind_has_a_sentence_and_every_example_is_worded() -> None:
    assert set(TEMPLATES) | {Kind.CORRIGENDUM} == set(Kind)
    for row in EXAMPLES:
        if row["valid"] == "yes":
            words = in_words(parse(row["raw"]), state_name="Atlantis")
            assert words[0].isupper()
            assert not {"  ", "None", "{", " ,"} & {
                words[i : i + n] for n in (1, 2, 4) for i in range(len(words))
            }


def test_a_description_is_without_language() -> None:
    description = describe(parse("CEDAW/C/GC/31/Rev.1-CRC/C/GC/18/Rev.1"))
    assert (description.kind, description.body, description.general_comment) == (
        Kind.GENERAL_COMMENT,
        Body.CRC,
        18,
    )
    assert [other.symbol for other in description.joint] == ["CEDAW/C/GC/31/Rev.1"]
    forms = {
        "1": "initial",
        "5": "periodic",
        "1-2": "combined-with-initial",
        "3-4": "combined",
        "2-5": "combined-range",
    }
    for cycle, form in forms.items():
        assert describe(parse(f"CRC/C/NOR/CO/{cycle}")).cycle_form is CycleForm(form)
    assert describe(parse("CRC/C/LUX/Q/3-4/Add.1")).suffixes == ()
    assert [str(suffix) for suffix in describe(parse("CRC/C/58/Rev.3")).suffixes] == ["Rev.3"]
    assert describe(parse("A/53/44")).reporting_body is Body.CAT
    assert describe(parse("E/1991/23")).reporting_body is Body.CESCR


def test_symbols_are_written_from_their_parts() -> None:
    observations, crc = Kind.CONCLUDING_OBSERVATIONS, Body.CRC
    assert str(write(kind=observations, body=crc, state="MAR", cycle=(3, 4))) == "CRC/C/MAR/CO/3-4"
    assert str(write(kind=observations, body=crc, state="EUE", cycle=(1, 1))) == "CRC/C/EU/CO/1"
    opac = write(kind=observations, body=crc, instrument="opac", state="IND", cycle=(1, 1))
    assert str(opac) == "CRC/C/OPAC/IND/CO/1"
    assert str(write(kind=Kind.WRITTEN_REPLIES, body=crc, state="MAR", cycle=(5, 6))) == "CRC/C/MAR/RQ/5-6"
    decision = write(kind=Kind.DECISION, body=crc, session=88, number=104, year=2019)
    assert str(decision) == "CRC/C/88/D/104/2019"
    with pytest.raises(ValueError, match="cycle 4-3"):
        write(kind=observations, body=crc, state="MAR", cycle=(4, 3))
    with pytest.raises(ValueError, match="no parts"):
        write(kind=observations, body=crc)


def test_the_page_on_symbols_names_every_reason_and_kind() -> None:
    page = (HOUSE / "docs" / "rules" / "symbols.md").read_text(encoding="utf-8")
    words = [*(reason.value for reason in Reason), *(kind.value for kind in Kind)]
    assert [word for word in words if f"`{word}`" not in page] == []
