"""Segments against the table of patterns: the pattern that reads furthest, or why none does.

It does not know the patterns themselves, nor where the segments came from.
The rule is the project's own: the furthest reading wins, a tie goes to the narrower line, and what is left
over is for the caller to judge.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from palais.core.symbols.errors import Reason
from palais.core.symbols.lexing import Piece
from palais.core.symbols.patterns import PARTIAL_PATTERNS, PATTERNS, PROTOCOLS, Pattern
from palais.core.symbols.slots import HIGHEST_SERIAL, READERS, Failure, Outcome, Value, whole_number
from palais.core.symbols.symbol import Suffix

MOST_SUFFIXES = 4
SUFFIX_WORDS = {"ADD": "Add", "REV": "Rev", "CORR": "Corr"}

_SLOT = re.compile(r"(?P<lead>[A-Za-z]+\.)?\{(?P<name>[a-z]+)(?:(?P<sign>>?=)(?P<value>[0-9]+))?\}")


@dataclass(frozen=True, slots=True)
class Segment:
    """One segment of a pattern: a literal, or a slot that may stand after a literal and a point."""

    literal: str
    slot: str = ""
    exactly: str = ""
    at_least: int = 0

    def read(self, text: str, states: Mapping[str, str]) -> Outcome | None:
        """The value, a failure of the slot, or None when the literal is another."""
        if not self.slot:
            return Value(text) if text == self.literal else None
        if not text.startswith(self.literal):
            return None
        text = text[len(self.literal) :]
        if self.exactly and text != self.exactly:
            return None
        outcome = READERS[self.slot](text, states)
        if (
            self.at_least
            and isinstance(outcome, Value)
            and not (text.isdigit() and int(text) >= self.at_least)
        ):
            return None
        return outcome


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why no pattern reads the segments, and at which one; ``at`` may be one past the last."""

    at: int
    failure: Failure


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern that read the first ``used`` segments, suffixes included, and how that is written.

    ``beyond`` says why the segments after them do not belong to it; None when there are none.
    """

    pattern: Pattern
    written: str
    parts: Mapping[str, int | str]
    suffixes: tuple[Suffix, ...]
    used: int
    beyond: Refusal | None = None


Line = tuple[Pattern, tuple[Segment, ...]]


def match(pieces: Sequence[Piece], *, states: Mapping[str, str], partial: bool = False) -> Match | Refusal:
    """The best reading of these segments. A refusal tells of the place the furthest attempt came to."""
    best: Match | None = None
    attempts: list[Refusal | int] = []
    for pattern, segments in _candidates(pieces, partial=partial):
        outcome = _try(pattern, segments, pieces, states)
        if not isinstance(outcome, Match):
            attempts.append(outcome)
        elif best is None or outcome.used > best.used:
            best = outcome
    furthest = max((_place(attempt) for attempt in attempts), default=0)
    if best is None or best.used < furthest:
        return _refusal(pieces, furthest, attempts)
    if best.used == len(pieces):
        return best
    return replace(best, beyond=_refusal(pieces, best.used, attempts))


def _try(
    pattern: Pattern, segments: Sequence[Segment], pieces: Sequence[Piece], states: Mapping[str, str]
) -> Match | Refusal | int:
    slots: dict[str, str] = {}
    parts: dict[str, int | str] = {}
    for at, segment in enumerate(segments):
        if at == len(pieces):
            return Refusal(at, Failure(Reason.INCOMPLETE, "the symbol is not complete"))
        outcome = segment.read(pieces[at].text, states)
        if outcome is None:
            return at
        if isinstance(outcome, Failure):
            return Refusal(at, outcome)
        if segment.slot:
            slots[segment.slot] = outcome.written
        parts.update(outcome.parts)
    suffixes = _suffixes(pieces[len(segments) :])
    written = "/".join([pattern.template.format(**slots), *map(str, suffixes)])
    return Match(pattern, written, parts, suffixes, used=len(segments) + len(suffixes))


def _suffixes(pieces: Sequence[Piece]) -> tuple[Suffix, ...]:
    suffixes: list[Suffix] = []
    for piece in pieces[:MOST_SUFFIXES]:
        suffix = read_suffix(piece.text)
        if not isinstance(suffix, Suffix):
            break
        suffixes.append(suffix)
    return tuple(suffixes)


def read_suffix(text: str) -> Suffix | Failure | None:
    """ "ADD.1" as a suffix; a failure when its number is not one; None when it is no suffix at all."""
    word, point, digits = text.partition(".")
    if not point or word not in SUFFIX_WORDS:
        return None
    number = whole_number(digits, highest=HIGHEST_SERIAL, what=f"the number after {SUFFIX_WORDS[word]}.")
    return number if isinstance(number, Failure) else Suffix(SUFFIX_WORDS[word], number)


def _place(attempt: Refusal | int) -> int:
    return attempt if isinstance(attempt, int) else attempt.at


def _refusal(pieces: Sequence[Piece], furthest: int, attempts: Sequence[Refusal | int]) -> Refusal:
    """Of all that went wrong at the furthest place, what a reader would call the mistake."""
    if furthest == 0:
        return Refusal(
            0, Failure(Reason.UNKNOWN_BODY, f"no body with the symbol “{_cut(pieces[0].text)}” is known")
        )
    failures = [found.failure for found in attempts if isinstance(found, Refusal) and found.at == furthest]
    if furthest >= len(pieces):
        return Refusal(furthest, failures[0])
    if not any(_place(attempt) == furthest for attempt in attempts):
        return Refusal(furthest, _after_the_end(pieces[furthest].text))
    text = pieces[furthest].text
    telling = {Reason.UNEXPECTED_NUMBER, Reason.UNKNOWN_STATE}
    failure = next((found for found in failures if found.reason not in telling), None)
    if text[0].isdigit() and failure is not None:
        return Refusal(furthest, failure)
    suffix = read_suffix(text)
    if isinstance(suffix, Failure):
        return Refusal(furthest, suffix)
    return Refusal(furthest, _unknown(text, failures))


def _after_the_end(text: str) -> Failure:
    suffix = read_suffix(text)
    if isinstance(suffix, Failure):
        return suffix
    return Failure(Reason.EXTRA_TEXT, f"the symbol is complete before “{_cut(text)}”")


def _unknown(text: str, failures: Sequence[Failure]) -> Failure:
    state_wanted = next((found for found in failures if found.reason is Reason.UNKNOWN_STATE), None)
    if text[0].isdigit():
        return Failure(Reason.UNEXPECTED_NUMBER, "a number does not belong here")
    dotted = next(
        (found for found in failures if "." in text and found.reason is not Reason.UNKNOWN_STATE), None
    )
    if dotted is not None and dotted.reason is not Reason.UNEXPECTED_NUMBER:
        return dotted
    if state_wanted and text.startswith("OP") and len(text) == 4:
        known = " and ".join(PROTOCOLS)
        return Failure(Reason.UNKNOWN_PROTOCOL, f"no protocol is written “{_cut(text)}”; {known} are")
    if state_wanted and len(text) == 3:
        return Failure(Reason.UNKNOWN_STATE, f"no State has the code “{_cut(text)}”")
    return Failure(Reason.UNKNOWN_SERIES, f"no series of documents is written “{_cut(text)}” here")


def _cut(text: str) -> str:
    return text if len(text) <= 20 else text[:20] + "…"


def _candidates(pieces: Sequence[Piece], *, partial: bool) -> Sequence[Line]:
    """The patterns whose literals do not already differ in the first three segments; else all of the body."""
    _, literals = _lines(partial)
    words = tuple(piece.text if piece.text in literals else "" for piece in pieces[:3])
    return _fitting(partial, words) or _fitting(partial, words[:1])


@lru_cache(maxsize=2048)
def _fitting(partial: bool, words: tuple[str, ...]) -> Sequence[Line]:
    lines, _ = _lines(partial)
    return tuple(
        line for line in lines if all(_may_be(line[1], place, word) for place, word in enumerate(words))
    )


def _may_be(segments: Sequence[Segment], place: int, word: str) -> bool:
    if place >= len(segments):
        return True
    segment = segments[place]
    return bool(segment.slot) or segment.literal == word


@cache
def _lines(partial: bool) -> tuple[Sequence[Line], frozenset[str]]:
    """The table with its lines cut into segments, and every literal in it."""
    lines = tuple(
        (pattern, tuple(_segment(part) for part in pattern.reads.split("/")))
        for pattern in (PARTIAL_PATTERNS if partial else PATTERNS)
    )
    literals = frozenset(segment.literal for _, segments in lines for segment in segments if not segment.slot)
    return lines, literals


def _segment(part: str) -> Segment:
    slot = _SLOT.fullmatch(part)
    if slot is None:
        return Segment(literal=part.upper())
    sign, value = slot["sign"], slot["value"]
    return Segment(
        literal=(slot["lead"] or "").upper(),
        slot=slot["name"],
        exactly=value if sign == "=" else "",
        at_least=int(value) if sign == ">=" else 0,
    )
