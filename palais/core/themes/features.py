"""A text as numbers for a linear model: its stems and pairs of neighbouring stems, hashed into places.

It knows the analyser and a checksum that is the same everywhere. It does not know any vocabulary: nothing has to be
kept but weights. There is no law here: docs/rules/tags.md has the choices.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter
from zlib import crc32

from palais.core.words import tokens

Features = dict[int, float]
"""Places to counts; after weighing, of length 1."""

VERSION = "1"
"""Raise it with every change after which a text gives other places: a model of another version is not read."""

MOST_TOKENS = 600


def features(text: str, *, language: str, bits: int) -> Features:
    """Damped counts by place: 1 for once, more for often."""
    stems = tokens(text, language=language)[:MOST_TOKENS]
    mask = (1 << bits) - 1
    counted = Counter(crc32(f"{language}:{stem}".encode()) & mask for stem in stems)
    counted.update(
        crc32(f"{language}:{one} {other}".encode()) & mask for one, other in itertools.pairwise(stems)
    )
    return {place: 1.0 + math.log(count) for place, count in counted.items()}


def weighed(counted: Features, rarity: dict[int, float] | list[float]) -> Features:
    """Multiplied by how rare each place is, and of length 1."""
    found = {place: value * rarity[place] for place, value in counted.items()}
    length = math.sqrt(sum(value * value for value in found.values()))
    return {place: value / length for place, value in found.items()} if length else {}
