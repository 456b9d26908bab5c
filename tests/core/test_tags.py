"""Tags: word lists in six languages, a model that learns, measures."""

from __future__ import annotations

import pytest

from palais.core.themes import Example, Model, ModelNotUnderstood, Settings, TagKind, TagRules, measure, train
from palais.core.themes.training import NothingToLearn
from palais.reference import recommendation_words
from palais.reference.layers import read_layers


@pytest.fixture(scope="module")
def rules() -> TagRules:
    return recommendation_words.tag_rules(read_layers())


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Prohibit corporal punishment of children in the family and in schools."),
        ("fr", "Interdire les châtiments corporels des enfants dans la famille."),
        ("es", "Prohibir los castigos corporales de los niños en el hogar."),
        ("ar", "حظر العقوبة البدنية ضد الأطفال في الأسرة"),
        ("ru", "Запретить телесные наказания детей в семье."),
        ("zh", "禁止在家庭中对儿童施加体罚。"),
    ],
)
def test_six_languages_give_the_same_tags(rules: TagRules, language: str, text: str) -> None:
    found = {(tag.scheme, tag.key): tag for tag in rules.suggest(text, language=language)}
    assert {
        ("theme", "corporal-punishment"),
        ("group", "children"),
        ("cluster", "violence"),
        ("sdg", "16.2"),
    } <= set(found)
    assert found["theme", "corporal-punishment"].words and found["sdg", "16"].confidence < 0.9


def test_a_longer_phrase_wins_over_one_inside_it(rules: TagRules) -> None:
    found = {tag.key for tag in rules.suggest("Provide human rights education.", language="en")}
    assert "human-rights-education" in found and "education" not in found


def test_clusters_need_children_and_named_targets_count(rules: TagRules) -> None:
    grown_up = rules.suggest("Prohibit torture in line with target 16.2.", language="en", targets=("16.2",))
    assert "cluster" not in {tag.scheme for tag in grown_up}
    assert {tag.key: tag.confidence for tag in grown_up if tag.scheme == "sdg"}["16.2"] == 0.95
    of_crc = rules.suggest("Prohibit torture.", language="en", about_children=True)
    assert ("cluster", "violence") in {(tag.scheme, tag.key) for tag in of_crc}


def test_no_words_no_tags() -> None:
    rules = TagRules([TagKind("theme", "x", {"en": ("school",)})])
    assert rules.suggest("school", language="fr") == () and rules.suggest("", language="en") == ()
    assert [tag.key for tag in rules.suggest("Schools", language="en")] == ["x"]


SETTINGS = Settings(bits=10, least=5, held_out=4)


def examples() -> list[Example]:
    places = [
        "Chile",
        "Peru",
        "Kenya",
        "Ghana",
        "Samoa",
        "Tonga",
        "Nauru",
        "Palau",
        "Benin",
        "Chad",
        "Mali",
        "Niger",
    ]
    return [
        *(Example(f"abolish the death penalty in {place}", (("theme", "death"),)) for place in places),
        *(
            Example(f"register all births in {place}", (("theme", "birth"), ("group", "c")))
            for place in places
        ),
    ]


def test_a_model_learns_is_written_and_read_again() -> None:
    model = Model.read(train(examples(), settings=SETTINGS).written())
    assert {tag.key for tag in model.suggest("Register all births in Norway", language="en")} == {
        "birth",
        "c",
    }
    assert [tag.key for tag in model.suggest("Abolish the death penalty in Norway", language="en")] == [
        "death"
    ]
    assert model.figures["held_out"] and 0 <= float(str(model.figures["f1"])) <= 1
    assert model.written() == train(examples(), settings=SETTINGS).written()


@pytest.mark.parametrize("damage", [b"", b"palais tags 1\n{}\n", b"nonsense", None])
def test_what_is_no_model_is_refused(damage: bytes | None) -> None:
    content = damage if damage is not None else train(examples(), settings=SETTINGS).written()[:-1]
    with pytest.raises(ModelNotUnderstood):
        Model.read(content)


def test_too_few_examples_train_nothing() -> None:
    with pytest.raises(NothingToLearn):
        train(examples()[:3], settings=SETTINGS)


def test_measures_count_right_given_and_wanted() -> None:
    found = measure([({"a", "b"}, {"a"}), ({"a"}, {"a", "c"})])
    assert (found.together.right, found.together.given, found.together.wanted) == (2, 3, 3)
    assert found.by_label["a"].f1 == 1.0 and found.by_label["b"].recall == 0.0
    assert found.macro == 0.5
