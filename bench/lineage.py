"""Lineage over 300,000 recommendations: how long it takes, and how much memory.

    python -m bench.lineage [--quick] [--rows N]

The rows are made up from a seed: some two hundred States, three reviews each, words with the frequencies of natural
language, and one in four takes up an earlier one with some words changed. No database is in it: reading and writing
rows is the import's measure.
"""

import argparse
import random
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date

from bench.measure import report
from palais.core.lineage import Passage, Weights, trace
from palais.core.lineage.likeness import terms
from palais.reference import recommendation_words
from palais.reference.layers import read_layers

SEED, STATES, VOCABULARY, TAKES_UP = 20261122, 197, 30_000, 0.25
DAYS = (date(2008, 6, 1), date(2013, 2, 1), date(2018, 5, 1))
BEGINNINGS = (
    "Consider ratifying",
    "Ratify",
    "Continue efforts to",
    "Strengthen",
    "Adopt",
    "Take measures to",
    "Repeal",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and keep the figures; 1 where what was taken up is not found."""
    parser = argparse.ArgumentParser(prog="python -m bench.lineage", description=__doc__.partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="a few rows: to see that it works")
    parser.add_argument("--rows", type=int, default=300_000, help="how many rows (default 300000)")
    options = parser.parse_args(arguments)
    rows, count = (2_000, 4) if options.quick else (options.rows, STATES)
    known = report.begin("Lineage", quick=options.quick)
    strengths = recommendation_words.strengths(read_layers())
    before = peak()
    began = time.perf_counter()
    weights = Weights()
    for number in range(count):
        for one, _ in of_state(number, rows // count):
            weights.add(terms(one.text, language="en"), language="en")
    weighed = time.perf_counter() - began
    links = wanted = found = 0
    slowest = 0.0
    for number in range(count):
        passages, sources = zip(*of_state(number, rows // count), strict=True)
        start = time.perf_counter()
        traced = trace(passages, weights=weights, strengths=strengths).links
        slowest = max(slowest, time.perf_counter() - start)
        pairs = {(link.earlier, link.later) for link in traced}
        taken = [
            (source, one.key) for one, source in zip(passages, sources, strict=True) if source is not None
        ]
        links, wanted = links + len(traced), wanted + len(taken)
        found += sum(pair in pairs for pair in taken)
    seconds = time.perf_counter() - began
    figures = {
        "rows": rows // count * count,
        "seconds": round(seconds, 1),
        "weighing_seconds": round(weighed, 1),
        "slowest_state_seconds": round(slowest, 2),
        "links": links,
        "taken_up": wanted,
        "taken_up_found": found,
        "memory_before_mb": round(before),
        "memory_peak_mb": round(peak()),
    }
    print("\n".join(f"{name.replace('_', ' ')}: {value}" for name, value in figures.items()))
    print(f"\nAll figures: {report.write('lineage', figures, known=known, quick=options.quick)}")
    return 0 if wanted and found >= 0.9 * wanted else 1


def of_state(number: int, count: int) -> Iterator[tuple[Passage, int | None]]:
    """The recommendations of one State, each with the number of the one it takes up."""
    chance = random.Random(SEED + number)
    texts: list[str] = []
    for key in range(count):
        review = key * len(DAYS) // count
        first_of_review = -(-review * count // len(DAYS))
        source = chance.randrange(first_of_review) if review and chance.random() < TAKES_UP else None
        words = [word(chance) for _ in range(chance.randint(12, 36))]
        if source is not None:
            words = [one if chance.random() > 0.2 else word(chance) for one in texts[source].split()]
        texts.append(" ".join(words))
        text = f"{chance.choice(BEGINNINGS)} {texts[-1]}"
        yield Passage(key, text, body="UPR", review=f"UPR {review + 1}", on=DAYS[review]), source


def word(chance: random.Random) -> str:
    """A word, the earlier ones of the vocabulary far more often."""
    return f"w{int(VOCABULARY ** chance.random())}"


def peak() -> float:
    """The most memory held so far, in MB."""
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held / (1 << 20) if sys.platform == "darwin" else held / (1 << 10)


if __name__ == "__main__":
    sys.exit(main())
