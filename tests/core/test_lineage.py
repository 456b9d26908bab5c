"""Lineage: what repeats, sharpens, softens or drops an earlier recommendation, and where two texts differ."""

from __future__ import annotations

from datetime import date

import pytest

from palais.core.lineage import (
    Change,
    Passage,
    Relation,
    Strengths,
    Weights,
    WeightsNotUnderstood,
    compare,
    content,
    references,
    trace,
)
from palais.core.lineage.likeness import terms
from palais.core.lineage.strength import step
from palais.reference import recommendation_words
from palais.reference.layers import read_layers

FIRST, SECOND, THIRD = date(2008, 5, 1), date(2013, 2, 1), date(2018, 6, 1)


@pytest.fixture(scope="module")
def strengths() -> Strengths:
    return recommendation_words.strengths(read_layers())


def traced(passages: list[Passage], strengths: Strengths):
    weights = Weights()
    for one in passages:
        weights.add(terms(one.text, language=one.language), language=one.language)
    return trace(passages, weights=weights, strengths=strengths)


def upr(key: str, text: str, on: date, cycle: int, by: str = "SWE") -> Passage:
    return Passage(key, text, body="UPR", review=f"UPR {cycle}", on=on, recommenders=(by,))


def test_a_later_review_repeats_sharpens_and_softens(strengths: Strengths) -> None:
    found = traced(
        [
            upr("a", "Consider ratifying the Optional Protocol to the Convention against Torture", FIRST, 1),
            upr("b", "Prohibit corporal punishment of children in all settings", FIRST, 1),
            upr("c", "Strengthen the national preventive mechanism for migrants in harbours", FIRST, 1),
            upr("d", "Ratify the Optional Protocol to the Convention against Torture", SECOND, 2),
            upr("e", "Consider prohibiting corporal punishment of children in all settings", SECOND, 2),
            upr("f", "Ratify the Optional Protocol to the Convention against Torture", THIRD, 3),
        ],
        strengths,
    )
    relations = {(link.earlier, link.later): link.relation for link in found.links}
    assert relations[("a", "d")] is Relation.SHARPENS
    assert relations[("b", "e")] is Relation.SOFTENS
    assert relations[("d", "f")] is Relation.REPEATS
    assert relations[("a", "f")] is Relation.SHARPENS
    dropped = {(one.key, one.review) for one in found.dropped}
    assert ("c", "UPR 2") in dropped and ("e", "UPR 3") in dropped
    assert not {"a", "d", "f"} & {key for key, _ in dropped}


def test_the_same_review_is_no_lineage(strengths: Strengths) -> None:
    text = "Abolish the death penalty for all crimes"
    assert traced([upr("a", text, FIRST, 1), upr("b", text, FIRST, 1, "NOR")], strengths).links == ()


def test_an_explicit_reference_links_what_shares_no_word(strengths: Strengths) -> None:
    earlier = Passage(
        "old",
        "Establish a helpline.",
        body="CRC",
        review="CRC 2",
        on=FIRST,
        symbol="CRC/C/MAR/CO/2",
        number="23(a)",
    )
    later = Passage(
        "new",
        "The Committee reiterates what it said (CRC/C/MAR/CO/2, para. 23 (a)).",
        body="CRC",
        review="CRC 3-4",
        on=SECOND,
        symbol="CRC/C/MAR/CO/3-4",
        number="30",
        symbols=("CRC/C/MAR/CO/2",),
        paragraphs=("23(a)",),
        reiterates=True,
    )
    (link,) = traced([earlier, later], strengths).links
    assert (link.earlier, link.later, link.referred) == ("old", "new", True)
    assert references([later, earlier])[0].exact


def test_a_paragraph_without_symbol_is_of_the_review_before_and_only_when_it_reiterates() -> None:
    def co(key: str, cycle: str, on: date, number: str, **more) -> Passage:
        return Passage(
            key,
            "x",
            body="CRC",
            review=f"CRC {cycle}",
            on=on,
            symbol=f"CRC/C/MAR/CO/{cycle}",
            number=number,
            **more,
        )

    oldest, before = co("1", "1", FIRST, "23"), co("2", "2", SECOND, "23")
    says = co("3", "3", THIRD, "40", paragraphs=("23",), reiterates=True)
    own = co("4", "3", THIRD, "41", paragraphs=("23",))
    assert [(one.earlier, one.later) for one in references([oldest, before, says, own])] == [("2", "3")]


@pytest.mark.parametrize(
    ("language", "weak", "strong"),
    [
        ("en", "The Committee invites the State party to consider", "The Committee urges the State party to"),
        ("fr", "Le Comité invite l’État partie", "Le Comité exhorte l’État partie"),
        ("es", "El Comité invita al Estado parte", "El Comité insta al Estado parte"),
        ("ar", "تدعو اللجنة الدولة الطرف", "تحث اللجنة الدولة الطرف"),
        (
            "ru",
            "Комитет предлагает государству-участнику",
            "Комитет настоятельно призывает государство-участник",
        ),
        ("zh", "委员会鼓励缔约国", "委员会敦促缔约国"),
    ],
)
def test_verbs_of_six_languages_have_an_order(
    strengths: Strengths, language: str, weak: str, strong: str
) -> None:
    one, other = strengths.of(weak, language=language), strengths.of(strong, language=language)
    assert one.asking is not None and other.asking is not None
    assert (step(one, other), step(other, one)) == (1, -1)


def test_considering_is_the_leading_verb_of_consider_ratifying(strengths: Strengths) -> None:
    assert strengths.of("Consider ratifying ICRMW", language="en").doing == 3
    assert strengths.of("Ratify ICRMW", language="en").doing == 5
    assert strengths.of("", language="en").doing is None


def test_the_parts_of_a_comparison_give_both_texts_again() -> None:
    earlier = "Take measures to ratify the Convention, as soon as possible."
    later = "Ratify the Convention and its Protocol without delay."
    parts = compare(earlier, later)
    assert "".join(part.text for part in parts if part.change is not Change.GONE) == later
    assert (
        "".join(part.text for part in parts if part.change is not Change.NEW).casefold() == earlier.casefold()
    )
    assert compare("a", "a")[0].change is Change.SAME and compare("", "") == ()


def test_content_is_without_numbers_references_and_recommenders() -> None:
    asked = "106.1. Ratify OPCAT (CRC/C/MAR/CO/2, para. 5 (a)) without delay (Sweden, Chile);"
    assert content(asked, recommenders=True) == "Ratify OPCAT without delay"


def test_weights_let_go_of_rare_words_first_and_keep_to_their_bound() -> None:
    weights = Weights(most=100)
    for number in range(500):
        weights.add((f"w{number}", "often"), language="en")
    assert weights.of("often", language="en") < weights.of("w1", language="en")
    assert sum(map(len, weights._holding.values())) <= 101


def test_weights_are_kept_and_read_and_other_bytes_are_none() -> None:
    weights = Weights()
    for text in ("often seldom", "often twice", "often twice"):
        weights.add(text.split(), language="en")
    again = Weights.read(weights.written())
    assert again.texts() == 3
    for word in ("often", "twice", "unseen"):
        assert again.of(word, language="en") == weights.of(word, language="en")
    for other in (b"", b"[]", b"{}", b"\xff", weights.written().replace(b'"words":', b'"others":')):
        with pytest.raises(WeightsNotUnderstood):
            Weights.read(other)
