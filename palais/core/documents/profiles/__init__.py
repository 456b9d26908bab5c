"""Layouts of United Nations documents, one small file for each body and era.

It knows how to read the files beside it, and which layout fits a document. It does not know how a layout is
applied: the reader a profile names does. There is no law here: each file says where its layout was read.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from palais.core.documents.findings import Position
from palais.core.words import fold

LONGEST_PHRASED = 4_000


class ProfileNotUnderstood(ValueError):
    """A profile is not written as profiles are; the sentence names the file."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A layout. ``phrases`` and ``positions`` are patterns on folded text; ``headings`` leads folded headings to
    the key of what they are; ``expects`` holds counts that must hold, each with its least and most."""

    key: str
    reader: str
    bodies: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    first_year: int = 0
    last_year: int = 9999
    phrases: Mapping[str, re.Pattern[str]] = field(default_factory=dict, repr=False)
    positions: tuple[tuple[Position, re.Pattern[str]], ...] = ()
    headings: Mapping[str, str] = field(default_factory=dict, repr=False)
    expects: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)

    def has(self, phrase: str, text: str) -> bool:
        """Whether the folded beginning of a text holds the phrase of this name."""
        pattern = self.phrases.get(phrase)
        return pattern is not None and pattern.search(fold(text[:LONGEST_PHRASED])) is not None

    def begins(self, phrase: str, text: str) -> bool:
        """Whether a text begins with the phrase."""
        pattern = self.phrases.get(phrase)
        return pattern is not None and pattern.match(fold(text[:LONGEST_PHRASED])) is not None

    def is_whole(self, phrase: str, text: str) -> bool:
        """Whether a text is the phrase and nothing more."""
        pattern = self.phrases.get(phrase)
        return pattern is not None and pattern.fullmatch(fold(text[:LONGEST_PHRASED])) is not None

    def position(self, text: str) -> Position:
        """What a text says of the State's position; ``NOT_STATED`` where it says nothing."""
        folded = fold(text[:LONGEST_PHRASED])
        return next((one for one, said in self.positions if said.search(folded)), Position.NOT_STATED)


@cache
def profiles() -> tuple[Profile, ...]:
    """Every layout there is, by the names of their files."""
    return tuple(_read(file) for file in sorted(Path(__file__).parent.glob("*.toml")))


def profile(key: str) -> Profile:
    """The layout of this name. Raises LookupError where there is none."""
    found = next((one for one in profiles() if one.key == key), None)
    if found is None:
        raise LookupError(f"There is no profile “{key}”.")
    return found


def _read(file: Path) -> Profile:
    try:
        told: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
        return Profile(
            key=told["key"],
            reader=told["reader"],
            bodies=tuple(told.get("bodies", ())),
            kinds=tuple(told.get("kinds", ())),
            instruments=tuple(told.get("instruments", ())),
            first_year=told.get("first_year", 0),
            last_year=told.get("last_year", 9999),
            phrases={name: _pattern(several) for name, several in told.get("phrases", {}).items()},
            positions=tuple(
                (Position(one["position"]), _pattern(one["phrases"])) for one in told.get("positions", ())
            ),
            headings={
                fold(heading): key for key, several in told.get("headings", {}).items() for heading in several
            },
            expects={name: (least, most) for name, (least, most) in told.get("expects", {}).items()},
            columns={fold(head): key for key, several in told.get("columns", {}).items() for head in several},
        )
    except (KeyError, ValueError, TypeError, re.error) as error:
        raise ProfileNotUnderstood(f"{file.name}: {error}") from error


def _pattern(phrases: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{phrase})" for phrase in phrases))
