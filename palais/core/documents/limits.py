"""How much of a file is read before it is refused.

It knows sizes and counts only. Time and memory of the whole are kept by the caller, in a process of its own.
There is no law here: United Nations documents of these kinds stay far below (docs/rules/documents.md).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that is taken: bytes of the file, bytes unpacked, pages, blocks, characters of text."""

    file_bytes: int = 50_000_000
    unpacked_bytes: int = 200_000_000
    part_bytes: int = 60_000_000
    parts: int = 5_000
    pages: int = 1_500
    blocks: int = 100_000
    characters: int = 6_000_000


LIMITS = Limits()
