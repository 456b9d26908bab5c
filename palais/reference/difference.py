"""What a source says beside what is known here, row by row.

It knows six answers: insert, change, same, conflict, gone, not understood. It settles nothing: where
two sources disagree, both are shown and a person chooses. The rule is docs/rules/depositary.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from palais.core.dates import PartialDate
from palais.core.treaties import Act
from palais.reference.arrivals import Doubt, ReadAct
from palais.reference.facts import Facts, Row

Slot = tuple[str, str, str]


class Answer(StrEnum):
    """What a row of the difference says."""

    INSERT = "insert"  # not known here
    CHANGE = "change"  # the same source says something new, or the same date is now known better
    SAME = "same"  # known here already
    CONFLICT = "conflict"  # two sources disagree
    GONE = "gone"  # known here, absent from a list that is whole
    NOT_UNDERSTOOD = "not-understood"


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """One line of the difference.

    ``known`` is the row here, with its source; ``read`` what the new source says. Either may be None.
    ``reason`` is a sentence for a person; ``nearest`` proposes States where a name was not understood.
    """

    answer: Answer
    state: str
    treaty: str
    act: str
    known: Row | None
    read: ReadAct | None
    reason: str = ""
    nearest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """The whole difference: rows that ask for something first, then what is the same, by State."""

    rows: tuple[DifferenceRow, ...]

    def of(self, *answers: Answer) -> tuple[DifferenceRow, ...]:
        """The rows with one of these answers, in their order."""
        return tuple(row for row in self.rows if row.answer in answers)

    def counts(self) -> dict[Answer, int]:
        """How many rows have each answer, those of none included."""
        return {answer: len(self.of(answer)) for answer in Answer}


def compare(
    acts: Iterable[ReadAct],
    *,
    facts: Facts,
    source: str,
    doubts: Iterable[Doubt] = (),
    whole_list_of: str | None = None,
) -> Difference:
    """Compare acts of one source with the facts.

    ``source`` is the key under which the source stands, or will stand, in SOURCES.toml: a changed date of the
    same source is a change, of another source a conflict. ``whole_list_of`` is the key of a treaty whose list
    was read in full; only then can a row be gone.
    """
    known: dict[Slot, Row] = {}
    for row in facts["ratifications"]:
        known[_slot(row.text("state"), row.text("treaty"), row.text("act"))] = row
    read: dict[Slot, ReadAct] = {}
    rows: list[DifferenceRow] = []
    for act in acts:
        slot = _slot(act.state, act.treaty, act.act.value)
        if slot in read:
            rows.append(_twice(act, read[slot]))
            continue
        read[slot] = act
        rows.append(_row(act, known.get(slot), source))
    doubted = list(doubts)
    rows += [_not_understood(doubt) for doubt in doubted]
    if whole_list_of is not None:
        perhaps = {state for doubt in doubted for state in doubt.nearest}
        rows += _gone(known, read, whole_list_of, perhaps)
    return Difference(tuple(sorted(rows, key=_place)))


def _slot(state: str, treaty: str, act: str) -> Slot:
    return (state, treaty, "consent" if Act(act).binds else act)


def _place(row: DifferenceRow) -> tuple[bool, str, str, str]:
    return (row.answer is Answer.SAME, row.state, row.treaty, row.act)


def _not_understood(doubt: Doubt) -> DifferenceRow:
    reason = f"{doubt.where}: {doubt.reason}"
    return DifferenceRow(Answer.NOT_UNDERSTOOD, "", "", "", None, None, reason, doubt.nearest)


def _twice(act: ReadAct, first: ReadAct) -> DifferenceRow:
    before = f"{first.act} {first.date.isoformat()} ({first.where})"
    reason = f"{act.where}: stands twice in the source, first as {before}"
    return DifferenceRow(Answer.NOT_UNDERSTOOD, act.state, act.treaty, act.act, None, act, reason)


def _row(act: ReadAct, known: Row | None, source: str) -> DifferenceRow:
    if known is None:
        return _answer(Answer.INSERT, act, None, act.remark)
    if known.text("act") == act.act.value:
        if act.date == known.date("date"):
            if known.text("status") == "unverified" and known.text("source") != source:
                return _answer(Answer.CHANGE, act, known, _join("unverified until now", act.remark))
            return _answer(Answer.SAME, act, known, act.remark)
        if _holds(known.date("date"), act.date):
            reason = _join("more precise", _recalled(act, known), act.remark)
            return _answer(Answer.CHANGE, act, known, reason)
        if _holds(act.date, known.date("date")):
            return _answer(Answer.SAME, act, known, _join("known more precisely here", act.remark))
    said = f"{known.text('act')} {known.text('date')}"
    says = f"{act.act.value} {act.date.isoformat()}"
    if known.text("source") == source:
        return _answer(Answer.CHANGE, act, known, _join(f"the source said {said}, now {says}", act.remark))
    weak = "; what is known here is unverified" if known.text("status") == "unverified" else ""
    reason = f"{known.text('source')} says {said}, {source} says {says}{weak}"
    return _answer(Answer.CONFLICT, act, known, _join(reason, act.remark))


def _answer(answer: Answer, act: ReadAct, known: Row | None, reason: str) -> DifferenceRow:
    return DifferenceRow(answer, act.state, act.treaty, act.act.value, known, act, reason)


def _holds(wide: PartialDate, narrow: PartialDate) -> bool:
    """True when the second date lies within the first and says more."""
    return wide != narrow and wide.earliest <= narrow.earliest and narrow.latest <= wide.latest


def _recalled(act: ReadAct, known: Row) -> str:
    """A word on the day that was believed here but never seen."""
    recalled = known.text("day_unverified")
    if not recalled:
        return ""
    if recalled == act.date.isoformat():
        return "the day was recalled rightly"
    return f"{recalled} was recalled here"


def _join(*reasons: str) -> str:
    return "; ".join(reason for reason in reasons if reason)


def _gone(
    known: dict[Slot, Row], read: dict[Slot, ReadAct], treaty: str, perhaps: set[str]
) -> Iterator[DifferenceRow]:
    withdrawn = {slot[0] for slot in known if slot[1] == treaty and slot[2] == Act.WITHDRAWAL.value}
    for slot, row in known.items():
        if slot[1] != treaty or slot in read or slot[0] in withdrawn:
            continue
        reason = f"stands here by {row.text('source')}, not in the new list"
        if slot[0] in perhaps:
            reason += "; perhaps meant by a name that was not understood"
        yield DifferenceRow(Answer.GONE, slot[0], treaty, row.text("act"), row, None, reason)
