"""The model of tags learns, weighs what word lists say, is kept and read; its figures are of texts not learnt."""

import pytest

from palais.core.themes import (
    Example,
    Model,
    ModelNotUnderstood,
    NothingToLearn,
    Settings,
    Suggested,
    measure,
    train,
)

BIRTHS, PRESS = ("theme", "births"), ("theme", "press")
SMALL = Settings(bits=10, least=5, held_out=5)


def examples(*, hints: bool = False) -> list[Example]:
    said = {BIRTHS: Suggested(*BIRTHS, 0.8), PRESS: Suggested(*PRESS, 0.8)}
    found = []
    for number in range(60):
        label = BIRTHS if number % 2 else PRESS
        text = f"Register births in district {number}" if label is BIRTHS else f"Free all newspapers {number}"
        found.append(Example(text, (label,), hints=(said[label],) if hints else ()))
    return found


def test_it_learns_and_is_the_same_when_it_is_read_again() -> None:
    heard: list[tuple[int, int]] = []
    model = train(examples(), settings=SMALL, say=lambda done, total: heard.append((done, total)))
    again = Model.read(model.written())
    assert again == model and train(examples(), settings=SMALL) == model
    assert [tag.key for tag in again.suggest("Register births in district 100", language="en")] == ["births"]
    assert heard[0][0] == 0 and heard[-1][0] < heard[-1][1]
    figures = model.figures
    assert figures["learnt"] + figures["held_out"] == 60 and figures["f1"] == 1.0  # type: ignore[operator]


def test_what_word_lists_say_is_weighed_for_words_it_has_never_seen() -> None:
    model = train(examples(hints=True), settings=SMALL)
    text = "Zwyx qroo"
    assert model.suggest(text, language="en") == ()
    said = model.suggest(
        text, language="en", hints=[Suggested(*PRESS, 0.9), Suggested("theme", "other", 0.9)]
    )
    assert [(tag.key, tag.confidence >= 0.5) for tag in said] == [("press", True)]
    assert Model.read(model.written()).suggest(text, language="en", hints=[Suggested(*PRESS, 0.9)]) == said


def test_a_word_list_that_is_mostly_wrong_is_believed_less() -> None:
    wrong = [
        Example(one.text, one.labels, hints=(Suggested(*(PRESS if BIRTHS in one.labels else BIRTHS), 0.9),))
        for one in examples()
    ]
    right, misled = train(examples(hints=True), settings=SMALL), train(wrong, settings=SMALL)

    def chance(model: Model) -> float:
        place = model.labels.index(PRESS)
        return model.probabilities("Zwyx", language="en", hints=[Suggested(*PRESS, 0.9)])[place]

    assert chance(right) > chance(misled)


@pytest.mark.parametrize(
    "content", [b"", b"palais tags 1\n{}", b"palais tags 2\n{}", b"palais tags 2\nnull", b"\xff\x00"]
)
def test_other_bytes_are_no_model(content: bytes) -> None:
    with pytest.raises(ModelNotUnderstood):
        Model.read(content)


def test_a_model_cut_short_is_no_model() -> None:
    with pytest.raises(ModelNotUnderstood):
        Model.read(train(examples(), settings=SMALL).written()[:-2])


def test_too_few_examples_are_nothing_to_learn_from() -> None:
    with pytest.raises(NothingToLearn):
        train(examples()[:6], settings=SMALL)


def test_measures() -> None:
    found = measure([({"a", "b"}, {"a"}), ({"a"}, {"a", "c"})])
    assert (found.together.right, found.together.given, found.together.wanted) == (2, 3, 3)
    assert found.by_label["a"].f1 == 1.0 and found.by_label["b"].recall == 0.0
    assert found.macro == 0.5
