"""Symbols in running text: what is found and where, what is doubtful, what is passed over."""

from __future__ import annotations

import pytest

from palais.core.symbols import find, survey


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see CRC/C/\nNOR/CO/5–6, and more", [("CRC/C/NOR/CO/5-6", "CRC/C/\nNOR/CO/5–6")]),
        ("see CRC/C/\r\n   NOR/CO/5-\n6.", [("CRC/C/NOR/CO/5-6", "CRC/C/\r\n   NOR/CO/5-\n6")]),
        ("(CRC/C/SR. 605 y 606)", [("CRC/C/SR.605", "CRC/C/SR. 605")]),
        ("CRC/C/MDA/\u00adCO/4\u20115;", [("CRC/C/MDA/CO/4-5", "CRC/C/MDA/\u00adCO/4\u20115")]),
        ("\u200fCRC/C/QAT/CO/2\u200f،", [("CRC/C/QAT/CO/2", "CRC/C/QAT/CO/2")]),
        ("см. СRС/C/САF/Q/2/Аdd.1)", [("CRC/C/CAF/Q/2/Add.1", "СRС/C/САF/Q/2/Аdd.1")]),
        ("(见CRC/C/SR.1588和1589)", [("CRC/C/SR.1588", "CRC/C/SR.1588")]),
        ("报告(CRC/C/NZL/3-4)。", [("CRC/C/NZL/3-4", "CRC/C/NZL/3-4")]),
        (
            "CRC/C/SR.1446 وCRC/C/SR.1447)",
            [("CRC/C/SR.1446", "CRC/C/SR.1446"), ("CRC/C/SR.1447", "CRC/C/SR.1447")],
        ),
        ("U.N. Doc.CRC/C/15/Add.117 (2000).", [("CRC/C/15/Add.117", "CRC/C/15/Add.117")]),
        ("CRC/C/GC/14\u00a0and", [("CRC/C/GC/14", "CRC/C/GC/14")]),
        ("CRC/C/GC/14¹ CRC/C/GC/12*", [("CRC/C/GC/14", "CRC/C/GC/14"), ("CRC/C/GC/12", "CRC/C/GC/12")]),
        (
            "CEDAW/C/GC/31/Rev.1-\nCRC/C/GC/18/Rev.1",
            [("CRC/C/GC/18/Rev.1", "CEDAW/C/GC/31/Rev.1-\nCRC/C/GC/18/Rev.1")],
        ),
        (
            "CRC/C/GC/22 / CMW/C/GC/3",
            [("CRC/C/GC/22", "CRC/C/GC/22"), ("CMW/C/GC/3", "CMW/C/GC/3")],
        ),
        ("CRC/C/LAO/CO/2\n\n8 avril 2011", [("CRC/C/LAO/CO/2", "CRC/C/LAO/CO/2")]),
        ("CRC/C/GC/5 October 2003", [("CRC/C/GC/5", "CRC/C/GC/5")]),
        ("HRI/CORE/NZL/2010年", [("HRI/CORE/NZL/2010", "HRI/CORE/NZL/2010")]),
        ("letter AL MAR 3/2021 of May", [("AL MAR 3/2021", "AL MAR 3/2021")]),
        ("resolution S/RES/1612 (2005), A/HRC/61/L.43.", None),
        ("crc/c/nor/co/5-6", [("CRC/C/NOR/CO/5-6", "crc/c/nor/co/5-6")]),
    ],
)
def test_what_is_found_and_where(text: str, expected: list[tuple[str, str]] | None) -> None:
    if expected is None:
        expected = [("S/RES/1612(2005)", "S/RES/1612 (2005)"), ("A/HRC/61/L.43", "A/HRC/61/L.43")]
    found = find(text)
    assert [(str(one.symbol), one.raw) for one in found] == expected
    assert all(text[one.start : one.end] == one.raw for one in found)
    assert survey(text).doubts == ()


@pytest.mark.parametrize(
    ("text", "raw", "reason", "readings"),
    [
        ("CRC/C/15/Add.23830 juin 2004", "CRC/C/15/Add.23830", "glued-to-date", ["CRC/C/15/Add.238"]),
        (
            "CRC/C/COG/CO/120 de octubre de 2006",
            "CRC/C/COG/CO/120",
            "glued-to-date",
            ["CRC/C/COG/CO/1"],
        ),
        (
            "CRC/C/LAO/CO/28 avril 2011",
            "CRC/C/LAO/CO/28",
            "glued-to-date",
            ["CRC/C/LAO/CO/28", "CRC/C/LAO/CO/2"],
        ),
        (
            "CCPR/C/21/Rev.1/Add. 1326 May 2004",
            "CCPR/C/21/Rev.1/Add. 1326",
            "glued-to-date",
            ["CCPR/C/21/Rev.1/Add.13", "CCPR/C/21/Rev.1/Add.132"],
        ),
        ("CRC/C/RUS/CO/612 июня 2010", "CRC/C/RUS/CO/612", "glued-to-date", ["CRC/C/RUS/CO/6"]),
        (
            "CRC/C/QAT/CO/414 أكتوبر 2009",
            "CRC/C/QAT/CO/414",
            "glued-to-date",
            ["CRC/C/QAT/CO/4", "CRC/C/QAT/CO/41"],
        ),
        ("CRC/C/NRU/CO/12016年9月30日", "CRC/C/NRU/CO/12016", "glued-to-date", ["CRC/C/NRU/CO/1"]),
        ("CRC/C/NOR/CO/512.03.2010", "CRC/C/NOR/CO/512", "glued-to-date", ["CRC/C/NOR/CO/5"]),
        ("CRC/C/GC/14May 2013", "CRC/C/GC/14", "glued-to-date", ["CRC/C/GC/14", "CRC/C/GC/1"]),
        ("CRC/C/BLR/5-6на своих", "CRC/C/BLR/5-6", "glued-to-word", ["CRC/C/BLR/5-6"]),
        ("CRC/C/GC/14-based", "CRC/C/GC/14", "glued-to-word", ["CRC/C/GC/14"]),
        ("CRC/C/NOR/CO/5-6-7", "CRC/C/NOR/CO/5-6-7", "range-of-three", []),
        ("CRC/C/GC/12/13", "CRC/C/GC/12/13", "extra-text", []),
        ("CRC/C/XQZ/CO/3,", "CRC/C/XQZ/CO/3", "unknown-state", []),
        ("CRC/C/NOR/ZZ/5 and", "CRC/C/NOR/ZZ/5", "unknown-series", []),
        ("CRC/C/NOR/CO/, then", "CRC/C/NOR/CO", "empty-segment", []),
    ],
)
def test_what_is_doubtful_and_what_it_could_be(text: str, raw: str, reason: str, readings: list[str]) -> None:
    seen = survey(f"before {text}")
    assert seen.found == ()
    assert [(one.raw, one.error.reason, [str(s) for s in one.readings]) for one in seen.doubts] == [
        (raw, reason, readings)
    ]
    assert (seen.doubts[0].start, seen.doubts[0].error.text) == (7, raw)
    assert 0 <= seen.doubts[0].error.position <= len(raw)


@pytest.mark.parametrize(
    "text",
    [
        "and/or, a/b, A/5, E/7, S/M, CAT/DOG, CRC/UNICEF, UA/AL, 12/CRC",
        "https://docs.un.org/en/CRC/C/GC/25 https://x?symbolno=CRC%2FC%2FGC%2F25",
        "xCRC/C/GC/25 _CRC/C/GC/25 CRCs/C/GC/25",
        "CO/5-6, CRC-C-NOR-CO-5, crc-c-85-2.json, INT_CRC_NGO_NOR_12345_E.pdf",
        "CRC/\n\nC/GC/25",
        "",
    ],
)
def test_what_is_passed_over(text: str) -> None:
    assert survey(text) == survey("")


def test_one_doubt_does_not_hide_its_neighbours() -> None:
    seen = survey("CRC/C/GC/1; CRC/C/15/Add.23830 juin 2004; CRC/C/GC/2")
    assert [str(one.symbol) for one in seen.found] == ["CRC/C/GC/1", "CRC/C/GC/2"]
    assert len(seen.doubts) == 1
