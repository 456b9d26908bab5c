"""Themes: a whole name in any language gives the other words, and nothing else does."""

import pytest

from palais.core.themes import Theme, Themes, ThemeWord

DISABILITY = Theme(
    "disability",
    {"en": "Children with disabilities", "fr": "Enfants handicapés", "es": "Niños con discapacidad"},
    also=(ThemeWord("Disability", "en"),),
    narrower=(ThemeWord("inclusive education", "en"),),
)
HEALTH = Theme("health", {"en": "Health", "fr": "", "es": "Salud"}, also=(ThemeWord("Disability", "en"),))
THEMES = Themes([DISABILITY, HEALTH])


@pytest.mark.parametrize(
    "question", ["Niños con discapacidad", "NINOS CON DISCAPACIDAD", "niños  con discapacidad?"]
)
def test_a_whole_name_gives_the_other_words(question):
    assert THEMES.named(question) == (DISABILITY,)
    assert THEMES.other_words(question) == (
        ThemeWord("Children with disabilities", "en"),
        ThemeWord("Enfants handicapés", "fr"),
        ThemeWord("Disability", "en"),
        ThemeWord("inclusive education", "en"),
    )


def test_a_name_of_two_themes_gives_the_words_of_both_names_first():
    found = [word.text for word in THEMES.other_words("disability")]
    assert found == [
        "Children with disabilities", "Enfants handicapés", "Niños con discapacidad", "Health", "Salud",
        "inclusive education",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "question", ["", "?", "niños", "niños con discapacidad en Suecia", "inclusive education"]
)
def test_other_texts_name_no_theme(question):
    assert (THEMES.named(question), THEMES.other_words(question)) == ((), ())
