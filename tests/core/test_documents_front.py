"""First pages: what is right, and what is left open with a doubt instead of being wrong in silence."""

from __future__ import annotations

import pytest

from palais.core import documents
from palais.core.documents import Document, DoubtKind, States
from palais.core.documents.wording import body_named, days, language_of, ordinals, title_of
from palais.core.symbols import Body, Kind
from palais.core.words import fold
from tests.makers import documents as made


def first_page(lines: list[str], states: States, name: str = "") -> Document:
    return documents.read("\n\n".join(lines).encode(), states=states, file_name=name)


def doubts(read: Document) -> set[DoubtKind]:
    return {doubt.kind for doubt in read.doubts} - {DoubtKind.COUNT, DoubtKind.UNKNOWN_HEADING}


def page(
    *, symbol: str = "CRC/C/NOR/CO/3-4", title_state: str = "Norway", opening: str = made.OPENING
) -> list[str]:
    text = "1. " + opening.format(state=title_state, report="CRC/C/NOR/3-4")
    return [*made.masthead(symbol, title_state), "I. Introduction", text]


PAGES = {
    "en": page(),
    "fr": [
        "CRC/C/NOR/CO/3-4", "Distr. générale", "3mars 2010", "Comité des droits de l ’ enfant",
        "Observations finales concernant les troisièmeet quatrième rapports périodiques de la Norvège, soumis en un "
        "seul document *", "I.Introduction",
        "1.Le Comité a examiné les troisième et quatrième rapports périodiques de la Norvège (CRC/C/NOR/3-4) à ses "
        "1501e et 1502e séances, le 25 janvier 2010, et a adopté les présentes observations finales à sa 1541eséance, "
        "le 29janvier 2010.",
    ],
    "es": [
        "CRC/C/NOR/CO/3-4", "Distr. general", "3 de marzo de 2010", "Comité de los Derechos del Niño",
        "Observaciones finales sobre los informes periódicos tercero y cuarto combinados de Noruega *",
        "1.El Comité examinó los informes periódicos tercero y cuarto combinados de Noruega en sus sesiones 1501ª y "
        "1502ª, celebradas el 25 de enero de 2010, y aprobó en su 1541ª sesión, celebrada el 29 de enero de 2010, las "
        "presentes observaciones finales.",
    ],
    "ru": [
        "CRC/C/NOR/CO/3-4", "3 марта 2010 года", "Комитет по правам ребенка",
        "Заключительные замечания по объединенным третьему и четвертому периодическим докладам Норвегии *",
        "1.Комитет рассмотрел объединенные третий и четвертый периодические доклады Норвегии на своих 1501-м и 1502-м "
        "заседаниях, состоявшихся 25 января 2010 года, и на своем 1541-м заседании, состоявшемся 29 января 2010 года, "
        "принял настоящие заключительные замечания.",
    ],
    "ar": [
        "CRC/C/NOR/CO/3-4", "3 آذار/مارس 2010", "ل جن ة حقوق الطفل",
        "الملاحظات الختامية بشأن التقرير الجامع للتقريرين الدوريين الثالث والرابع للنرويج *",
        "1- نظرت اللجنة في التقرير الجامع للتقريرين الدوريين الثالث والرابع للنرويج (CRC/C/NOR/3-4) في جلستيها 1501 "
        "و1502 المعقودتين في 25 كانون الثاني/يناير 201 0، واعتمدت هذه الملاحظات الختامية في جلستها 1541 المعقودة في 29 "
        "كانون الثاني/ يناير 2010.",
    ],
    "zh": [
        "CRC/C/NOR/CO/3-4", "2010年3月3日", "儿童权利委员会", "关于挪威第三和第四次合并定期报告的结论性意见*",
        "1.委员会在2010年1月25日举行的第1501和第1502次会议上审议了挪威的第三和第四次合并定期报告(CRC/C/NOR/3-4),"
        "并在2010年1月29日举行的第1541次会议上通过了本结论性意见。",
    ],
}  # fmt: skip


@pytest.mark.parametrize("language", list(PAGES))
def test_the_same_page_in_six_languages(language: str, states: States):
    read = first_page(PAGES[language], states)
    front = read.front
    assert (str(front.symbol), front.state, front.cycle, front.body) == (
        "CRC/C/NOR/CO/3-4", "NOR", (3, 4), Body.CRC,
    )  # fmt: skip
    assert front.language is not None and front.language.value == language
    assert (str(front.adopted_on), str(front.issued_on)) == ("2010-01-29", "2010-03-03")
    assert doubts(read) == set()


def test_a_state_that_is_not_the_symbols_is_a_doubt(states: States):
    read = first_page(page(symbol="CRC/C/SWE/CO/3-4"), states)
    assert read.front.state is None
    assert doubts(read) == {DoubtKind.SYMBOL_AND_TITLE_DISAGREE}


def test_a_cycle_that_is_not_the_symbols_is_a_doubt(states: States):
    assert doubts(first_page(page(symbol="CRC/C/NOR/CO/5-6"), states)) == {
        DoubtKind.SYMBOL_AND_TITLE_DISAGREE
    }


def test_without_a_symbol_the_rest_is_read_and_said(states: States):
    lines = page()
    lines.remove("CRC/C/NOR/CO/3-4")
    read = first_page(lines, states)
    assert (read.front.symbol, read.front.state, read.front.cycle) == (None, "NOR", (3, 4))
    assert doubts(read) == {DoubtKind.NO_SYMBOL}
    assert [doubt.text for doubt in read.doubts if doubt.kind is DoubtKind.NO_SYMBOL] == ["CRC/C/NOR/CO/3-4"]
    named = first_page(lines, states, name="crc-c-nor-co-3-4.txt")
    assert (str(named.front.symbol), doubts(named)) == ("CRC/C/NOR/CO/3-4", set())


def test_the_symbol_of_a_draft_in_a_footnote_and_what_stands_below_a_title_are_left_out(states: States):
    lines = page()
    title = next(place for place, line in enumerate(lines) if line.startswith("Concluding observations"))
    lines[title] = lines[title].rstrip(" *") + " *"
    lines.insert(title + 1, "* Previously issued under document symbol CRC/C/NOR/L.7")
    lines.insert(title + 2, "_________________")
    read = first_page(lines, states)
    assert (str(read.front.symbol), doubts(read)) == ("CRC/C/NOR/CO/3-4", set())
    assert read.front.title == lines[title].rstrip(" *")


def test_a_symbol_and_a_date_that_have_run_together(states: States):
    lines = page(symbol="CRC/C/15/Add.99930 June 2010")
    lines.remove("3 March 2010")
    read = first_page(lines, states)
    assert (str(read.front.symbol), str(read.front.issued_on)) == ("CRC/C/15/Add.999", "2010-06-30")
    assert doubts(read) == {DoubtKind.SYMBOL_DOUBTFUL}


@pytest.mark.parametrize(
    "opening",
    [
        made.OPENING.replace("29 January 2010", "29 January"),
        made.OPENING.replace("29 January 2010", "19 January 2010"),
        made.OPENING.replace("held on 29 January 2010", "in Geneva"),
        made.OPENING.replace("29 January 2010", "31 February 2010"),
        "The Committee considered the combined third and fourth reports of {state}. It was glad.",
        "The Committee considered the combined third and fourth reports of {state}, submitted on 2 May 2008, at its "
        "1501st and 1502nd meetings, held on 25 January 2010, and adopted* the following concluding observations.",
    ],
    ids=["no year", "before the meetings", "no day", "no such day", "not said", "in a note"],
)
def test_a_day_of_adoption_that_is_not_sure_is_left_open(opening: str, states: States):
    read = first_page(page(opening=opening), states)
    assert (read.front.adopted_on, doubts(read)) == (None, {DoubtKind.DATE_NOT_FOUND})


def test_a_day_of_adoption_before_its_verb(states: States):
    opening = (
        "The Committee considered the combined third and fourth reports of {state} on 25 January 2010. At its 1541st "
        "meeting, held on 29 January 2010, the Committee adopted the following concluding observations."
    )
    read = first_page(page(opening=opening), states)
    assert (str(read.front.adopted_on), doubts(read)) == ("2010-01-29", set())


def test_a_title_without_a_state_says_so(states: States):
    lines = [line.replace("CRC/C/NOR/CO/3-4", "CRC/C/15/Add.999") for line in page(title_state="Atlantis")]
    assert doubts(first_page(lines, states)) == {DoubtKind.NO_STATE}


def test_an_advance_version_says_so(states: States):
    assert first_page(["ADVANCE UNEDITED VERSION", *page()], states).front.advance is True
    assert first_page(page(), states).front.advance is False


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("combined second to fifth periodic reports", [2, 5]),
        ("the initial report", [1]),
        ("Fifty-sixth session", [56]),
        ("Quatre-vingt-dix-septième session", [97]),
        ("soixante et onzième session", [71]),
        ("informes periódicos vigésimo primero a vigésimo tercero", [21, 23]),
        ("объединенным двадцать первому и двадцать второму", [21, 22]),
        ("الدورة الثانية والخمسون", [52]),
        ("第二十三至第二十五次合并定期报告", [23, 25]),
        ("初次报告", [1]),
        ("nothing of the kind", []),
    ],
)
def test_ordinals(text: str, expected: list[int]):
    assert ordinals(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 5 March 2020", ["2020-03-05"]),
        ("le 1er mars 2020", ["2020-03-01"]),
        ("19septembre 2014", ["2014-09-19"]),
        ("los días 11 y 12 de septiembre de 2017", ["2017-09-12"]),
        ("2 марта 2010 года", ["2010-03-02"]),
        ("15 حزيران/ يونيه 2012", ["2012-06-15"]),
        ("2020年3月6日", ["2020-03-06"]),
        ("30 September The Committee", ["None"]),
        ("31 February 2010", ["None"]),
        ("in March 2010", []),
        ("marches 3 times", []),
    ],
)
def test_days(text: str, expected: list[str]):
    assert [str(day.on) for day in days(fold(text))] == expected


def test_titles_bodies_and_languages():
    assert title_of("List of issues prior to the submission of the report") == (Kind.LOIPR, 0, 38)
    assert title_of("a text without a title") is None
    assert body_named("COMITÉ DES DROITS DE L’ENFANT") is Body.CRC
    assert body_named("nobody") is None
    assert language_of("1 2 3") is None
