"""How hard a text is: syllables on tables, sentences as people end them, figures worked out by hand."""

import csv
from collections import Counter

import pytest

from palais.core import reading_level
from palais.core.reading_level import Band
from palais.core.reading_level.sentences import sentences, words
from tests.house.tree import PROJECT
from tests.makers.ends import ends

TABLE = (PROJECT / "tests" / "oracles" / "syllables.csv").read_text(encoding="utf-8")
ROWS = list(csv.DictReader(TABLE.splitlines()))


def rows_of(language: str, which: str) -> list[tuple[str, int, int]]:
    """Each word with the syllables it has and those that are counted."""
    return [
        (row["word"], int(row["syllables"]), reading_level.syllables(row["word"], language=language))
        for row in ROWS
        if (row["language"], row["set"]) == (language, which)
    ]


@pytest.mark.parametrize(("language", "least"), [("en", 170), ("es", 75), ("fr", 115), ("ru", 10)])
def test_words_of_this_field_are_counted_rightly(language: str, least: int):
    rows = rows_of(language, "habit")
    assert len(rows) >= least
    assert [row for row in rows if row[1] != row[2]] == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_words_on_which_no_rule_was_made_are_nearly_all_counted_rightly(language: str):
    """Words of the Convention's preamble and first articles, looked at only after the rules were written."""
    rows = rows_of(language, "unseen")
    right = sum(wanted == found for _, wanted, found in rows)
    assert right / len(rows) > 0.95
    total, counted = sum(row[1] for row in rows), sum(row[2] for row in rows)
    assert abs(counted - total) / total < 0.01


def test_a_language_that_is_not_counted_is_refused_and_not_guessed():
    with pytest.raises(KeyError):
        reading_level.syllables("Kind", language="de")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("You have rights. You can speak! Who listens?", 3),
        ("Read art. 12 of the Convention. It is on p. 4.", 2),
        ("Mrs. A. Example spoke, e.g. on education. Dr. B agreed.", 2),
        ("The figure rose to 3.5 per cent. See CRC/C/MAR/CO/3-4, para. 12.", 2),
        ("A heading\n\nOne point\nanother point", 3),
        ("She said: “Come in.” He came.", 2),
        ("L'art. 12 dit p. ex. cela. Mme. Dupont écoute…", 2),
        ("См. ст. 12 Конвенции. И т.д. и т.п. так далее.", 2),
        ("儿童有权利。你可以说话！谁在听？", 3),
        ("للطفل حقوق. من يستمع؟", 2),
        ("He is ten years old, is no. 5 and ends with etc.", 1),
        ("", 0),
        ("12 345. --- !", 0),
    ],
)
def test_sentences_end_where_people_end_them(text: str, parts: int):
    assert len(list(sentences(text))) == parts


def test_words_are_letters_and_what_joins_them():
    assert words("L’enfant's well-being (CRC/C/5), 12 no 3rd") == [
        *("L’enfant's", "well-being", "CRC", "C", "no", "rd")
    ]


def test_english_is_worked_out_as_by_hand():
    """12 words in 2 sentences with 16 syllables; the grade: 0.39 * 6 + 11.8 * 16 / 12 - 15.59."""
    found = reading_level.measure(
        "Every child has the right to play. Children everywhere can rest here.", language="en-GB"
    )
    assert (found.sentences, found.words, found.syllables) == (2, 12, 16)
    assert found.ease is not None
    assert found.ease.figure == pytest.approx(206.835 - 1.015 * 6 - 84.6 * 16 / 12)
    assert found.ease.figure == pytest.approx(87.945)
    assert found.ease.years_of_school == pytest.approx(2.4833, abs=0.001)
    assert (found.ease.band, found.ease.formula, found.is_short) == (Band.EASY, "Flesch, Kincaid", True)


@pytest.mark.parametrize(
    ("language", "text", "figure"),
    [
        ("fr", "Tu as des droits. Tu peux parler.", 207 - 1.015 * 3.5 - 73.6 * (8 / 7)),
        ("es", "Tienes derechos. Puedes hablar.", 206.835 - 2 - 62.3 * (9 / 4)),
        ("ru", "У тебя есть права. Ты можешь говорить.", 206.835 - 1.3 * 3.5 - 60.1 * (12 / 7)),
    ],
)
def test_other_languages_have_their_own_formula(language: str, text: str, figure: float):
    found = reading_level.measure(text, language=language)
    assert found.ease is not None
    assert found.ease.figure == pytest.approx(figure)


def test_hard_texts_are_harder_than_easy_ones():
    easy = "You have the right to be safe. No one may hurt you. Tell a person you trust. "
    hard = (
        "The Committee recommends that the State party expeditiously harmonize its legislation concerning the "
        "administration of juvenile justice with the provisions of the Convention, notwithstanding any reservation. "
    )
    simple = reading_level.measure(easy * 8, language="en").ease
    difficult = reading_level.measure(hard * 6, language="en").ease
    assert simple is not None and difficult is not None
    assert simple.band == Band.VERY_EASY
    assert difficult.band == Band.VERY_HARD
    assert simple.years_of_school is not None and difficult.years_of_school is not None
    assert simple.years_of_school < 3 < 12 < difficult.years_of_school


@pytest.mark.parametrize("language", ["ar", "de", "ro", "bn", "xx"])
def test_no_figure_is_made_up_where_no_formula_is_known(language: str):
    found = reading_level.measure("Haus und Hof. Kind.", language=language)
    assert (found.ease, found.syllables) == (None, None)
    assert (found.sentences, found.words, found.words_per_sentence) == (2, 4, 2.0)


def test_chinese_counts_characters_and_says_so():
    found = reading_level.measure("儿童有权利。" * 2 + "儿" * 40 + "。", language="zh-Hans", long_sentence=20)
    assert (found.sentences, found.words, found.counts_characters) == (3, 50, True)
    assert [one.length for one in found.long_sentences] == [40]
    assert found.ease is None


def test_what_makes_a_text_hard_is_listed_the_longest_first():
    text = "One two three four. One two three four five six. Internationalisation, internationalisation of law here."
    found = reading_level.measure(text, language="en", long_sentence=4, long_word=10)
    assert [(one.length, one.text[:7]) for one in found.long_sentences] == [(6, "One two"), (5, "Interna")]
    assert [(one.text, one.times) for one in found.long_words] == [("internationalisation", 2)]
    assert reading_level.measure("well-being self-determination", language="en").long_words[0].text == (
        "self-determination"
    )


def test_lists_are_bounded_and_huge_texts_are_read_in_part():
    text = "word " * 30 + ". " + "".join(f"antidisestablishment{'a' * number} " for number in range(40))
    found = reading_level.measure(text, language="en", listed=5)
    assert (len(found.long_sentences), len(found.long_words)) == (2, 5)
    assert reading_level.measure("a " * 400_000, language="en").words == 250_000


@pytest.mark.parametrize(
    "piece", ["a", "a-", "io", ".", "e.g. ", "’a", "a\u0301", "\u0301", "ing", "é", "儿。"]
)
@pytest.mark.parametrize("language", ["en", "fr", "zh"])
def test_measuring_hostile_repetition_ends(piece: str, language: str):
    with ends():
        found = reading_level.measure(piece * (80_000 // len(piece)), language=language)
    assert found.words <= 80_000


def test_nothing_is_said_of_an_empty_text():
    found = reading_level.measure("  \n 12 ", language="en")
    assert (found.sentences, found.words, found.ease, found.words_per_sentence) == (0, 0, None, 0.0)


def test_every_formula_has_bands_from_easy_to_hard():
    for formula in reading_level.FORMULAS.values():
        figures = [least for least, _ in formula.bands]
        assert figures == sorted(figures, reverse=True)
        assert max(Counter(band for _, band in formula.bands).values()) == 1
