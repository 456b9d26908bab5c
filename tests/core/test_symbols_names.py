"""File names that carry a symbol or none, and references to paragraphs."""

from __future__ import annotations

import pytest

from palais.core.symbols import (
    Body,
    DatabaseFile,
    Reason,
    SymbolFile,
    SymbolNotUnderstood,
    parse_file_name,
    parse_reference,
)


@pytest.mark.parametrize(
    ("name", "symbol", "language", "extension"),
    [
        ("crc-c-85-d-28-2017", "CRC/C/85/D/28/2017", "", ""),
        (
            "crc-c-86-d-57-2018-crc-c-86-d-58-2018.json",
            "CRC/C/86/D/57/2018-CRC/C/86/D/58/2018",
            "",
            "json",
        ),
        ("crc-c-86-d-r-77-2019.pdf", "CRC/C/86/D/R.77/2019", "", "pdf"),
        ("crc-c-86-d-r.77-2019.pdf", "CRC/C/86/D/R.77/2019", "", "pdf"),
        ("CRC_C_NOR_CO_5-6_E.docx", "CRC/C/NOR/CO/5-6", "en", "docx"),
        ("crc-c-nor-co-5-6.PDF", "CRC/C/NOR/CO/5-6", "", "pdf"),
        ("crc-c-lux-q-3-4-add-1.pdf", "CRC/C/LUX/Q/3-4/Add.1", "", "pdf"),
        ("crc-c-lux-3-4", "CRC/C/LUX/3-4", "", ""),
        ("crc-c-opac-usa-3-4", "CRC/C/OPAC/USA/3-4", "", ""),
        ("crc-c-85-2.json", "CRC/C/85/2", "", "json"),
        ("crc-c-58-rev-3", "CRC/C/58/Rev.3", "", ""),
        ("crc-c-15-add.237", "CRC/C/15/Add.237", "", ""),
        ("cmw-c-gc-3-crc-c-gc-22", "CRC/C/GC/22-CMW/C/GC/3", "", ""),
        ("e-c-12-gc-25", "E/C.12/GC/25", "", ""),
        ("e-c.12-76-d-289-2022", "E/C.12/76/D/289/2022", "", ""),
        ("a-hrc-wg-6-10-nru-2", "A/HRC/WG.6/10/NRU/2", "", ""),
        ("ccpr-c-chn-hkg-co-4", "CCPR/C/CHN-HKG/CO/4", "", ""),
        ("cerd-c-62-co-7", "CERD/C/62/CO/7", "", ""),
        ("hri-core-nzl-2010", "HRI/CORE/NZL/2010", "", ""),
    ],
)
def test_names_made_from_symbols(name: str, symbol: str, language: str, extension: str) -> None:
    read = parse_file_name(name)
    assert isinstance(read, SymbolFile)
    assert (read.symbol.written_jointly, read.language, read.extension) == (symbol, language, extension)


def test_names_of_the_treaty_body_database() -> None:
    assert parse_file_name("INT_CRC_NGO_NOR_12345_E.pdf") == DatabaseFile(
        body=Body.CRC,
        type="NGO",
        state="NOR",
        session=None,
        identifier=12345,
        language="en",
        extension="pdf",
    )
    note = parse_file_name("INT_CEDAW_INF_58_21959_E.doc")
    assert isinstance(note, DatabaseFile)
    assert (note.body, note.type, note.state, note.session) == (Body.CEDAW, "INF", None, 58)
    protocol = parse_file_name("int_crc-op-ac_ngo_rom_7_f.DOCX")
    assert isinstance(protocol, DatabaseFile)
    assert (protocol.body, protocol.instrument, protocol.state) == (Body.CRC, "opac", "ROU")
    assert (protocol.language, protocol.extension) == ("fr", "docx")


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("report.pdf", Reason.NOT_A_SYMBOL),
        ("crc-c-xqz-co-3.pdf", Reason.UNKNOWN_STATE),
        ("crc-c-nor-co-6-5.pdf", Reason.RANGE_NOT_RISING),
        ("folder/crc-c-85-2.pdf", Reason.NOT_A_FILE_NAME),
        ("INT_XX_NGO_NOR_1_E.pdf", Reason.UNKNOWN_BODY),
        ("INT_CRC_NGO_XQZ_1_E.pdf", Reason.UNKNOWN_STATE),
        ("INT_CRC_NGO_0_1_E.pdf", Reason.BAD_SESSION),
        ("INT_CRC_NGO_NOR_1_X.pdf", Reason.NOT_A_FILE_NAME),
        ("INT_CRC_NGO_NOR.pdf", Reason.NOT_A_FILE_NAME),
        ("INT_CRC_NGO_NOR_" + "1" * 200 + "_E.pdf", Reason.NOT_A_FILE_NAME),
        ("x" * 256, Reason.NOT_A_FILE_NAME),
        ("", Reason.EMPTY),
    ],
)
def test_names_that_are_refused(name: str, reason: Reason) -> None:
    with pytest.raises(SymbolNotUnderstood) as caught:
        parse_file_name(name)
    assert (caught.value.text, caught.value.reason) == (name, reason)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("CRC/C/MAR/CO/3-4#23(a)", "CRC/C/MAR/CO/3-4#23(a)"),
        ("crc/c/mar/co/3–4 # 23", "CRC/C/MAR/CO/3-4#23"),
        ("CRC/C/MAR/CO/3-4, para. 23 (a) (ii)", "CRC/C/MAR/CO/3-4#23(a)(ii)"),
        ("CRC/C/SWE/CO/6-7, paragraph 7", "CRC/C/SWE/CO/6-7#7"),
        ("A/HRC/16/8#83.12", "A/HRC/16/8#83.12"),
    ],
)
def test_references_to_paragraphs(text: str, written: str) -> None:
    reference = parse_reference(text)
    assert str(reference) == written
    assert parse_reference(written) == reference


def test_references_sort_by_document_then_paragraph_then_item() -> None:
    texts = ["CRC/C/MAR/CO/3-4#10", "CRC/C/MAR/CO/3-4#9(b)", "CRC/C/MAR/CO/3-4#9(a)", "CRC/C/MAR/CO/2#11"]
    ordered = sorted(map(parse_reference, texts))
    assert [str(reference) for reference in ordered] == list(reversed(texts))


@pytest.mark.parametrize(
    ("text", "position", "reason"),
    [
        ("CRC/C/MAR/CO/3-4", 16, Reason.NOT_A_PARAGRAPH),
        ("CRC/C/MAR/CO/3-4#", 17, Reason.NOT_A_PARAGRAPH),
        ("CRC/C/MAR/CO/3-4#0", 17, Reason.NOT_A_PARAGRAPH),
        ("CRC/C/MAR/CO/3-4#12345", 17, Reason.NOT_A_PARAGRAPH),
        ("CRC/C/MAR/CO/3-4#23-25", 17, Reason.NOT_A_PARAGRAPH),
        ("CRC/C/XQZ/CO/3-4#23", 6, Reason.UNKNOWN_STATE),
        ("CRC/C/MAR/CO/3-4#" + "9" * 9_000, 9_017, Reason.NOT_A_PARAGRAPH),
    ],
)
def test_references_that_are_refused(text: str, position: int, reason: Reason) -> None:
    with pytest.raises(SymbolNotUnderstood) as caught:
        parse_reference(text)
    assert (caught.value.position, caught.value.reason) == (position, reason)
