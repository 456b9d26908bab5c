"""How good tags are: precision, recall and F1 by label and in all.

It knows sets of labels. It does not know where they come from. There is no law here: the measures are the usual ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measured:
    """`right`: given and wanted; `given`; `wanted`. Ratios of nothing are 0."""

    right: int
    given: int
    wanted: int

    @property
    def precision(self) -> float:
        """The share of what was given that is right, 0 to 1."""
        return self.right / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        """The share of what was wanted that was given, 0 to 1."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 0 to 1."""
        return 2 * self.right / (self.given + self.wanted) if self.given + self.wanted else 0.0


@dataclass(frozen=True, slots=True)
class Measures:
    """All labels together (micro), and each; `macro` is the mean F1 of labels that were wanted at all."""

    together: Measured
    by_label: Mapping[Hashable, Measured]
    macro: float


def measure(pairs: Iterable[tuple[Iterable[Hashable], Iterable[Hashable]]]) -> Measures:
    """From the labels wanted and given for each text."""
    right: Counter[Hashable] = Counter()
    given: Counter[Hashable] = Counter()
    wanted: Counter[Hashable] = Counter()
    for of_key, of_rules in pairs:
        key, found = set(of_key), set(of_rules)
        right.update(key & found)
        given.update(found)
        wanted.update(key)
    labels = sorted(set(given) | set(wanted), key=str)
    by_label = {label: Measured(right[label], given[label], wanted[label]) for label in labels}
    known = [one.f1 for one in by_label.values() if one.wanted]
    together = Measured(right.total(), given.total(), wanted.total())
    return Measures(together, by_label, sum(known) / len(known) if known else 0.0)
