"""What persons settled, laid over what was read: the reading as it is shown and published.

It knows which decision changes what. It does not know who decided, and it writes nothing.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from palais.core.documents import DoubtKind

FRONT = (
    "symbol", "kind", "body", "state", "cycle", "session", "issued_on", "adopted_on", "language", "title",
)  # fmt: skip
FINDING = ("kind", "text", "states", "position", "cluster")
ABOUT_FINDING, ABOUT_FRONT, GONE = "finding", "front", "no-longer-found"
"""Kinds of doubts that no reader raises: a person corrected a finding, or the first page; or what was corrected is
not found any more by a later reader."""

OF_FINDINGS = (
    ABOUT_FINDING,
    DoubtKind.POSITION_NOT_STATED,
    DoubtKind.STATE_NOT_MATCHED,
    DoubtKind.UNKNOWN_HEADING,
)
"""Kinds of doubts whose correction is about findings; that of all others is about the document."""

CAN_BE_LEFT_OUT = (
    *OF_FINDINGS,
    DoubtKind.GAP_IN_NUMBERING,
    DoubtKind.REPEATED_NUMBER,
    DoubtKind.UNNUMBERED,
    GONE,
)
"""Kinds of doubts whose place is that of findings, which can be left out in answer to them."""

RIGHT, CORRECTED, LEFT_OUT = "right", "corrected", "left-out"
ANSWERS = (RIGHT, CORRECTED, LEFT_OUT)


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person said to a doubt. `mark` is that of the finding it is about; empty: by its place."""

    kind: str
    where: str = ""
    text: str = ""
    mark: str = ""
    answer: str = RIGHT
    values: Mapping[str, Any] = field(default_factory=dict)


def settled(found: Mapping[str, Any], decisions: Iterable[Decision]) -> dict[str, Any]:
    """The reading with all decisions in it. Each finding has its `mark`, its `suffix` below the document, and says
    whether it is `left_out`, and which of its fields a person `corrected`."""
    reading = deepcopy({name: value for name, value in found.items() if name != "blocks"})
    mark_all(reading)
    for one in reading["recommendations"]:
        one.update(left_out=False, corrected=[])
    reading["corrected"] = []
    for decision in decisions:
        if decision.answer == CORRECTED:
            _correct(reading, decision)
        elif decision.answer == LEFT_OUT:
            for one in _meant(reading, decision):
                one["left_out"] = True
    _address(reading)
    return reading


def mark_all(reading: Mapping[str, Any]) -> None:
    for one, mark in zip(reading["recommendations"], marks(reading["recommendations"]), strict=True):
        one["mark"] = mark


def about(found: Mapping[str, Any], decision: Decision) -> list[str]:
    """The marks of the findings that a decision is about; none where it is about the document."""
    if not _is_about_findings(decision):
        return []
    reading = {"recommendations": [dict(one) for one in found["recommendations"]]}
    mark_all(reading)
    return [one["mark"] for one in _meant(reading, decision)]


def holds(decision: Decision, *, meant: Iterable[str], now: Mapping[str, Any]) -> bool:
    """Whether a decision about these findings of an earlier reading is about the same words in the reading of now."""
    there, then = set(about(now, decision)), set(meant)
    by_words = decision.kind == DoubtKind.UNKNOWN_HEADING and not decision.mark
    return there == then or bool(there & then) or (by_words and there != set())


def _is_about_findings(decision: Decision) -> bool:
    return decision.answer == LEFT_OUT or decision.kind in OF_FINDINGS


def _correct(reading: dict[str, Any], decision: Decision) -> None:
    if decision.kind not in OF_FINDINGS:
        changed = _of(decision, FRONT)
        reading["document"].update(changed)
        reading["corrected"] += [name for name in changed if name not in reading["corrected"]]
        return
    for one in _meant(reading, decision):
        changed = _of(decision, FINDING)
        one.update(changed)
        one["corrected"] += [name for name in changed if name not in one["corrected"]]


def _of(decision: Decision, names: Iterable[str]) -> dict[str, Any]:
    return {name: decision.values[name] for name in names if name in decision.values}


def _meant(reading: Mapping[str, Any], decision: Decision) -> list[dict[str, Any]]:
    """The findings that a decision is about."""
    every: list[dict[str, Any]] = reading["recommendations"]
    if decision.mark:
        return [one for one in every if one["mark"] == decision.mark]
    if decision.kind == DoubtKind.UNKNOWN_HEADING:
        return [one for one in every if decision.text in one["headings"]]
    if not decision.where:
        return []
    below = (decision.where, f"{decision.where}.", f"{decision.where}(")
    return [one for one in every if one["number"] == below[0] or one["number"].startswith(below[1:])]


def _address(reading: dict[str, Any]) -> None:
    """The place of each finding below its document, which no other has: `23(a)`, else `23(a);concern`, `23(a)~2`."""
    symbol = reading["document"].get("symbol") or ""
    taken: Counter[str] = Counter()
    first = sorted(
        reading["recommendations"], key=lambda one: one["kind"] not in ("recommendation", "urgent-measure")
    )
    for one in first:
        suffix = one["number"]
        if taken[suffix]:
            suffix = f"{one['number']};{one['kind']}"
        taken[suffix] += 1
        if taken[suffix] > 1:
            suffix = f"{suffix}~{taken[suffix]}"
        one["suffix"] = suffix
        if symbol and "symbol" in reading["corrected"]:
            one["address"] = f"{symbol}#{one['number']}"


def marks(findings: Iterable[Mapping[str, Any]]) -> list[str]:
    """What each finding is known by in a later reading: its number and its words, blanks apart."""
    seen: Counter[str] = Counter()
    found = []
    for one in findings:
        mark = digest("finding", one["number"], "".join(one["text"].split()))
        seen[mark] += 1
        found.append(mark if seen[mark] == 1 else digest(mark, str(seen[mark])))
    return found


def doubt_marks(doubts: Iterable[Mapping[str, Any]]) -> list[str]:
    """The same for doubts: their kind, place and words; where there are no words, what the reader said."""
    seen: Counter[str] = Counter()
    found = []
    for one in doubts:
        said = "".join(one["text"].split()) or one["sentence"]
        mark = digest(one["kind"], one["paragraph"], said)
        seen[mark] += 1
        found.append(mark if seen[mark] == 1 else digest(mark, str(seen[mark])))
    return found


def digest(*words: str) -> str:
    return hashlib.sha256("\0".join(words).encode("utf-8", "surrogatepass")).hexdigest()
