"""UPR reports and thematic lists: numbers, States and positions, and the doubts that remain."""

from __future__ import annotations

from dataclasses import replace

import pytest

from palais.core import documents
from palais.core.documents import Document, DoubtKind, Position, States
from palais.core.documents.blocks import Block
from palais.core.documents.profiles import profile
from palais.core.documents.upr_lists import sections
from tests.makers import documents as made

REPORT = profile("upr-report")


@pytest.fixture(scope="module")
def report(states: States) -> Document:
    cover = made.upr_cover()
    content = made.pdf([cover, made.upr_lines()], bold=[cover[4]])
    return documents.read(content, states=states, file_name="report.pdf")


def test_the_first_page(report: Document):
    assert (str(report.front.symbol), report.front.state, report.profile) == (
        "A/HRC/13/5",
        "NOR",
        "upr-report",
    )
    assert report.front.issued_on is not None and report.front.issued_on.isoformat() == "2010-01-04"


def test_numbers_states_and_positions(report: Document):
    assert [(one.number, one.states, one.position) for one in report.recommendations] == [
        ("80.1", ("SWE", "NLD", "IRN"), Position.SUPPORTED),
        ("80.2", ("CHL", "PER", "FRA"), Position.SUPPORTED),
        ("80.3", ("BIH",), Position.SUPPORTED),
        ("81.1", (), Position.UNDER_CONSIDERATION),
        ("81.3", ("TGO",), Position.UNDER_CONSIDERATION),
        ("82.1", ("KEN",), Position.REJECTED),
    ]
    assert report.recommendations[1].address == "A/HRC/13/5#80.2"
    assert report.recommendations[1].text.endswith("adopted 7 years ago (France);")
    assert {one.page for one in report.recommendations} == {2}


def test_doubts_name_the_gap_and_the_unknown_state(report: Document):
    assert [(doubt.kind, doubt.paragraph) for doubt in report.doubts] == [
        (DoubtKind.GAP_IN_NUMBERING, "81.3"),
        (DoubtKind.STATE_NOT_MATCHED, "81.1"),
    ]
    assert "81.2" in report.doubts[0].sentence and "Atlantis" in report.doubts[1].text


def read_lines(lines: list[str], states: States) -> list[tuple[str, tuple[str, ...], str]]:
    text = "\n\n".join(
        ["A/HRC/8/99", *made.upr_cover()[3:5], "II. CONCLUSIONS AND/OR RECOMMENDATIONS", *lines]
    )
    read = documents.read(text.encode(), states=states)
    return [(one.number, one.states, str(one.position)) for one in read.recommendations]


def test_the_numbering_of_the_first_years_runs_under_the_paragraph(states: States):
    lines = [
        "9. In the course of the discussion, the following recommendations were made to Norway:",
        *(f"{number}. Continue sample effort {number} (Sweden);" for number in range(1, 13)),
        "10. These recommendations will be examined by Norway, which will respond in due time.",
        "11. All conclusions and/or recommendations contained in this report reflect the position of the States.",
    ]
    read = read_lines(lines, states)
    assert [number for number, _, _ in read] == [f"9.{number}" for number in range(1, 13)]
    assert {position for _, _, position in read} == {"under-consideration"}


def test_a_position_for_some_numbers_only(states: States):
    lines = [
        "20. The recommendations listed below enjoy the support of Norway, out of which recommendations 2 to 3 Norway "
        "considers as already implemented:",
        *(f"{number}. Do sample thing {number} (Chile);" for number in range(1, 5)),
        "21. The recommendations below did not enjoy the support of Norway:",
        "1. Do another thing (Peru).",
        "22. Norway considers that recommendation No. 1 above is in the process of implementation.",
    ]
    assert [position for _, _, position in read_lines(lines, states)] == [
        "supported",
        "supported-implemented-or-in-progress",
        "supported-implemented-or-in-progress",
        "supported",
        "supported-implemented-or-in-progress",
    ]


def test_a_misprinted_paragraph_number_does_not_end_the_list(states: States):
    lines = [
        "30. Listed below and supported by Norway:",
        *(f"{n} Do it (Togo);" for n in ("30.1", "30.2", "31.3", "30.4")),
    ]
    assert [number for number, _, _ in read_lines(lines, states)] == ["30.1", "30.2", "30.3", "30.4"]


@pytest.mark.parametrize(
    ("lead_in", "position"),
    [
        ("have been examined by Norway and enjoy the support of Norway:", Position.SUPPORTED),
        ("have been examined by Norway and have been noted by Norway:", Position.NOTED),
        ("were noted by Norway:", Position.NOTED),
        ("did not enjoy the support of Norway and would thus be noted:", Position.REJECTED),
        ("Norway considers that the recommendations below cannot be accepted:", Position.REJECTED),
        ("enjoy the support of Norway, which considers that they are in the process of implementation:",
         Position.SUPPORTED_IMPLEMENTED),
        ("will be examined by Norway, which will provide responses in due time:", Position.UNDER_CONSIDERATION),
        ("were made to Norway:", Position.NOT_STATED),
        ("n’ont pas recueilli l’adhésion de la Norvège :", Position.REJECTED),
        ("recueillent l’adhésion de la Norvège :", Position.SUPPORTED),
        ("seront examinées par la Norvège, qui y répondra en temps voulu :", Position.UNDER_CONSIDERATION),
        ("cuentan con el apoyo de Noruega:", Position.SUPPORTED),
        ("no cuentan con el apoyo de Noruega:", Position.REJECTED),
        ("пользуются поддержкой Норвегии:", Position.SUPPORTED),
        ("не пользуются поддержкой Норвегии:", Position.REJECTED),
        ("أيدتها النرويج:", Position.SUPPORTED),
        ("لم تحظ بتأييد النرويج:", Position.REJECTED),
        ("得到挪威的支持：", Position.SUPPORTED),
        ("未得到挪威的支持：", Position.REJECTED),
        ("挪威注意到下列建议：", Position.NOTED),
    ],
)  # fmt: skip
def test_what_a_lead_in_says(lead_in: str, position: Position):
    assert REPORT.position(lead_in) is position


def test_what_was_rejected_elsewhere_is_a_doubt(states: States):
    text = [
        "A/HRC/8/99", *made.upr_cover()[3:5], "II. Conclusions and/or recommendations",
        "40. The recommendations listed below enjoy the support of Norway:", "40.1 Do it (Togo).",
        "41. The recommendations noted in the report in paragraphs 26 (b) and 27 did not enjoy the support of Norway.",
    ]  # fmt: skip
    read = documents.read("\n\n".join(text).encode(), states=states)
    assert [one.number for one in read.recommendations] == ["40.1"]
    assert [doubt.kind for doubt in read.doubts] == [DoubtKind.UNNUMBERED, DoubtKind.CUT_OFF]


def test_a_remark_between_two_recommendations_belongs_to_neither():
    found = sections(
        [
            Block("5. Listed below:"),
            Block("5.1 Do it (Togo);"),
            Block("Access to justice"),
            Block("5.2 Then (Peru);"),
        ],
        REPORT,
    )
    assert [entry.text for entry in found[0].entries] == ["Do it (Togo);", "Then (Peru);"]
    assert found[0].asides == ["Access to justice"]


HEADS = {
    "first": [
        "Recommendation",
        "Position",
        "Full list of themes",
        "Assessment/comments on level of implementation",
    ],
    "with groups": ["Recommendation", "Position", "Full list of themes", "Groups of Persons"],
    "with goals": ["Recommendation", "Position", "Full list of themes", "Groups of Persons", "Relevant SDGs"],
}


def thematic(layout: str) -> bytes:
    source = "\nSource of position: A/HRC/13/5/Add.1 - Para. 3"
    affected = "\nAffected persons:\n- children" if layout == "first" else ""
    more = {"first": [""], "with groups": ["- children"], "with goals": ["- children", "SDG 16.9\n4.1"]}[
        layout
    ]
    rows = [
        HEADS[layout],
        ["Theme: A12 Sample theme", *[""] * (len(HEADS[layout]) - 1)],
        [
            f"80.1 Adopt the sample law (Sweden, Chile);{source}",
            "Supported",
            f"A12 Sample theme{affected}",
            *more,
        ],
        [f"80.2 Do more (Togo);{source}", "Noted", "A12 Sample theme", *[""] * len(more)],
        ["80.2 Do more (Togo);", "Perhaps", "A12 Sample theme", *[""] * len(more)],
    ]
    return made.docx(made.paragraph("Norway") + made.table(rows, merged=[1]))


@pytest.mark.parametrize("layout", list(HEADS))
def test_each_layout_of_a_thematic_list(layout: str, states: States):
    read = documents.read(thematic(layout), states=states, file_name="list.docx")
    first, second, third = read.recommendations
    assert (read.profile, read.front.state) == ("thematic-list", "NOR")
    assert (first.address, first.states, first.position) == (
        "A/HRC/13/5#80.1",
        ("SWE", "CHL"),
        Position.SUPPORTED,
    )
    assert (first.groups, first.themes) == (("children",), ("A12 Sample theme",))
    assert first.position_source == "A/HRC/13/5/Add.1 - Para. 3"
    assert first.targets == (("16.9", "4.1") if layout == "with goals" else ())
    assert (second.position, third.position) == (Position.NOTED, Position.NOT_STATED)
    assert [doubt.kind for doubt in read.doubts] == [DoubtKind.POSITION_NOT_STATED, DoubtKind.REPEATED_NUMBER]


def test_a_list_without_a_state_says_so(states: States):
    read = documents.read(made.docx(made.table([HEADS["first"]])), states=states)
    assert {doubt.kind for doubt in read.doubts} == {DoubtKind.NO_STATE, DoubtKind.COUNT}
    assert replace(read.front, title="").state is None


LANGUAGES = {
    "fr": [
        "A/HRC/13/5", "Rapport du Groupe de travail sur l’Examen périodique universel", "Norvège",
        "II. Conclusions et/ou recommandations",
        "80. Les recommandations formulées au cours du dialogue et ci-après recueillent l’adhésion de la Norvège :",
        "80.1 Adopter la loi type (Suède, Pays-Bas, Iran (République islamique d’)) ;",
        "81. Les recommandations ci-après n’ont pas recueilli l’adhésion de la Norvège :", "81.1 Agir (Kenya).",
        "82. Toutes les conclusions et/ou recommandations du présent rapport reflètent la position des États.",
    ],
    "es": [
        "A/HRC/13/5", "Informe del Grupo de Trabajo sobre el Examen Periódico Universal", "Noruega",
        "II. Conclusiones y/o recomendaciones",
        "80. Las recomendaciones formuladas durante el diálogo interactivo cuentan con el apoyo de Noruega:",
        "80.1 Aprobar la ley tipo (Suecia, Países Bajos, Irán (República Islámica del));",
        "81. Las siguientes recomendaciones no cuentan con el apoyo de Noruega:", "81.1 Actuar (Kenya).",
        "82. Todas las conclusiones y/o recomendaciones del presente informe reflejan la posición de los Estados.",
    ],
    "ru": [
        "A/HRC/13/5", "Доклад Рабочей группы по универсальному периодическому обзору", "Норвегия",
        "II. Выводы и/или рекомендации",
        "80. Рекомендации, сформулированные в ходе диалога, пользуются поддержкой Норвегии:",
        "80.1 принять типовой закон (Швеция, Нидерланды, Иран (Исламская Республика));",
        "81. Нижеследующие рекомендации не пользуются поддержкой Норвегии:", "81.1 действовать (Кения).",
        "82. Все выводы и/или рекомендации, содержащиеся в настоящем докладе, отражают позицию государств.",
    ],
    "ar": [
        "A/HRC/13/5", "تقرير الفريق العامل المعني بالاستعراض الدوري الشامل", "النرويج",
        "ثانياً- الاستنتاجات و/أو التوصيات",
        "80- حظيت التوصيات التالية بتأييد النرويج:",
        "80.1 اعتماد القانون النموذجي (السويد، هولندا، كينيا)؛",
        "81- لم تحظ التوصيات التالية بتأييد النرويج:", "81.1 اتخاذ إجراء (كينيا).",
        "82- جميع الاستنتاجات و/أو التوصيات الواردة في هذا التقرير تعبر عن موقف الدول.",
    ],
    "zh": [
        "A/HRC/13/5", "普遍定期审议工作组报告", "挪威", "二. 结论和/或建议",
        "80. 下列建议得到挪威的支持：", "80.1 通过范例法(瑞典、荷兰、伊朗伊斯兰共和国)；",
        "81. 下列建议未得到挪威的支持：", "81.1 采取行动(肯尼亚)。",
        "82. 本报告所载的所有结论和/或建议反映国家的立场。",
    ],
}  # fmt: skip


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_a_report_in_another_language(language: str, states: States):
    read = documents.read("\n\n".join(LANGUAGES[language]).encode(), states=states)
    assert (read.profile, str(read.front.symbol), read.front.state) == ("upr-report", "A/HRC/13/5", "NOR")
    assert read.front.language is not None and read.front.language.value == language
    third = "KEN" if language == "ar" else "IRN"
    assert [(one.number, one.states, one.position) for one in read.recommendations] == [
        ("80.1", ("SWE", "NLD", third), Position.SUPPORTED),
        ("81.1", ("KEN",), Position.REJECTED),
    ]
