"""What a source says beside what is known here: nothing is settled, everything is shown."""

from __future__ import annotations

import pytest

from palais.core.dates import PartialDate
from palais.core.treaties import Act
from palais.reference.arrivals import Doubt, ReadAct
from palais.reference.depositary import read_status_list
from palais.reference.difference import Answer, compare
from palais.reference.facts import Facts
from palais.reference.names import StateNames
from tests.makers.facts_arriving import run_on


def _act(state: str, act: Act, date: str, treaty: str = "OPIC", remark: str = "") -> ReadAct:
    return ReadAct(state, treaty, act, PartialDate.parse(date), "line 2", remark=remark)


@pytest.mark.parametrize(
    ("act", "answer", "reason"),
    [
        (_act("AUT", Act.RATIFICATION, "2025-01-02"), Answer.INSERT, ""),
        (_act("ALB", Act.RATIFICATION, "2013-05-29"), Answer.SAME, ""),
        (_act("ALB", Act.RATIFICATION, "2013"), Answer.SAME, "known more precisely here"),
        (
            _act("ALB", Act.RATIFICATION, "2013-05-30"),
            Answer.CONFLICT,
            "untc-iv-11-d says ratification 2013-05-29, new-list says ratification 2013-05-30",
        ),
        (
            _act("ALB", Act.ACCESSION, "2013-05-29"),
            Answer.CONFLICT,
            "untc-iv-11-d says ratification 2013-05-29, new-list says accession 2013-05-29",
        ),
        (
            _act("MDA", Act.RATIFICATION, "2023-11-02"),
            Answer.CHANGE,
            "more precise",
        ),
        (
            _act("MDA", Act.RATIFICATION, "2023"),
            Answer.CHANGE,
            "unverified until now",
        ),
        (
            _act("MDA", Act.ACCESSION, "2023-11-02"),
            Answer.CONFLICT,
            "ipn-moldova says ratification 2023, new-list says accession 2023-11-02; "
            "what is known here is unverified",
        ),
        (
            _act("SMR", Act.ACCESSION, "2018-09-26"),
            Answer.CHANGE,
            "more precise; the day was recalled rightly",
        ),
        (
            _act("SMR", Act.ACCESSION, "2018-09-27"),
            Answer.CHANGE,
            "more precise; 2018-09-26 was recalled here",
        ),
        (
            _act("DNK", Act.ACCESSION, "2015-10-07", remark="note 1 was not read"),
            Answer.SAME,
            "note 1 was not read",
        ),
    ],
    ids=lambda value: f"{value.state} {value.date.isoformat()}" if isinstance(value, ReadAct) else None,
)
def test_one_act(act: ReadAct, answer: Answer, reason: str, facts: Facts) -> None:
    (row,) = compare([act], facts=facts, source="new-list").rows
    assert (row.answer, row.reason) == (answer, reason)
    assert row.read is act
    assert (row.known is None) == (answer is Answer.INSERT)


def test_the_same_source_may_change_its_mind(facts: Facts) -> None:
    act = _act("ALB", Act.RATIFICATION, "2013-05-30")
    (row,) = compare([act], facts=facts, source="untc-iv-11-d").rows
    assert row.answer is Answer.CHANGE
    assert row.reason == "the source said ratification 2013-05-29, now ratification 2013-05-30"


def test_an_act_that_stands_twice_is_not_understood(facts: Facts) -> None:
    acts = [_act("AUT", Act.RATIFICATION, "2025-01-02"), _act("AUT", Act.ACCESSION, "2025-01-03")]
    found = compare(acts, facts=facts, source="new-list")
    assert found.counts()[Answer.INSERT] == 1
    (row,) = found.of(Answer.NOT_UNDERSTOOD)
    assert row.reason == "line 2: stands twice in the source, first as ratification 2025-01-02 (line 2)"


def test_doubts_come_along(facts: Facts) -> None:
    found = compare(
        [], facts=facts, source="x", doubts=[Doubt("line 7", "no State is known by 'X'", ("MAR",))]
    )
    (row,) = found.rows
    assert (row.answer, row.nearest) == (Answer.NOT_UNDERSTOOD, ("MAR",))
    assert row.reason == "line 7: no State is known by 'X'"


def _written(text: str) -> str:
    names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    year, month, day = text.split("-")
    return f"{int(day)} {names[int(month) - 1]} {year}"


def _as_list(facts: Facts, treaty: str) -> list[tuple[str, str, str]]:
    """The rows of a treaty as lines of a status list; a year is put as its first day."""
    lines: dict[str, list[str]] = {}
    for row in facts["ratifications"]:
        if row.text("treaty") == treaty and row.text("act") != "withdrawal":
            when = _written(row.date("date").earliest.isoformat())
            letter = {"accession": " a", "succession": " d"}.get(row.text("act"), "")
            lines.setdefault(row.text("state"), ["", ""])[row.text("act") != "signature"] = when + letter
    states = {row.key[0]: row.text("name_en") for row in facts["states"]}
    return [(states[state], *dates) for state, dates in lines.items()]  # type: ignore[misc]


def test_a_whole_list_without_a_state_says_that_it_is_gone(facts: Facts, names: StateNames) -> None:
    lines = [line for line in _as_list(facts, "OPSC") if line[0] != "Sweden"]
    found = read_status_list(run_on(lines), names=names)
    assert (found.complete, found.doubts) == (True, ())
    rows = compare(found.acts(treaty="OPSC"), facts=facts, source="new-list", whole_list_of="OPSC").rows
    gone = [(row.state, row.act, row.reason) for row in rows if row.answer is Answer.GONE]
    assert gone == [
        ("SWE", "ratification", "stands here by untc-2015, not in the new list"),
        ("SWE", "signature", "stands here by untc-2015, not in the new list"),
    ]
    answers = {row.answer for row in rows if row.known is None or row.known.text("precision") == "day"}
    assert answers == {Answer.SAME, Answer.GONE}


def test_a_list_that_is_cut_off_makes_nothing_gone(facts: Facts) -> None:
    found = compare([_act("ALB", Act.RATIFICATION, "2013-05-29")], facts=facts, source="new-list")
    assert found.of(Answer.GONE) == ()


def test_a_state_that_has_left_is_not_missed(facts: Facts) -> None:
    rows = compare([], facts=facts, source="new-list", whole_list_of="ICCPR-OP1").of(Answer.GONE)
    assert len({row.state for row in rows}) > 100
    assert not {"JAM", "TTO"} & {row.state for row in rows}


def test_a_state_that_may_be_meant_by_an_unknown_name_is_said_to(facts: Facts) -> None:
    doubt = Doubt("Swedn", "no State of this name is known here", ("SWE",))
    rows = compare([], facts=facts, source="new-list", doubts=[doubt], whole_list_of="OPSC").of(Answer.GONE)
    reasons = {row.reason for row in rows if row.state == "SWE"}
    assert reasons == {
        "stands here by untc-2015, not in the new list; perhaps meant by a name that was not understood"
    }


def test_what_asks_for_something_comes_first(facts: Facts) -> None:
    acts = [_act("ALB", Act.RATIFICATION, "2013-05-29"), _act("AUT", Act.RATIFICATION, "2025-01-02")]
    found = compare(acts, facts=facts, source="new-list")
    assert [row.state for row in found.rows] == ["AUT", "ALB"]
