"""How much a word says: the rarer it is among all texts of its language, the more.

It knows counts of words, with a bound on how many it keeps. It does not know any meaning.
There is no law here: inverse document frequency, smoothed (docs/rules/lineage.md).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

MOST_KEPT = 400_000


class Weights:
    """Counts of texts by word and language. `add` each text once; the order does not matter until words are let go.

    When more than `most` words are kept, those seen once are let go: their weight is that of a rare word anyway.
    """

    def __init__(self, *, most: int = MOST_KEPT) -> None:
        self._most = most
        self._texts: Counter[str] = Counter()
        self._holding: dict[str, Counter[str]] = {}

    def add(self, tokens: Iterable[str], *, language: str) -> None:
        holding = self._holding.setdefault(language, Counter())
        holding.update(set(tokens))
        self._texts[language] += 1
        if len(holding) > self._most:
            self._let_go(holding)

    def of(self, token: str, *, language: str) -> float:
        """Above 0; about 1 for what stands in every text."""
        texts = self._texts[language]
        holding = self._holding.get(language)
        return 1.0 + math.log((1 + texts) / (1 + (holding[token] if holding is not None else 0)))

    def _let_go(self, holding: Counter[str]) -> None:
        seen_often = 1
        while len(holding) > self._most * 3 // 4:
            for token in [token for token, count in holding.items() if count <= seen_often]:
                del holding[token]
            seen_often += 1
