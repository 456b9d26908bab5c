"""Symbols as a whole: the table of examples, the fact tables, refusals, comparison, wording."""

from __future__ import annotations

import csv
import pickle
from pathlib import Path

import pytest

from palais.core.symbols import (
    Body,
    Kind,
    KnownDocument,
    Reason,
    SymbolNotUnderstood,
    describe,
    parse,
    parse_partial,
)
from palais.core.symbols.known import BUILT_IN as KNOWN
from palais.core.symbols.states import BUILT_IN as STATES

HOUSE = Path(__file__).parents[2]
TABLES = HOUSE / "palais" / "reference" / "tables"


def rows(table: str) -> list[dict[str, str]]:
    with (TABLES / table).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


EXAMPLES = rows("un_symbols_examples.csv")
PARTS = (
    "normalized",
    "kind",
    "body",
    "state",
    "cycle_from",
    "cycle_to",
    "session",
    "number",
    "year",
    "suffix",
)


def parts_of(symbol: object) -> dict[str, str]:
    values = {name: getattr(symbol, "canonical" if name == "normalized" else name) for name in PARTS}
    return {name: "" if value is None else str(value) for name, value in values.items()}


@pytest.mark.parametrize("row", [r for r in EXAMPLES if r["valid"] == "yes"], ids=lambda row: row["raw"])
def test_every_example_has_exactly_the_parts_of_the_table(row: dict[str, str]) -> None:
    assert parts_of(parse(row["raw"])) == {name: row[name] for name in PARTS}


@pytest.mark.parametrize("row", [r for r in EXAMPLES if r["valid"] == "partial"], ids=lambda row: row["raw"])
def test_short_citations_are_read_only_when_asked_for(row: dict[str, str]) -> None:
    symbol = parse_partial(row["raw"])
    assert (parts_of(symbol), symbol.is_partial) == ({name: row[name] for name in PARTS}, True)
    with pytest.raises(SymbolNotUnderstood) as caught:
        parse(row["raw"])
    assert caught.value.reason is Reason.PARTIAL


# The place and the reason for every malformed example; a row added to the table must be added here.
MALFORMED = {
    "CCPR/C/21/Rev.1/Add. 1326 May 2004": (25, Reason.GLUED_TO_DATE),
    "CRC-C-NOR-CO-5": (0, Reason.HYPHENS_FOR_SLASHES),
    "CRC/C//CO/5": (6, Reason.EMPTY_SEGMENT),
    "CRC/C/15/Add.23830 juin 2004": (18, Reason.GLUED_TO_DATE),
    "CRC/C/88/D//2019": (11, Reason.EMPTY_SEGMENT),
    "CRC/C/88/D/104/19": (15, Reason.BAD_YEAR),
    "CRC/C/COG/CO/120 de octubre de 2006": (16, Reason.GLUED_TO_DATE),
    "CRC/C/GC/": (9, Reason.EMPTY_SEGMENT),
    "CRC/C/NOR/CO/": (13, Reason.EMPTY_SEGMENT),
    "CRC/C/NOR/CO/0": (13, Reason.ZERO),
    "CRC/C/NOR/CO/5-6-7": (13, Reason.RANGE_OF_THREE),
    "CRC/C/NOR/CO/6-5": (13, Reason.RANGE_NOT_RISING),
    "CRC/C/NOR/ZZ/5": (10, Reason.UNKNOWN_SERIES),
    "CRC/C/OPXX/AUS/CO/1": (6, Reason.UNKNOWN_PROTOCOL),
    "CRC/C/XQZ/CO/3": (6, Reason.UNKNOWN_STATE),
    "General Comment No. 26": (0, Reason.NOT_A_SYMBOL),
    "INT_CRC_NGO_NOR_12345_E.pdf": (0, Reason.FILE_NAME),
    "https://tbinternet.ohchr.org/x?symbolno=CRC%2FC%2FNOR%2FCO%2F5-6": (0, Reason.ADDRESS),
}


@pytest.mark.parametrize("raw", [r["raw"] for r in EXAMPLES if r["valid"] == "no"])
def test_every_malformed_example_is_refused_at_its_place(raw: str) -> None:
    with pytest.raises(SymbolNotUnderstood) as caught:
        parse(raw)
    assert (caught.value.text, caught.value.position, caught.value.reason) == (raw, *MALFORMED[raw])


@pytest.mark.parametrize(
    ("text", "position", "reason"),
    [
        ("", 0, Reason.EMPTY),
        ("  \u200b ", 4, Reason.EMPTY),
        ("CRC", 0, Reason.NOT_A_SYMBOL),
        ("XYZ/C/1", 0, Reason.UNKNOWN_BODY),
        ("A/HRC", 5, Reason.INCOMPLETE),
        ("CRC/C/NOR/CO", 12, Reason.INCOMPLETE),
        ("CRC/C/NOR/CO/5-5", 13, Reason.RANGE_NOT_RISING),
        ("CRC/C/NOR/CO/05", 13, Reason.LEADING_ZERO),
        ("CRC/C/NOR/CO/50", 13, Reason.NUMBER_TOO_LARGE),
        ("CRC/C/GC/100000", 9, Reason.NUMBER_TOO_LARGE),
        ("CRC/C/15/Add.23830", 9, Reason.NUMBER_TOO_LARGE),
        ("CRC/C/NOR/CO/5/Add.0", 15, Reason.ZERO),
        ("CRC/C/NOR/CO/5/Foo", 15, Reason.EXTRA_TEXT),
        ("CRC/C/MAR/CO/3-4 CRC/C/GC/1", 16, Reason.EXTRA_TEXT),
        ("CRC/C/GC/14abc", 11, Reason.GLUED_TO_WORD),
        ("CRC/C/GC/14#3", 11, Reason.PARAGRAPH_REFERENCE),
        ("CRC/C/QAT/CO/٢", 13, Reason.EMPTY_SEGMENT),
        ("A/HRC/WG.6/10/NRU/4", 18, Reason.UNEXPECTED_NUMBER),
        ("A/RES/2200A(XIXI)", 6, Reason.BAD_SESSION),
        ("AL XQZ 3/2021", 3, Reason.UNKNOWN_STATE),
        ("AL MAR 3/21", 9, Reason.BAD_YEAR),
        ("CRC/C/GC/1" + "-CRC/C/GC/1" * 8, 88, Reason.TOO_MANY_PARTS),
        ("CRC/C/GC/" + "9" * 10_000, 500, Reason.TOO_LONG),
        ("CRC/C/GC/" + "9" * 400, 9, Reason.NUMBER_TOO_LARGE),
    ],
)
def test_what_else_is_refused(text: str, position: int, reason: Reason) -> None:
    with pytest.raises(SymbolNotUnderstood) as caught:
        parse(text)
    assert (caught.value.position, caught.value.reason) == (position, reason)


def test_a_refusal_is_a_sentence_that_names_the_place_and_survives_a_process_border() -> None:
    with pytest.raises(SymbolNotUnderstood) as caught:
        parse("CRC/C/XQZ/CO/3")
    sentence = (
        "“CRC/C/XQZ/CO/3” is not understood as a UN document symbol: "
        "at character 7, no State has the code “XQZ”."
    )
    assert str(caught.value) == sentence
    copy = pickle.loads(pickle.dumps(caught.value))
    assert (str(copy), copy.position, copy.reason) == (sentence, 6, Reason.UNKNOWN_STATE)


def test_a_refusal_of_a_long_text_stays_short_and_printable() -> None:
    with pytest.raises(SymbolNotUnderstood) as caught:
        parse("\x00\ud800\u202e" + "x" * 100_000)
    assert len(str(caught.value)) < 300
    assert str(caught.value).isprintable()


@pytest.mark.parametrize(
    "row", [r for r in rows("general_comments.csv") if r["symbol"]], ids=lambda r: r["symbol"]
)
def test_general_comments_are_read(row: dict[str, str]) -> None:
    symbol = parse(row["symbol"])
    assert str(symbol) == row["symbol"].replace("/rev.", "/Rev.")
    if (
        symbol.kind is Kind.COMMITTEE_REPORT
    ):  # the earliest stand inside a report to the Assembly or the Council
        assert symbol.body in (Body.GA, Body.ECOSOC)
    else:
        assert (symbol.kind, symbol.body) == (Kind.GENERAL_COMMENT, row["body"])
    number = describe(symbol).general_comment
    assert number is None or number == int(row["number"])
    for column in ("joint_symbol", "superseded_by"):
        if row[column]:
            assert str(parse(row[column])) == row[column]


@pytest.mark.parametrize(
    "row", [r for r in rows("reviews.csv") if r["symbol_co"]], ids=lambda r: r["symbol_co"]
)
def test_concluding_observations_of_the_reviews_are_read(row: dict[str, str]) -> None:
    symbol = parse(row["symbol_co"])
    assert (str(symbol), symbol.kind, symbol.body) == (
        row["symbol_co"],
        Kind.CONCLUDING_OBSERVATIONS,
        row["body"],
    )
    assert symbol.state == row["state"]
    if row["cycle"]:
        first, _, last = row["cycle"].partition("-")
        assert (symbol.cycle_from, symbol.cycle_to) == (int(first), int(last or first))


def test_other_symbols_of_the_fact_tables_are_read() -> None:
    cells = [r["symbol"] for r in rows("working_methods_dates.csv") if "/" in r["symbol"]]
    cells += [r["adopted_by"] for r in rows("treaties.csv") if r["adopted_by"].startswith("A/")]
    assert len(cells) > 20
    assert [str(parse(cell)) for cell in cells] == cells


def test_the_built_in_states_are_those_of_the_fact_table() -> None:
    expected: dict[str, str] = {}
    for row in rows("states.csv"):
        expected |= {code: row["iso3"] for code in [row["iso3"], *row["old_codes"].split("|")] if code}
    assert dict(STATES) == {**expected, "UNK": "XKX"}


def test_known_documents_are_written_as_they_are_read_and_their_states_exist() -> None:
    for written, fact in KNOWN.items():
        symbol = parse(written)
        assert (str(symbol), symbol.kind) == (written, fact.kind or symbol.kind)
        assert fact.state is None or symbol.state == fact.state in STATES.values()


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("(CRC/C/GC/14)", "CRC/C/GC/14"),
        ("“CRC/C/GC/14”,", "CRC/C/GC/14"),
        ("CRC/C/GC/14*.", "CRC/C/GC/14"),
        ("\u200fCRC/C/\u2067NOR\u2069/CO/5‑6\ufeff", "CRC/C/NOR/CO/5-6"),
        ("ＣＲＣ／Ｃ／ＧＣ／１４", "CRC/C/GC/14"),
        ("СRС/С/NОR/СО/5", "CRC/C/NOR/CO/5"),
        ("CRC/C/NOR/CO/5 – 6", "CRC/C/NOR/CO/5-6"),
        ("S/RES/1612 (2005)", "S/RES/1612(2005)"),
        ("A/RES/2200A (XXI)", "A/RES/2200A(XXI)"),
        ("A/RES/S-27/2", "A/RES/S-27/2"),
        ("CCPR/C/CHN-HKG/CO/4", "CCPR/C/CHN-HKG/CO/4"),
        ("CCPR/C/XKX/CO/1", "CCPR/C/UNK/CO/1"),
        ("CRPD/C/EUE/CO/1", "CRPD/C/EU/CO/1"),
        ("CRC/OPAC/IND/CO/1", "CRC/C/OPAC/IND/CO/1"),
        ("CRC/C/AUS/OPSC/Q/1/Add.1", "CRC/C/OPSC/AUS/Q/1/Add.1"),
        ("crc/c/lux/q/3-4/add.1/corr.2", "CRC/C/LUX/Q/3-4/Add.1/Corr.2"),
        ("E/C.12/NOR/CO/6", "E/C.12/NOR/CO/6"),
        ("E/HLPF/2023/3", "E/HLPF/2023/3"),
        ("HRI/CORE/1/Add.120/Rev.1", "HRI/CORE/1/Add.120/Rev.1"),
        ("HRI/ICM/2010/3", "HRI/ICM/2010/3"),
        ("A/HRC/45/NGO/12", "A/HRC/45/NGO/12"),
        ("AL MAR 3/2021", "AL MAR 3/2021"),
        ("CCPR/CO/79/GTM", "CCPR/CO/79/GTM"),
        ("CCPR/C/130/DR/3042/2017", "CCPR/C/130/DR/3042/2017"),
    ],
)
def test_what_is_put_right_and_how_it_is_written(text: str, canonical: str) -> None:
    assert str(parse(text)) == canonical


@pytest.mark.parametrize(
    ("text", "kind", "base"),
    [
        ("CRC/C/LUX/Q/3-4/Add.1/Corr.1", Kind.CORRIGENDUM, Kind.LIST_OF_ISSUES),
        ("CRC/C/LUX/Q/3-4/Add.1/Rev.1", Kind.WRITTEN_REPLIES, Kind.LIST_OF_ISSUES),
        ("CRC/C/LUX/CO/3-4/Rev.1", Kind.CONCLUDING_OBSERVATIONS, Kind.CONCLUDING_OBSERVATIONS),
        ("CRC/C/15/Add.177/Corr.1", Kind.CORRIGENDUM, Kind.CONCLUDING_OBSERVATIONS),
        ("CRC/C/58/Rev.2", Kind.GUIDELINES, Kind.GUIDELINES),
        ("CRC/C/96/2", Kind.SESSION_DOCUMENT, Kind.SESSION_DOCUMENT),
        ("CRC/C/200", Kind.DOCUMENT, Kind.DOCUMENT),
        ("A/HRC/40/8", Kind.REPORT, Kind.REPORT),
        ("A/20/41", Kind.ASSEMBLY_DOCUMENT, Kind.ASSEMBLY_DOCUMENT),
    ],
)
def test_suffixes_make_the_kind_and_open_kinds_stay_open(text: str, kind: Kind, base: Kind) -> None:
    symbol = parse(text)
    assert (symbol.kind, symbol.base_kind) == (kind, base)


def test_a_joint_document_has_all_its_symbols_the_one_on_children_first() -> None:
    symbol = parse("CMW/C/GC/3-CRC/C/GC/22")
    assert [str(one) for one in symbol.all] == ["CRC/C/GC/22", "CMW/C/GC/3"]
    assert symbol == parse("CRC/C/GC/22") == parse(symbol.written_jointly)
    decisions = parse("CRC/C/86/D/57/2018-CRC/C/86/D/58/2018")
    assert [one.number for one in decisions.all] == [57, 58]
    assert [str(one) for one in parse("A/77/895-S/2023/363").all] == ["A/77/895", "S/2023/363"]


def test_symbols_compare_and_sort_by_their_canonical_form() -> None:
    texts = ["CRC/C/15/Add.10", "crc/c/15/add.9", "CRC/C/15/Add.100", "CRC/C/15/Add. 9"]
    symbols = sorted(map(parse, texts))
    assert [str(symbol) for symbol in symbols] == [f"CRC/C/15/Add.{n}" for n in (9, 9, 10, 100)]
    assert len(set(symbols)) == 3
    assert parse("CRC/C/GC/1") != "CRC/C/GC/1"
    assert pickle.loads(pickle.dumps(symbols[0])) == symbols[0]


def test_states_and_known_documents_can_be_passed_in() -> None:
    assert parse("CRC/C/ATL/CO/1", states={"ATL": "ATL"}).state == "ATL"
    with pytest.raises(SymbolNotUnderstood):
        parse("CRC/C/NOR/CO/1", states={"ATL": "ATL"})
    known = {"CRC/C/15/Add.1": KnownDocument(state="BOL"), "CRC/C/97/2": KnownDocument(kind=Kind.AGENDA)}
    assert parse("CRC/C/15/Add.1", known=known).state == "BOL"
    assert parse("CRC/C/97/2", known=known).kind is Kind.AGENDA
    with pytest.raises(ValueError, match="suffix"):
        KnownDocument(kind=Kind.CORRIGENDUM)


def test_the_instrument_is_the_treaty_the_document_serves() -> None:
    texts = {
        "CRC/C/MAR/CO/3-4": "crc",
        "CRC/C/OPAC/IND/CO/1": "opac",
        "CRC/C/OPSC/USA/3-4": "opsc",
        "CRC/C/88/D/104/2019": "opic",
        "E/C.12/76/D/289/2022": "op-icescr",
        "CRC/C/97/1": None,
        "A/RES/68/268": None,
    }
    assert {text: parse(text).instrument for text in texts} == texts


def test_the_address_is_that_of_the_documents_site() -> None:
    symbol = parse("CRC/C/MAR/CO/3-4")
    assert symbol.document_address("fr") == "https://docs.un.org/fr/CRC/C/MAR/CO/3-4"
    assert symbol.document_address("zh-hans") == "https://docs.un.org/zh/CRC/C/MAR/CO/3-4"
    with pytest.raises(ValueError, match="six languages"):
        symbol.document_address("de")
    for other in (parse_partial("CO/5-6"), parse("AL MAR 3/2021")):
        with pytest.raises(ValueError, match="no address"):
            other.document_address("en")
