"""How much a word says: the rarer it is among all texts of its language, the more.

It knows counts of words, with a bound on how many it keeps. It does not know any meaning.
There is no law here: inverse document frequency, smoothed (docs/rules/lineage.md).
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable

from palais.core import words

MOST_KEPT = 400_000


class WeightsNotUnderstood(ValueError):
    """The bytes are no weights, or of another version of the analyser; they have to be counted anew."""


class Weights:
    """Counts of texts by word and language. `add` each text once; the order does not matter until words are let go.

    When more than `most` words are kept, those seen once are let go: their weight is that of a rare word anyway.
    """

    def __init__(self, *, most: int = MOST_KEPT) -> None:
        self._most = most
        self._texts: Counter[str] = Counter()
        self._holding: dict[str, Counter[str]] = {}
        self.tagged = 0
        """How many of the texts had tags: a tag that the counts never met would weigh most."""

    def add(self, tokens: Iterable[str], *, language: str, tagged: bool = False) -> None:
        """Count one text by its words and tags, each once."""
        self.tagged += tagged
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

    def texts(self) -> int:
        """How many texts were added, in all languages."""
        return self._texts.total()

    def written(self) -> bytes:
        """The weights as a file: words seen once are left out, they weigh almost the same unseen."""
        told = {
            "words": words.VERSION,
            "most": self._most,
            "texts": self._texts,
            "tagged": self.tagged,
            "holding": {
                language: {token: count for token, count in holding.items() if count > 1}
                for language, holding in self._holding.items()
            },
        }
        return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")

    @classmethod
    def read(cls, content: bytes) -> Weights:
        """Weights from their file. Raises WeightsNotUnderstood."""
        try:
            told = json.loads(content.decode("utf-8", "surrogatepass"))
            version, found = told["words"], cls(most=int(told["most"]))
            found.tagged = int(told["tagged"])
            found._texts = Counter({str(one): int(count) for one, count in told["texts"].items()})
            found._holding = {str(one): Counter(counts) for one, counts in told["holding"].items()}
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise WeightsNotUnderstood("the weights are damaged") from error
        if version != words.VERSION:
            raise WeightsNotUnderstood("the weights were counted by another version; count them anew")
        return found

    def _let_go(self, holding: Counter[str]) -> None:
        seen_often = 1
        while len(holding) > self._most * 3 // 4:
            for token in [token for token, count in holding.items() if count <= seen_often]:
                del holding[token]
            seen_often += 1
