"""Names of States as documents write them, and references in six languages."""

from __future__ import annotations

import pytest

from palais.core.documents import Mentions, States, mentions
from palais.core.symbols import parse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Do it (Sweden, the Netherlands and Norway);", [("SWE", "NLD", "NOR")]),
        ("Do it (Iran (Islamic Republic of));", [("IRN",)]),
        (
            "Do it (United Kingdom of Great Britain and Northern Ireland; Bosnia and Herzegovina).",
            [("GBR", "BIH")],
        ),
        ("Do it (United Kingdom France, Mexico);", [("GBR", "FRA", "MEX")]),
        (
            "Ratify (Chile), consider ratifying (Peru) the Protocol (OP-CAT) (a) now (Togo);",
            [("CHL",), ("PER",), ("TGO",)],
        ),
        ("Do it (the former Yugoslav Republic of Macedonia);", [("MKD",)]),
        ("Do it (Swe den);", [("SWE",)]),
        ("Faire (Algérie, Pays-Bas et Côte d’Ivoire)", [("DZA", "NLD", "CIV")]),
        ("采取措施（阿尔及利亚、法国）；", [("DZA", "FRA")]),
        ("Nothing of the kind (see paragraph 3)", []),
        ("A bracket that never closes (Sweden", []),
    ],
)
def test_states_in_brackets(text: str, expected: list[tuple[str, ...]], states: States):
    assert [group.states for group in states.groups(text)] == expected


def test_an_unknown_name_is_reported_and_never_guessed(states: States):
    (group,) = states.groups("Do it (Sweden, Atlantis);")
    assert (group.states, group.unknown) == (("SWE",), ("atlantis",))
    assert (states.named("Swedn"), states.likely("Swedn")[:1]) == (None, ("SWE",))
    assert states.likely("United Sates") == ("USA",)
    assert (states.likely("Atlantis"), states.likely("x")) == ((), ())


def test_a_spelling_of_two_states_leads_to_neither():
    shared = States({"AAA": ["Both", "First"], "BBB": ["Both"]})
    assert (shared.named("both"), shared.named("FIRST")) == (None, "AAA")


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("доклад Болгарии", "ru", ("BGR",)),
        ("التقرير الدوري الثاني لبالاو", "ar", ("PLW",)),
        ("关于刚果民主共和国的报告", "zh", ("COD",)),
        ("rapport de la Dominique", "fr", ("DMA",)),
        ("report of Guinea-Bissau", "en", ("GNB",)),
    ],
)
def test_states_inside_a_title(text: str, language: str, expected: tuple[str, ...], states: States):
    assert states.inside(text, language=language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Recalling its recommendations (CRC/C/MAR/CO/2, paras. 20 and 23-25), general comment No. 25 (2021), arts. "
            "24 (2) (b) and 28, and targets 16.2 and 5.3",
            Mentions(
                (parse("CRC/C/MAR/CO/2"),), ("20", "23", "24", "25"), ("24(2)(b)", "28"), ("25 (2021)",),
                ("16.2", "5.3"), True,
            ),
        ),
        ("observation générale no 13 (2011), par. 12, art. 19", Mentions((), ("12",), ("19",), ("13 (2011)",))),
        ("observación general núm. 7 (2005), párr. 4", Mentions((), ("4",), (), ("7 (2005)",))),
        ("пункты 20 и 23, статьи 4, 42, замечание общего порядка № 5 (2003)",
         Mentions((), ("20", "23"), ("4", "42"), ("5 (2003)",))),
        ("التعليق العام رقم 25(2021)، الفقرة 20، المادتين 4 و42", Mentions((), ("20",), ("4", "42"), ("25 (2021)",))),
        ("立法(第9段);第4条、第42条;具体目标16.2;第25号一般性意见(2021年)",
         Mentions((), ("9",), ("4", "42"), ("25 (2021)",), ("16.2",))),
        ("target 99.2 and nothing else", Mentions()),
        ("", Mentions()),
    ],
)  # fmt: skip
def test_what_a_text_mentions(text: str, expected: Mentions):
    assert mentions(text) == expected
