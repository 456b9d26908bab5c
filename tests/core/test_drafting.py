"""Drafting: addressed, specific, measurable, dated, with reasons, and what was said before."""

from __future__ import annotations

from datetime import date

import pytest

from palais.core.drafting import Check, Drafting, Note, Reason, alike
from palais.core.lineage import Passage, Weights
from palais.core.lineage.likeness import terms
from palais.reference import recommendation_words
from palais.reference.layers import read_layers

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def drafting() -> Drafting:
    return recommendation_words.drafting(read_layers())


def answers(drafting: Drafting, text: str, language: str = "en") -> dict[Check, tuple[bool, Reason]]:
    return {
        one.check: (one.yes, one.reason) for one in drafting.check(text, language=language, on=TODAY).answers
    }


def test_a_good_draft(drafting: Drafting) -> None:
    found = answers(
        drafting, "Amend, through Parliament, the Penal Code by the end of 2027 to ban corporal punishment."
    )
    assert all(yes for yes, _ in found.values())
    assert found[Check.DATED] == (True, Reason.NAMES_TIME)


def test_a_vague_draft_has_reasons_and_notes(drafting: Drafting) -> None:
    text = "Continue efforts to improve the situation of children where possible."
    found = answers(drafting, text)
    assert found[Check.SPECIFIC] == (False, Reason.ONLY_CONTINUES)
    assert found[Check.ADDRESSED] == (False, Reason.NAMES_NOBODY)
    assert found[Check.DATED] == (False, Reason.NO_TIME)
    notes = dict(drafting.check(text, language="en", on=TODAY).notes)
    assert {Note.VAGUE_WORDS, Note.GIVES_WAY} <= set(notes) and "efforts" in notes[Note.VAGUE_WORDS]


def test_the_year_of_a_general_comment_is_no_date_and_a_past_year_is_said(drafting: Drafting) -> None:
    assert answers(drafting, "Apply general comment No. 25 (2021).")[Check.DATED] == (False, Reason.NO_TIME)
    assert answers(drafting, "Ratify OPIC in 2019.")[Check.DATED] == (False, Reason.TIME_IS_PAST)


def test_any_text_has_an_answer(drafting: Drafting) -> None:
    checked = drafting.check("", language="en", on=TODAY)
    assert [one.check for one in checked.answers] == list(Check) and (Note.EMPTY, ()) in checked.notes
    assert answers(drafting, "\x00 %% ((", "xx")[Check.SPECIFIC] == (False, Reason.NO_ACT_FOUND)


def test_nearly_the_same_is_found_first() -> None:
    strengths = recommendation_words.strengths(read_layers())
    earlier = [
        Passage("a", "Ratify the Optional Protocol on a communications procedure"),
        Passage("b", "Ratify the Optional Protocol on the sale of children"),
        Passage("c", "Ratifier le Protocole facultatif", language="fr"),
    ]
    weights = Weights()
    for one in earlier:
        weights.add(terms(one.text, language=one.language), language=one.language)
    draft = Passage("new", "Ratify the Optional Protocol on a communications procedure without delay")
    found = alike(draft=draft, earlier=earlier, weights=weights, strengths=strengths)
    assert (found[0].passage.key, found[0].same) == ("a", True)
    assert "c" not in {one.passage.key for one in found}
