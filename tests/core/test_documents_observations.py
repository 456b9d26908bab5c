"""Concluding observations and their kin: the skeleton, findings with addresses, layouts by body and year."""

from __future__ import annotations

import pytest

from palais.core import documents
from palais.core.documents import Document, DoubtKind, Finding, States, choose
from palais.core.documents.findings import FrontMatter
from palais.core.documents.profiles import profiles
from palais.core.symbols import Body, Kind, parse
from tests.makers import documents as made

FOUND = [
    ("CRC/C/NOR/CO/3-4#2", Finding.PRAISE, "progress"),
    ("CRC/C/NOR/CO/3-4#3", Finding.URGENT_MEASURE, "main-areas"),
    ("CRC/C/NOR/CO/3-4#4", Finding.CONCERN, "general-measures"),
    ("CRC/C/NOR/CO/3-4#5(a)", Finding.RECOMMENDATION, "general-measures"),
    ("CRC/C/NOR/CO/3-4#5(b)", Finding.RECOMMENDATION, "general-measures"),
    ("CRC/C/NOR/CO/3-4#5(b)(i)", Finding.RECOMMENDATION, "general-measures"),
    ("CRC/C/NOR/CO/3-4#5(b)(ii)", Finding.RECOMMENDATION, "general-measures"),
    ("CRC/C/NOR/CO/3-4#5(c)", Finding.RECOMMENDATION, "general-measures"),
    ("CRC/C/NOR/CO/3-4#6", Finding.CONCERN, "violence"),
    ("CRC/C/NOR/CO/3-4#6", Finding.RECOMMENDATION, "violence"),
]


def found(read: Document) -> list[tuple[str, Finding, str]]:
    return [(one.address, one.kind, one.cluster) for one in read.recommendations]


@pytest.fixture(scope="module")
def observations(states: States) -> Document:
    return documents.read(made.observations(), states=states, file_name="co.docx")


def test_findings_with_their_addresses_and_clusters(observations: Document):
    assert found(observations) == FOUND
    assert observations.profile == "crc-observations-to-2017"


def test_typed_numbers_give_the_same_as_automatic_ones(observations: Document, states: States):
    typed = documents.read(made.observations(automatic=False), states=states)
    assert (typed.paragraphs, typed.recommendations) == (
        observations.paragraphs,
        observations.recommendations,
    )


def test_an_item_keeps_its_lead_in_and_what_both_mention(observations: Document):
    item = next(one for one in observations.recommendations if one.number == "5(a)")
    assert item.lead_in.endswith("recommends that the State party:")
    assert [str(symbol) for symbol in item.mentions.symbols] == ["CRC/C/NOR/CO/2"]
    assert (item.mentions.paragraphs, item.mentions.general_comments) == (("12",), ("5 (2003)",))
    assert (item.mentions.targets, item.mentions.reiterates) == (("16.9",), True)
    inner = next(one for one in observations.recommendations if one.number == "5(b)(i)")
    assert inner.lead_in.endswith("in particular:")


def test_urgent_measures_lead_to_their_paragraphs(observations: Document):
    urgent = next(one for one in observations.recommendations if one.kind is Finding.URGENT_MEASURE)
    assert urgent.mentions.paragraphs == ("5", "6", "7")


def test_headings_are_known_by_their_text_whatever_the_letter(observations: Document):
    assert observations.paragraphs[3].headings == (
        "III. Main areas of concern and recommendations",
        "A. General measures of implementation (arts. 4, 42 and 44 (6))",
        "Legislation",
    )
    unknown = [doubt.text for doubt in observations.doubts if doubt.kind is DoubtKind.UNKNOWN_HEADING]
    assert unknown == ["C. A heading nobody has seen"]


def test_counts_that_do_not_hold_are_doubts(observations: Document):
    assert [doubt.kind for doubt in observations.doubts].count(DoubtKind.COUNT) == 2


def observed(text: str, states: States) -> Document:
    head = [*made.masthead("CRC/C/NOR/CO/3-4", "Norway"), "I. Introduction"]
    opening = "1. " + made.OPENING.format(state="Norway", report="CRC/C/NOR/3-4")
    return documents.read("\n\n".join([*head, opening, text]).encode(), states=states)


def test_lines_that_have_run_together_are_parted(states: States):
    running = (
        "2. The Committee welcomes the sample plan"
        + " which goes on" * 60
        + ". 3. The Committee is concerned "
        "at delays. 4. The Committee recommends that the State party: (a) end them; (b) report on it."
    )
    read = observed(running, states)
    assert [one.address.partition("#")[2] for one in read.recommendations] == ["2", "3", "4(a)", "4(b)"]


def test_a_number_alone_on_its_line_belongs_to_what_follows(states: States):
    read = observed(
        "2.\n\nThe Committee welcomes the sample plan.\n\n3.\n\nThe Committee urges speed.", states
    )
    assert [paragraph.number for paragraph in read.paragraphs] == ["1", "2", "3"]


def test_a_missing_paragraph_is_a_doubt(states: States):
    read = observed("2. The Committee welcomes this.\n\n4. The Committee urges speed.", states)
    assert [(one.kind, one.paragraph) for one in read.doubts if one.kind is DoubtKind.GAP_IN_NUMBERING] == [
        (DoubtKind.GAP_IN_NUMBERING, "4")
    ]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The Committee calls upon the State party to act.", Finding.RECOMMENDATION),
        ("The Committee is seriously concerned about this.", Finding.CONCERN),
        ("The Committee notes with appreciation the plan.", Finding.PRAISE),
        ("Le Comité recommande à l’État partie d’agir.", Finding.RECOMMENDATION),
        ("Le Comité s’inquiète des retards.", Finding.CONCERN),
        ("Le Comité se félicite du plan.", Finding.PRAISE),
        ("El Comité insta al Estado parte a que actúe.", Finding.RECOMMENDATION),
        ("Preocupa al Comité el retraso.", Finding.CONCERN),
        ("El Comité acoge con satisfacción el plan.", Finding.PRAISE),
        ("Комитет рекомендует государству-участнику принять меры.", Finding.RECOMMENDATION),
        ("Комитет обеспокоен задержками.", Finding.CONCERN),
        ("Комитет приветствует план.", Finding.PRAISE),
        ("توصي اللجنة الدولة الطرف باتخاذ إجراء.", Finding.RECOMMENDATION),
        ("تشعر اللجنة بالقلق إزاء التأخير.", Finding.CONCERN),
        ("ترحب اللجنة بالخطة.", Finding.PRAISE),
        ("委员会建议缔约国采取行动。", Finding.RECOMMENDATION),
        ("委员会对拖延表示关切。", Finding.CONCERN),
        ("委员会欢迎该计划。", Finding.PRAISE),
    ],
)
def test_what_a_sentence_does_in_six_languages(sentence: str, kind: Finding, states: States):
    assert [one.kind for one in observed(f"2. {sentence}", states).recommendations] == [kind]


def test_the_sample_in_arabic(states: States):
    from tests.core.test_documents_formats import SAMPLES

    read = documents.read((SAMPLES / "arabic-observations.pdf").read_bytes(), states=states)
    front = read.front
    assert (str(front.symbol), front.state, front.cycle) == ("CRC/C/NOR/CO/3-4", "NOR", (3, 4))
    assert front.adopted_on is not None and front.adopted_on.isoformat() == "2010-01-29"
    assert found(read) == [
        ("CRC/C/NOR/CO/3-4#2", Finding.CONCERN, "general-measures"),
        ("CRC/C/NOR/CO/3-4#3(a)", Finding.RECOMMENDATION, "general-measures"),
        ("CRC/C/NOR/CO/3-4#3(b)", Finding.RECOMMENDATION, "general-measures"),
    ]


def test_a_corrigendum_is_not_read_as_recommendations(states: States):
    text = "\n\n".join(
        [
            *made.masthead("CRC/C/NOR/CO/3-4/Corr.1", "Norway"),
            "1. Paragraph 33",
            "Delete subparagraph (d)",
            "2. Paragraph 35",
            "The Committee recommends that the State party do more.",
        ]
    )
    read = documents.read(text.encode(), states=states)
    assert (read.front.kind, read.profile, read.recommendations) == (Kind.CORRIGENDUM, "", ())
    assert DoubtKind.NO_PROFILE in {doubt.kind for doubt in read.doubts}


def test_questions_of_a_list_of_issues(states: States):
    text = [
        "CRC/C/NOR/QPR/7", "Committee on the Rights of the Child",
        "List of issues prior to submission of the seventh periodic report of Norway",
        "1. Please provide sample figures.", "2. Please explain:", "(a) the sample law;", "(b) the sample plan.",
    ]  # fmt: skip
    read = documents.read("\n\n".join(text).encode(), states=states)
    assert (read.profile, read.front.cycle) == ("list-of-issues-prior-to-reporting", (7, 7))
    assert [(one.number, one.kind) for one in read.recommendations] == [
        ("1", Finding.QUESTION),
        ("2(a)", Finding.QUESTION),
        ("2(b)", Finding.QUESTION),
    ]


def test_a_decision_has_two_levels_of_numbers(states: States):
    text = [
        "CRC/C/88/D/95/2019", "Committee on the Rights of the Child",
        "Decision adopted by the Committee concerning communication No. 95/2019",
        "1.1 The author is a sample.", "1.2 The Protocol entered into force.", "2. The facts.", "2.2 More facts.",
        "3. The Committee considers that the State party is under an obligation to:", "(a) pay a sample sum;",
        "(b) publish it.",
    ]  # fmt: skip
    read = documents.read("\n\n".join(text).encode(), states=states)
    assert [paragraph.number for paragraph in read.paragraphs] == ["1.1", "1.2", "2", "2.2", "3"]
    assert [one.address for one in read.recommendations] == ["CRC/C/88/D/95/2019#3"]
    assert [doubt.paragraph for doubt in read.doubts if doubt.kind is DoubtKind.GAP_IN_NUMBERING] == ["2.2"]


@pytest.mark.parametrize(
    ("symbol", "year", "expected"),
    [
        ("CRC/C/15/Add.238", 2004, "crc-observations-before-2006"),
        ("CRC/C/NOR/CO/3", 2005, "crc-observations-before-2006"),
        ("CRC/C/NOR/CO/4", 2010, "crc-observations-to-2017"),
        ("CRC/C/NOR/CO/5-6", 2018, "crc-observations"),
        ("CRC/C/NOR/CO/5-6", None, "crc-observations"),
        ("CRC/C/OPAC/NOR/CO/1", 2010, "opac-observations"),
        ("CRC/C/OPSC/NOR/CO/1", 2010, "opsc-observations"),
        ("CEDAW/C/NOR/CO/9", 2017, "cedaw-observations"),
        ("CCPR/C/NOR/CO/7", 2018, "ccpr-observations"),
        ("E/C.12/NOR/CO/6", 2020, "cescr-observations"),
        ("CAT/C/NOR/CO/8", 2018, "cat-observations"),
        ("CERD/C/NOR/CO/23-24", 2018, "cerd-observations"),
        ("CRPD/C/NOR/CO/1", 2019, "crpd-observations"),
        ("CMW/C/MAR/CO/2", 2023, "cmw-observations"),
        ("CED/C/NOR/CO/1", 2023, "ced-observations"),
        ("CRC/C/NOR/Q/5-6", 2018, "list-of-issues"),
        ("CRC/C/NOR/QPR/7", 2022, "list-of-issues-prior-to-reporting"),
        ("CRC/C/GC/25", 2021, "general-comment"),
        ("CRC/C/88/D/95/2019", 2021, "decision"),
        ("CRC/C/NOR/5-6", 2017, None),
    ],
)
def test_each_kind_body_and_year_has_its_layout(symbol: str, year: int | None, expected: str | None):
    from datetime import date

    read = parse(symbol)
    front = FrontMatter(
        symbol=read, kind=read.kind, body=read.body, adopted_on=date(year, 6, 1) if year else None
    )
    chosen = choose(front)
    assert (chosen.key if chosen else None) == expected


def test_a_document_of_no_known_body_has_no_layout():
    assert choose(FrontMatter(kind=Kind.CONCLUDING_OBSERVATIONS, body=Body.GA)) is None
    assert choose(FrontMatter()) is None


def test_every_profile_expects_something_and_names_a_reader():
    assert {one.reader for one in profiles()} == {
        "upr-report", "thematic-list", "observations", "questions", "decision",
    }  # fmt: skip
    assert [one.key for one in profiles() if not one.expects] == []
    assert len({one.key for one in profiles()}) == len(profiles())
