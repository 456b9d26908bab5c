"""The one analyser: stems of five languages, Chinese pairs, exact mode; questions; passages."""

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palais.core.words import (
    LANGUAGES,
    LONGEST_QUESTION,
    Asked,
    Piece,
    passage,
    read_question,
    scripts,
    tokens,
)

ALIKE = [
    ("en", "children’s rights", "child's RIGHT"),
    ("en", "violated", "violates"),
    ("fr", "les enfants réfugiés", "le enfant refugie"),
    ("fr", "éducation", "education"),
    ("es", "educación", "educaciones"),
    ("es", "niños", "ninos"),
    ("ru", "ребёнка", "ребенку"),
    ("ru", "образования", "ОБРАЗОВАНИЕ"),
    ("ar", "التَّعليم", "تعليم"),
    ("ar", "سورية", "سوريه"),
]


@pytest.mark.parametrize(("language", "one", "other"), ALIKE)
def test_forms_of_a_word_share_a_token(language, one, other):
    first, second = tokens(one, language=language), tokens(other, language=language)
    assert set(first) & set(second) != set()
    assert tokens(one, language=language, exact=True) == tokens(one)


def test_exact_mode_and_unknown_languages_have_no_stems():
    assert tokens("Children’s rights", language="en", exact=True) == ("children", "s", "rights")
    assert tokens("Children’s rights", language="tlh") == tokens("Children’s rights")
    assert tokens("Children’s rights", language="en") == ("child", "s", "right")


def test_words_that_the_field_lives_by_have_the_stems_that_they_should():
    assert tokens("child children woman women man men", language="en") == (
        "child", "child", "woman", "woman", "man", "man",
    )  # fmt: skip
    assert tokens("corporal", language="en") != tokens("corporate", language="en")


def test_chinese_comes_in_pairs_beside_other_letters():
    assert tokens("CRC儿童权利26号", language="zh") == ("crc", "儿童", "童权", "权利", "26", "号")
    assert tokens("刚", language="zh") == ("刚",)


def test_a_word_whose_stem_depends_on_accents_gives_both():
    assert tokens("réfugiés", language="fr") == ("refug", "refugi")


def test_no_token_is_longer_than_a_word_can_be():
    assert max(map(len, tokens("a" * 5000, language="en"))) == 64
    assert max(map(len, tokens("a" * 5000))) == 64


@given(st.text(), st.sampled_from(LANGUAGES))
def test_any_text_has_tokens_without_blanks(text, language):
    assert all(
        token and not any(sign.isspace() for sign in token) for token in tokens(text, language=language)
    )


def test_several_threads_stem_alike():
    texts = [f"violations{number} educations children" for number in range(300)]
    alone = [tokens(text, language="en") for text in texts]
    results: list[list[tuple[str, ...]]] = []
    threads = [
        threading.Thread(target=lambda: results.append([tokens(f"{text} ", language="en") for text in texts]))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [alone] * 4


@pytest.mark.parametrize(
    ("word", "languages"),
    [("child", ("en", "fr", "es")), ("طفل", ("ar",)), ("права", ("ru",)), ("儿童", ("zh",)), ("26", ())],
)
def test_a_word_tells_which_languages_write_so(word, languages):
    assert scripts(word) == languages


def asked(*several: str) -> tuple[Asked, ...]:
    return tuple(Asked(word, (word,)) for word in several)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", ()),
        ("  \t ?!* ", ()),
        ('"', ()),
        ('""', ()),
        ('"child', asked("child")),
        ("title:child AND (x OR y)", asked("title", "child", "AND", "x", "OR", "y")),
        ("child child", asked("child")),
        ("儿童权利", asked("儿童", "童权", "权利")),
        ("“best interests” of", (Asked("best interests", ("best", "interests"), exact=True), *asked("of"))),
        ("« intérêt supérieur »", (Asked("intérêt supérieur", ("interet", "superieur"), exact=True),)),
        ("\ud800child", asked("child")),
    ],
)
def test_a_question_is_words_and_phrases_and_nothing_else(text, parts):
    read = read_question(text)
    assert [(part.words, part.exact) for part in read] == [
        (tuple(word.lower() for word in part.words), part.exact) for part in parts
    ]


@given(st.text(max_size=600))
def test_every_text_is_a_question(text):
    parts = read_question(text)
    assert len(parts) <= 32
    assert all(part.words for part in parts)
    assert parts == read_question(text[:LONGEST_QUESTION])


def test_a_passage_marks_the_words_and_says_where_it_was_cut():
    text = (
        "Nothing here. " * 12
        + "Every child has rights, and children have them early. "
        + "More follows. " * 30
    )
    pieces = passage(text, asked=tokens("children", language="en"), language="en", length=160)
    assert pieces[0] == pieces[-1] == Piece("…", False)
    assert [piece.text for piece in pieces if piece.found] == ["child", "children"]
    assert "".join(piece.text for piece in pieces[1:-1]) in text
    assert passage("Short.", asked=(), language="en") == (Piece("Short.", False),)
    assert passage("", asked=(), language="en") == ()


def test_a_passage_in_chinese_joins_pairs():
    pieces = passage("人人有受教育的权利", asked=tokens("受教育"), language="zh")
    assert [piece.text for piece in pieces if piece.found] == ["受教育"]


@given(st.text(), st.text(max_size=20), st.sampled_from(LANGUAGES))
def test_a_passage_is_a_piece_of_its_text(text, words, language):
    pieces = passage(text, asked=tokens(words, language=language), language=language, length=40)
    inner = "".join(piece.text for piece in pieces if piece != Piece("…", False))
    assert inner in text or "…" in text
