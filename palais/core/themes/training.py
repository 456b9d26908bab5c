"""Training a linear model of tags: one label against the rest, logistic loss, steps that shrink for common words.

It knows examples with their labels and gives the same model every time. It does not know where labels come from.
There is no law here: the method is AdaGrad (Duchi, Hazan, Singer 2011); docs/rules/tags.md has the figures.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from zlib import crc32

from palais.core.themes.features import features, weighed
from palais.core.themes.measuring import Measures, measure
from palais.core.themes.model import Model, halves
from palais.core.themes.rules import Suggested

Label = tuple[str, str]
Text = tuple["array[int]", "array[float]"]
"""Places and values: a tenth of what a mapping of them takes."""


@dataclass(frozen=True, slots=True)
class Example:
    """A text with all its labels; a label that it does not have is taken for a no.

    `hints` are what word lists say of it: the model learns how far to believe each, and which labels it speaks for.
    """

    text: str
    labels: tuple[Label, ...]
    language: str = "en"
    hints: tuple[Suggested, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """`least`: labels with fewer examples are not learnt. `held_out`: one in so many is for thresholds and figures.

    `still`: a label whose error is below this for a text learns nothing from it; most are, which is what makes it fast.
    `own_hint`: how far a word list is believed on its own label before anything is learnt.
    """

    bits: int = 16
    rounds: int = 6
    rate: float = 0.9
    shrink: float = 1e-6
    still: float = 0.02
    own_hint: float = 3.0
    least: int = 20
    held_out: int = 8


SETTINGS = Settings()
_STEPS = tuple(step / 20 for step in range(2, 19))


class NothingToLearn(ValueError):
    """No label has enough examples."""


def train(
    examples: Iterable[Example],
    *,
    settings: Settings = SETTINGS,
    say: Callable[[int, int], None] = lambda done, total: None,
) -> Model:
    """A model of all labels with enough examples, with thresholds and figures from those held out.

    The examples held out are not learnt from. Their figures are measured with thresholds chosen on the other half of
    them, so that nothing is measured on what it was chosen by. `say` hears how many steps of all are done.
    Raises NothingToLearn.
    """
    kept: list[tuple[Text, tuple[Label, ...], tuple[Suggested, ...]]] = []
    held: list[Example] = []
    counted: Counter[Label] = Counter()
    for one in examples:
        counted.update(set(one.labels))
        if _is_held(one, settings):
            held.append(one)
        else:
            read = features(one.text, language=one.language, bits=settings.bits)
            kept.append((_packed(read), one.labels, one.hints))
    labels = tuple(sorted(label for label, count in counted.items() if count >= settings.least))
    if not labels:
        raise NothingToLearn(f"no label has {settings.least} examples")
    rarity = _rarity([text for text, _, _ in kept], settings.bits)
    hints = tuple(sorted({(hint.scheme, hint.key) for _, _, several in kept for hint in several}))
    learner = _Learner(labels, hints, settings)
    for place, (text, of_text, several) in enumerate(kept):
        kept[place] = (_packed(weighed(dict(zip(*text, strict=True)), rarity)), of_text, several)
    order = list(range(len(kept)))
    steps = len(kept) * settings.rounds
    for turn in range(settings.rounds):
        order.sort(key=lambda number: crc32(f"{turn}:{number}".encode()))
        for done, number in enumerate(order):
            text, of_text, several = kept[number]
            learner.learn(
                text, frozenset(learner.place[one] for one in of_text if one in learner.place), several
            )
            if done % _SAID_EVERY == 0:
                say(turn * len(kept) + done, steps)
    model = learner.model(rarity, thresholds=(0.5,) * len(labels))
    return _with_thresholds(model, held, learnt=len(kept))


_SAID_EVERY = 500


def _packed(counted: dict[int, float]) -> Text:
    return array("l", counted.keys()), array("f", counted.values())


def _is_held(example: Example, settings: Settings) -> bool:
    """The same text is always on the same side, so that a recommendation made twice is not learnt and tested."""
    return settings.held_out > 0 and crc32(example.text.strip().casefold().encode()) % settings.held_out == 0


def _rarity(read: Sequence[Text], bits: int) -> list[float]:
    holding = array("l", bytes(array("l").itemsize << bits))
    for places, _ in read:
        for place in places:
            holding[place] += 1
    return [1.0 + math.log((1 + len(read)) / (1 + count)) for count in holding]


class _Learner:
    """Weights and how much each has moved, a row of all labels for each place; rows appear when they are touched."""

    def __init__(self, labels: tuple[Label, ...], hints: tuple[Label, ...], settings: Settings) -> None:
        self.labels, self.hints, self.settings = labels, hints, settings
        self.place = {label: number for number, label in enumerate(labels)}
        self.rows: dict[int, array[float]] = {}
        self.moved: dict[int, array[float]] = {}
        self.biases = [-2.0] * len(labels)
        self.bias_moved = [1.0] * len(labels)
        self._none = array("f", bytes(4 * len(labels)))
        self._little = array("f", [0.1] * len(labels))
        self.hint_rows: dict[Label, array[float]] = {}
        for hint in hints:
            row = self.hint_rows[hint] = self._none[:]
            if hint in self.place:
                row[self.place[hint]] = settings.own_hint
        self.hint_moved = {hint: array("f", [1.0] * len(labels)) for hint in hints}

    def learn(self, text: Text, wanted: frozenset[int], hints: Sequence[Suggested]) -> None:
        """One step towards the labels `wanted` for a text and what word lists suggest for it."""
        rows = []
        scores = list(self.biases)
        for place, value in zip(*text, strict=True):
            row = self.rows.get(place)
            if row is None:
                row = self.rows[place] = self._none[:]
                self.moved[place] = self._little[:]
            rows.append((row, self.moved[place], value))
        for hint in hints:
            key = (hint.scheme, hint.key)
            rows.append((self.hint_rows[key], self.hint_moved[key], hint.confidence))
        for row, _, value in rows:
            scores = [score + value * weight for score, weight in zip(scores, row, strict=True)]
        rate, still, shrink = self.settings.rate, self.settings.still, self.settings.shrink
        for label, score in enumerate(scores):
            chance = 1.0 / (1.0 + math.exp(-max(min(score, 30.0), -30.0)))
            error = chance - (label in wanted)
            if -still < error < still:
                continue
            self.bias_moved[label] += error * error
            self.biases[label] -= rate * 0.1 * error / math.sqrt(self.bias_moved[label])
            for row, moved, value in rows:
                slope = error * value + shrink * row[label]
                moved[label] += slope * slope
                row[label] -= rate * slope / math.sqrt(moved[label])

    def model(self, rarity: Sequence[float], *, thresholds: tuple[float, ...]) -> Model:
        """What was learnt so far, with a threshold for each label."""
        weights = bytearray(2 * len(self.labels) << self.settings.bits)
        size = 2 * len(self.labels)
        for place, row in self.rows.items():
            weights[place * size : (place + 1) * size] = halves(row)
        return Model(
            labels=self.labels,
            thresholds=thresholds,
            bits=self.settings.bits,
            biases=tuple(self.biases),
            hints=self.hints,
            rarity=halves(rarity),
            weights=bytes(weights) + b"".join(halves(self.hint_rows[hint]) for hint in self.hints),
        )


Scored = tuple[Sequence[float], frozenset[Label]]


def _with_thresholds(model: Model, held: Sequence[Example], *, learnt: int) -> Model:
    """The model with the thresholds that all held out give, and figures of each half with those of the other."""
    scored: list[Scored] = [
        (model.probabilities(one.text, language=one.language, hints=one.hints), frozenset(one.labels))
        for one in held
    ]
    halves_of = scored[::2], scored[1::2]
    given = [
        (labels & set(model.labels), _given(model.labels, chances, thresholds))
        for half, other in (halves_of, halves_of[::-1])
        for thresholds in [_thresholds(model.labels, other)]
        for chances, labels in half
    ]
    return replace(
        model,
        thresholds=_thresholds(model.labels, scored),
        figures=_figures(measure(given), learnt=learnt, held=len(held)),
    )


def _given(labels: Sequence[Label], chances: Sequence[float], thresholds: Sequence[float]) -> set[Label]:
    return {
        label for label, chance, least in zip(labels, chances, thresholds, strict=True) if chance >= least
    }


def _thresholds(labels: Sequence[Label], scored: Sequence[Scored]) -> tuple[float, ...]:
    """For each label the threshold with the best F1; labels with few examples keep 0.5: their best would be chance."""
    found = []
    for number, label in enumerate(labels):
        has = [label in wanted for _, wanted in scored]
        best = (0.0, 0.5)
        if sum(has) >= _ENOUGH:
            for step in _STEPS:
                given = [chances[number] >= step for chances, _ in scored]
                right = sum(one and other for one, other in zip(has, given, strict=True))
                best = max(best, (2 * right / (sum(has) + sum(given)), step), key=lambda pair: pair[0])
        found.append(best[1])
    return tuple(found)


_ENOUGH = 10


def _figures(measured: Measures, *, learnt: int, held: int) -> dict[str, object]:
    """What is kept with the model: all together, and each label that was held out at all."""
    return {
        "learnt": learnt,
        "held_out": held,
        "precision": round(measured.together.precision, 4),
        "recall": round(measured.together.recall, 4),
        "f1": round(measured.together.f1, 4),
        "macro_f1": round(measured.macro, 4),
        "labels": [
            [*label, one.wanted, round(one.precision, 3), round(one.recall, 3)]
            for label, one in measured.by_label.items()
            if isinstance(label, tuple)
        ],
    }
