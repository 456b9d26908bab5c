"""A trained linear model: a label's probability for a text, computed from the few weights its words touch.

It knows its own form of file and refuses another. It does not know how it was trained, and needs no library of numbers:
a text touches some hundred rows of weights. There is no law here: docs/rules/tags.md has the choices.
"""

from __future__ import annotations

import json
import math
import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from palais.core import words
from palais.core.themes.features import VERSION, features
from palais.core.themes.rules import Suggested

_SIGN = b"palais tags 2\n"


class ModelNotUnderstood(ValueError):
    """The bytes are no model, or one of another version of the program; it has to be trained anew."""


@dataclass(frozen=True)
class Model:
    """Labels are (scheme, key). `thresholds`: from which probability a label is suggested.

    `rarity` and `weights` hold half-precision numbers: one for each place, and one row of all labels for each place and
    then for each of `hints`, tags of word lists that the model has learnt to weigh. `figures` is what was measured
    when it was trained, as JSON.
    """

    labels: tuple[tuple[str, str], ...]
    thresholds: tuple[float, ...]
    bits: int
    biases: tuple[float, ...]
    rarity: bytes
    weights: bytes
    hints: tuple[tuple[str, str], ...] = ()
    figures: Mapping[str, object] = field(default_factory=dict)

    def probabilities(self, text: str, *, language: str, hints: Iterable[Suggested] = ()) -> list[float]:
        """One for each label, in their order. `hints` are what word lists say of the text."""
        counted = features(text, language=language, bits=self.bits)
        weighed = {place: value * self._half(self.rarity, place) for place, value in counted.items()}
        length = math.sqrt(sum(value * value for value in weighed.values()))
        scores = list(self.biases)
        parts = [(place, value / length) for place, value in weighed.items()] if length else []
        parts += [
            (self._places_of_hints[hint.scheme, hint.key], hint.confidence)
            for hint in hints
            if (hint.scheme, hint.key) in self._places_of_hints
        ]
        row = struct.Struct(f"<{len(self.labels)}e")
        for place, part in parts:
            numbers = row.unpack_from(self.weights, place * row.size)
            scores = [score + part * number for score, number in zip(scores, numbers, strict=True)]
        return [_probability(score) for score in scores]

    @cached_property
    def _places_of_hints(self) -> dict[tuple[str, str], int]:
        """Their rows of weights stand after those of all places."""
        return {hint: (1 << self.bits) + number for number, hint in enumerate(self.hints)}

    def suggest(self, text: str, *, language: str, hints: Iterable[Suggested] = ()) -> tuple[Suggested, ...]:
        """Labels whose probability reaches their threshold, the surest first."""
        found = [
            Suggested(scheme, key, round(probability, 3))
            for (scheme, key), probability, threshold in zip(
                self.labels,
                self.probabilities(text, language=language, hints=hints),
                self.thresholds,
                strict=True,
            )
            if probability >= threshold
        ]
        return tuple(sorted(found, key=lambda one: (-one.confidence, one.scheme, one.key)))

    def written(self) -> bytes:
        """The model as a file."""
        head = {
            "features": VERSION,
            "words": words.VERSION,
            "labels": self.labels,
            "hints": self.hints,
            "thresholds": self.thresholds,
            "biases": self.biases,
            "bits": self.bits,
            "figures": dict(self.figures),
        }
        line = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
        return b"".join((_SIGN, line, self.rarity, self.weights))

    @classmethod
    def read(cls, content: bytes) -> Model:
        """A model from its file. Raises ModelNotUnderstood."""
        if not content.startswith(_SIGN):
            raise ModelNotUnderstood("this is no model of tags")
        line, _, numbers = content[len(_SIGN) :].partition(b"\n")
        try:
            head = json.loads(line)
            labels = tuple((str(scheme), str(key)) for scheme, key in head["labels"])
            hints = tuple((str(scheme), str(key)) for scheme, key in head["hints"])
            thresholds, biases = tuple(map(float, head["thresholds"])), tuple(map(float, head["biases"]))
            bits, figures, versions = int(head["bits"]), head["figures"], (head["features"], head["words"])
        except (ValueError, KeyError, TypeError) as error:
            raise ModelNotUnderstood("the head of the model is damaged") from error
        if versions != (VERSION, words.VERSION):
            raise ModelNotUnderstood("the model was trained by another version; train it anew")
        places = 1 << bits
        whole = 2 * (places + (places + len(hints)) * len(labels))
        if not labels or not len(labels) == len(thresholds) == len(biases) or len(numbers) != whole:
            raise ModelNotUnderstood("the model is not whole")
        return cls(
            labels, thresholds, bits, biases, numbers[: 2 * places], numbers[2 * places :], hints, figures
        )

    @staticmethod
    def _half(numbers: bytes, place: int) -> float:
        return float(struct.unpack_from("<e", numbers, place * 2)[0])


def halves(numbers: Sequence[float]) -> bytes:
    """Numbers in half precision."""
    return struct.pack(f"<{len(numbers)}e", *numbers)


def _probability(score: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(min(score, 30.0), -30.0)))
