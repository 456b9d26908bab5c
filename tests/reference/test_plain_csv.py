"""A spreadsheet of ratifications: any usual header, separator and encoding; no date is guessed."""

from __future__ import annotations

import codecs

import pytest

from palais.core.dates import PartialDate
from palais.core.treaties import Act
from palais.reference.facts import Facts
from palais.reference.names import StateNames
from palais.reference.plain_csv import PlainCsvNotUnderstood, read_plain_csv
from palais.reference.written_days import DateOrder
from tests.makers.ends import ends

HEADER = "state,treaty,act,date\n"
LONG = HEADER.encode() + b"\n" * 20_000 + b"SWE,CRC,signature,2000\n"


@pytest.fixture
def read(facts: Facts, names: StateNames):
    def reading(content: str | bytes, **options):
        raw = content if isinstance(content, bytes) else content.encode()
        return read_plain_csv(raw, facts=facts, names=names, **options)

    return reading


@pytest.mark.parametrize(
    "content",
    [
        "state,treaty,act,date\nCôte d'Ivoire,OPIC,ratification,2024-05-17\n",
        "Country;Instrument;Action;Date of deposit\nCIV;opic;Ratified;17 May 2024\n",
        "date\tact\ttreaty\tstate_party\r\n17.05.2024\tratification\tIV-11-d\tCote d’Ivoire\r\n",
        "PAYS,TRAITÉ,ACTE,DATE\rcote d'ivoire,OPIC,ratification,17/5/2024\r",
        "\nESTADO,Tratado,ACTO,fecha\n\n CIV , OPIC , ratification , 2024-05-17T00:00:00 \n\n",
        '"state","treaty","act","date"\n"Ivory Coast","OPIC","RATIFICATION","17-May-2024"\n',
        "государство,договор,действие,дата\nКот-д'Ивуар,OPIC,ratification,2024-05-17\n",
    ],
)
def test_the_same_act_in_many_hands(content: str, read) -> None:
    found = read(content)
    assert found.doubts == ()
    (act,) = found.acts
    assert (act.state, act.treaty, act.act) == ("CIV", "OPIC", Act.RATIFICATION)
    assert act.date == PartialDate.parse("2024-05-17")


@pytest.mark.parametrize(
    ("raw", "encoding", "remarks"),
    [
        (b"{}", "utf-8", 0),
        (codecs.BOM_UTF8, "utf-8", 0),
        ("utf-16", "utf-16-le", 0),
        ("utf-16-le", "utf-16-le", 1),
        ("utf-16-be", "utf-16-be", 1),
        ("cp1252", "cp1252", 1),
        ("mac-roman", "mac-roman", 1),
    ],
)
def test_encodings(raw: bytes | str, encoding: str, remarks: int, read) -> None:
    text = HEADER + "Côte d'Ivoire,OPIC,ratification,2024-05-17\nTürkiye,OPIC,accession,2024-05-17\n"
    content = text.encode(raw) if isinstance(raw, str) else raw.replace(b"{}", b"") + text.encode()
    found = read(content)
    assert (found.encoding, len(found.doubts)) == (encoding, remarks)
    assert [act.state for act in found.acts] == ["CIV", "TUR"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Atlantis,OPIC,signature,2024-05-17", "no State is known by 'Atlantis'"),
        ("SWE,OPIX,signature,2024-05-17", "no treaty is known by 'OPIX'"),
        ("SWE,OPIC,signature,", "the date is empty"),
        (",OPIC,signature,2024", "the state is empty"),
        (
            "SWE,OPIC,signature,3/4/2015",
            "'3/4/2015' can be two days: say whether the day or the month comes first",
        ),
        ("SWE,OPIC,signature,31.02.2024", "'31.02.2024' is not a day of the calendar"),
        ("SWE,OPIC,signature,13/13/2024", "'13/13/2024' is not a day of the calendar"),
        ("SWE,OPIC,signature,45412", "expected a date such as 2015-04-03 or 3 Apr 2015, found '45412'"),
        (
            "SWE,OPIC,signature,17 Mai 2024",
            "expected a date such as 2015-04-03 or 3 Apr 2015, found '17 Mai 2024'",
        ),
        ("SWE,OPIC,signature,17 May 1066", "expected a year from 1900 to 2100, found '17 May 1066'"),
        ("=1+1,OPIC,signature,2024", "no State is known by '=1+1'"),
        ("SWE,OPIC,signature,=TODAY()", "expected a date such as 2015-04-03 or 3 Apr 2015, found '=TODAY()'"),
        ("SWE,OPIC", "the act is empty"),
        (f"{'x' * 1001},OPIC,signature,2024", "the state is longer than 1000 characters"),
    ],
)
def test_a_line_not_understood_says_why(line: str, reason: str, read) -> None:
    found = read(f"{HEADER}SWE,OPIC,signature,2024-05-17\n{line}\n")
    assert [(doubt.where, doubt.reason) for doubt in found.doubts] == [("line 3", reason)]
    assert len(found.acts) == 1


def test_an_act_not_known_is_answered_with_those_that_are(read) -> None:
    (doubt,) = read(HEADER + "SWE,OPIC,promised,2024\n").doubts
    assert doubt.reason.startswith("expected as the act one of signature, signed, ratification, ")
    assert doubt.reason.endswith(", found 'promised'")


def test_the_nearest_states_are_proposed(read) -> None:
    (doubt,) = read(HEADER + "Marokko,OPIC,signature,2024\n").doubts
    assert doubt.nearest[0] == "MAR"


@pytest.mark.parametrize(
    ("order", "day"), [(DateOrder.DAY_FIRST, "2015-04-03"), (DateOrder.MONTH_FIRST, "2015-03-04")]
)
def test_a_person_says_which_comes_first(order: DateOrder, day: str, read) -> None:
    found = read(HEADER + "SWE,OPIC,signature,3/4/2015\n", date_order=order)
    assert [act.date for act in found.acts] == [PartialDate.parse(day)]


@pytest.mark.parametrize("date", ["2019", "2019-05", "2019-05-17"])
def test_precision_is_kept(date: str, read) -> None:
    (act,) = read(HEADER + f"SWE,OPIC,signature,{date}\n").acts
    assert act.date.isoformat() == date


def test_a_formula_is_text_and_a_named_source_is_kept_in_the_note(read) -> None:
    found = read("state,treaty,act,date,source,note\nSWE,OPIC,acceptance,2024,A letter,=HYPERLINK(1)\n")
    (act,) = found.acts
    assert act.note == "acceptance; =HYPERLINK(1); source named: A letter"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "no column for state, treaty, act, date; the first line holds nothing"),
        (b"state,treaty,act\n", "no column for date; the first line holds 'state', 'treaty', 'act'"),
        (b"state,country,treaty,act,date\n", "two columns hold the state: 'state', 'country'"),
        (b"state" + b"," * 60 + b"\n", "line 1 has more than 60 fields"),
        (
            HEADER.encode() + b"\n" * 20_000 + b"SWE,CRC,signature,2000\n",
            "the file has more than 20000 lines",
        ),
        (b"x" * (5 * 1024 * 1024 + 1), "the file is larger than 5 MB"),
        (
            HEADER.encode() + b'"' + b"x" * 200_000,
            "line 2 is not a line of CSV: field larger than field limit (131072)",
        ),
    ],
    ids=["nothing", "no date", "two States", "many columns", "many lines", "large", "long field"],
)
def test_a_file_that_is_no_table_of_acts_is_refused(content: bytes, message: str, read) -> None:
    with pytest.raises(PlainCsvNotUnderstood) as refused:
        read(content)
    assert str(refused.value) == message


def test_reading_many_unknown_names_ends(read) -> None:
    lines = "".join(f"Marokko {number},OPIC,signature,2024\n" for number in range(15_000))
    with ends():
        found = read(HEADER + lines)
    assert len(found.doubts) == 15_000
    assert found.doubts[-1].nearest == ()


@pytest.mark.parametrize("raw", [b"\x00" * 5_000, bytes(range(256)) * 40, b"\xff\xfe\x00", b'"' * 9_999])
def test_bytes_that_are_no_text_are_refused_or_doubted(raw: bytes, read) -> None:
    with pytest.raises(PlainCsvNotUnderstood):
        read(raw)
