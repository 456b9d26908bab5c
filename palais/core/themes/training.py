"""Training a linear model of tags: one label against the rest, logistic loss, steps that shrink for common words.

It knows examples with their labels and gives the same model every time. It does not know where labels come from.
There is no law here: the method is AdaGrad (Duchi, Hazan, Singer 2011); docs/rules/tags.md has the figures.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

from palais.core.themes.features import Features, features, weighed
from palais.core.themes.measuring import measure
from palais.core.themes.model import Model, halves

Label = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Example:
    """A text with all its labels; a label that it does not have is taken for a no."""

    text: str
    labels: tuple[Label, ...]
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Settings:
    """`least`: labels with fewer examples are not learnt. `held_out`: one in so many is for thresholds and figures.

    `still`: a label whose error is below this for a text learns nothing from it; most are, which is what makes it fast.
    """

    bits: int = 16
    rounds: int = 6
    rate: float = 0.9
    shrink: float = 1e-6
    still: float = 0.02
    least: int = 20
    held_out: int = 8


SETTINGS = Settings()
_STEPS = tuple(step / 20 for step in range(2, 19))


class NothingToLearn(ValueError):
    """No label has enough examples."""


def train(examples: Sequence[Example], *, settings: Settings = SETTINGS) -> Model:
    """A model of all labels with enough examples, with thresholds and figures from those held out.

    The examples held out are not learnt from: figures stay honest. Raises NothingToLearn.
    """
    counted = Counter(label for one in examples for label in set(one.labels))
    labels = tuple(sorted(label for label, count in counted.items() if count >= settings.least))
    if not labels:
        raise NothingToLearn(f"no label has {settings.least} examples")
    kept = [one for place, one in enumerate(examples) if not _held(place, one, settings)]
    held = [one for place, one in enumerate(examples) if _held(place, one, settings)]
    read = [features(one.text, language=one.language, bits=settings.bits) for one in kept]
    rarity = _rarity(read, settings.bits)
    learner = _Learner(labels, settings)
    wanted = [
        frozenset(learner.place[label] for label in one.labels if label in learner.place) for one in kept
    ]
    order = list(range(len(kept)))
    texts = [weighed(one, rarity) for one in read]
    for turn in range(settings.rounds):
        order.sort(key=lambda number: crc32(f"{turn}:{number}".encode()))
        for number in order:
            learner.learn(texts[number], wanted[number])
    model = learner.model(rarity, thresholds=(0.5,) * len(labels))
    return _with_thresholds(model, held)


def _held(place: int, example: Example, settings: Settings) -> bool:
    """The same text is always on the same side, so that a recommendation made twice is not learnt and tested."""
    return settings.held_out > 0 and crc32(example.text.strip().casefold().encode()) % settings.held_out == 0


def _rarity(read: Sequence[Features], bits: int) -> list[float]:
    holding = array("l", bytes(array("l").itemsize << bits))
    for one in read:
        for place in one:
            holding[place] += 1
    return [1.0 + math.log((1 + len(read)) / (1 + count)) for count in holding]


class _Learner:
    """Weights and how much each has moved, a row of all labels for each place; rows appear when they are touched."""

    def __init__(self, labels: tuple[Label, ...], settings: Settings) -> None:
        self.labels, self.settings = labels, settings
        self.place = {label: number for number, label in enumerate(labels)}
        self.rows: dict[int, array[float]] = {}
        self.moved: dict[int, array[float]] = {}
        self.biases = [-2.0] * len(labels)
        self.bias_moved = [1.0] * len(labels)
        self._none = array("f", bytes(4 * len(labels)))
        self._little = array("f", [0.1] * len(labels))

    def learn(self, text: Features, wanted: frozenset[int]) -> None:
        rows = []
        scores = list(self.biases)
        for place, value in text.items():
            row = self.rows.get(place)
            if row is None:
                row = self.rows[place] = self._none[:]
                self.moved[place] = self._little[:]
            rows.append((row, self.moved[place], value))
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
        weights = bytearray(2 * len(self.labels) << self.settings.bits)
        size = 2 * len(self.labels)
        for place, row in self.rows.items():
            weights[place * size : (place + 1) * size] = halves(row)
        return Model(
            labels=self.labels,
            thresholds=thresholds,
            bits=self.settings.bits,
            biases=tuple(self.biases),
            rarity=halves(rarity),
            weights=bytes(weights),
        )


def _with_thresholds(model: Model, held: Sequence[Example]) -> Model:
    """For each label the threshold with the best F1 among those held out; figures are measured with them.

    Labels with few examples held out keep 0.5: their best threshold would be chance.
    """
    scored = [(model.probabilities(one.text, language=one.language), set(one.labels)) for one in held]
    thresholds = []
    for number, label in enumerate(model.labels):
        has = [label in labels for _, labels in scored]
        best = (0.0, 0.5)
        if sum(has) >= 10:
            for step in _STEPS:
                given = [chances[number] >= step for chances, _ in scored]
                right = sum(one and other for one, other in zip(has, given, strict=True))
                best = max(best, (2 * right / (sum(has) + sum(given)), step), key=lambda pair: pair[0])
        thresholds.append(best[1])
    learnt = set(model.labels)
    measured = measure(
        (
            labels & learnt,
            {
                label
                for label, chance, least in zip(model.labels, chances, thresholds, strict=True)
                if chance >= least
            },
        )
        for chances, labels in scored
    )
    figures: dict[str, object] = {
        "held_out": len(held),
        "precision": round(measured.together.precision, 4),
        "recall": round(measured.together.recall, 4),
        "f1": round(measured.together.f1, 4),
        "macro_f1": round(measured.macro, 4),
    }
    return Model(
        model.labels, tuple(thresholds), model.bits, model.biases, model.rarity, model.weights, figures
    )
