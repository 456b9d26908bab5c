"""Folding, Chinese pairs, and finding a State by what people type in six languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palais.core.words import Names, bigrams, fold, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Türkiye", "turkiye"),
        ("CÔTE D’IVOIRE", "cote d'ivoire"),
        ("São Tomé", "sao tome"),
        ("Österreich", "osterreich"),
        ("STRAßE", "strasse"),
        ("Łódź", "lodz"),
        ("İstanbul", "istanbul"),
        ("ﬁnale", "finale"),
        ("Timor–Leste", "timor-leste"),
        ("Timor‑Leste", "timor-leste"),
        ("a\u00a0 b\t c", "a b c"),
        ("Kyrgyz\u00adstan", "kyrgyzstan"),
        ("\u200fالسودان\u200f", "السودان"),
        ("Королёв", "королев"),
        ("أفغانستان", "افغانستان"),
        ("إسواتيني", "اسواتيني"),
        ("آيسلندا", "ايسلندا"),
        ("ٱلسويد", "السويد"),
        ("سورية", "سوريه"),
        ("مصطفى", "مصطفي"),
        ("السـويد", "السويد"),
        ("مُحَمَّد", "محمد"),
        ("١٩٩٠", "1990"),
        ("ＣＲＣ", "crc"),
    ],
)
def test_what_a_reader_calls_the_same_folds_the_same(one, other):
    assert fold(one) == fold(other) == other


@pytest.mark.parametrize(
    ("one", "other"), [("й", "и"), ("か", "が"), ("कि", "क"), ("niger", "nigeria"), ("中国", "中國")]
)
def test_letters_of_their_own_stay_apart(one, other):
    assert fold(one) != fold(other)


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


def test_words_are_parted_by_apostrophes_and_dashes():
    assert words("Côte d’Ivoire, Guinea-Bissau (2)") == ("cote", "d", "ivoire", "guinea", "bissau", "2")


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("儿童权利", ("儿童", "童权", "权利")),
        ("刚", ("刚",)),
        ("CRC 儿童, 权", ("儿童", "权")),
        ("child", ()),
        ("", ()),
    ],
)
def test_chinese_comes_in_pairs(text, pairs):
    assert bigrams(text) == pairs


STATES = Names(
    {
        "COD": ["COD", "Democratic Republic of the Congo", "刚果民主共和国", "DR Congo", "RDC"],
        "COG": ["COG", "Congo", "刚果", "Конго"],
        "CIV": ["CIV", "Côte d'Ivoire", "Ivory Coast", "كوت ديفوار"],
        "GIN": ["GIN", "Guinea", "Guinée"],
        "PNG": ["PNG", "Papua New Guinea"],
        "KOR": ["KOR", "Republic of Korea", "South Korea", "Республика Корея"],
        "MAR": ["MAR", "Morocco", "Maroc", "المغرب", "摩洛哥"],
        "SWE": ["SWE", "Sweden", "Suède", "السويد", "瑞典"],
        "SWZ": ["SWZ", "Eswatini", "Swaziland"],
        "RUS": ["RUS", "Russian Federation"],
        "BLR": ["BLR", "Belarus"],
    }
)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("suede", ("SWE",)),
        ("SWEDEN", ("SWE",)),
        ("swe", ("SWE",)),
        ("السويد", ("SWE",)),
        ("سويد", ("SWE",)),
        ("مغرب", ("MAR",)),
        ("瑞", ("SWE",)),
        ("congo", ("COG", "COD")),
        ("刚果", ("COG", "COD")),
        ("конго", ("COG",)),
        ("republic congo", ("COD",)),
        ("korea south", ("KOR",)),
        ("guinea", ("GIN", "PNG")),
        ("ivoire", ("CIV",)),
        ("cote d ivoire", ("CIV",)),
        ("rus", ("RUS", "BLR")),
        ("us", ()),
        ("swa", ("SWZ",)),
        ("", ()),
        ("  — ’ ", ()),
        ("atlantis", ()),
    ],
)
def test_a_state_is_found_by_any_name_best_first(query, found):
    assert STATES.matches(query) == found


@pytest.mark.parametrize(
    ("query", "best"),
    [("Swedn", "SWE"), ("Moroco", "MAR"), ("Marroc", "MAR"), ("Kongo", "COG"), ("Ivorycoast", "CIV")],
)
def test_a_typing_mistake_leads_to_the_nearest_name(query, best):
    assert STATES.nearest(query, limit=3)[0] == best


def test_nothing_alike_gives_nothing_and_the_limit_holds():
    assert STATES.nearest("xyzzyq", limit=3) == ()
    assert STATES.nearest("", limit=3) == ()
    assert len(STATES.nearest("guinea", limit=2)) == 2


@given(st.text(max_size=400))
def test_no_query_breaks_the_search(query):
    assert set(STATES.matches(query)) <= {
        "COD",
        "COG",
        "CIV",
        "GIN",
        "PNG",
        "KOR",
        "MAR",
        "SWE",
        "SWZ",
        "RUS",
        "BLR",
    }
    assert len(STATES.nearest(query, limit=3)) <= 3
