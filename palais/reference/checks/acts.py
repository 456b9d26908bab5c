"""What States did about treaties: each act possible, none twice, and the UN's printed numbers beside ours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from palais.core.treaties import Act, Status, TreatyAct, standing
from palais.reference.facts import Facts, Fault, Row

_LENGTHS = {"day": 10, "month": 7, "year": 4}
_PRECISION = {length: precision for precision, length in _LENGTHS.items()}
_END = date.max


def faults(facts: Facts) -> Iterator[Fault]:
    """Acts that cannot be: of a wrong precision, before the treaty, twice, before their own signature."""
    adopted = {row.key[0]: row.text("adopted_on") for row in facts["treaties"]}
    for row in facts["ratifications"]:
        yield from _date(row, adopted[row.text("treaty")])
    for acts in _by_state_and_treaty(facts["ratifications"]).values():
        yield from _sequence(acts)


def warnings(facts: Facts) -> Iterator[Fault]:
    """Numbers of parties that the UN printed and the rows do not give.

    A row known to the year counts from the first day of that year at the earliest, so the rows give a range.
    """
    by_treaty = defaultdict(list)
    for row in facts["ratifications"]:
        if Act(row.text("act")).binds:
            by_treaty[row.text("treaty")].append(row)
    for printed in facts["party_counts_published"]:
        least, most = _range_on(by_treaty[printed.text("treaty")], printed.date("date").latest)
        wanted = printed.number("parties")
        if not least <= wanted <= most:
            found = str(least) if least == most else f"{least} to {most}"
            treaty, day = printed.text("treaty"), printed.text("date")
            yield printed.fault(f"{treaty} on {day}: the UN printed {wanted} parties, the rows give {found}")


def parties(facts: Facts) -> dict[str, set[str]]:
    """The States (and organizations) that are party to each treaty by all rows, whatever their date."""
    found: dict[str, set[str]] = {row.key[0]: set() for row in facts["treaties"]}
    for (state, treaty), rows in _by_state_and_treaty(facts["ratifications"]).items():
        if standing([_act(row) for row in rows], on=_END).status is Status.PARTY:
            found[treaty].add(state)
    return found


def _by_state_and_treaty(rows: Iterable[Row]) -> dict[tuple[str, str], list[Row]]:
    grouped = defaultdict(list)
    for row in rows:
        grouped[row.text("state"), row.text("treaty")].append(row)
    return grouped


def _act(row: Row) -> TreatyAct:
    return TreatyAct(row.text("treaty"), row.text("state"), Act(row.text("act")), row.date("date"))


def _date(row: Row, adopted_on: str) -> Iterator[Fault]:
    text, precision = row.text("date"), row.text("precision")
    if len(text) != _LENGTHS[precision]:
        yield row.fault(f"expected {_PRECISION[len(text)]} for {text}, found {precision}", column="precision")
    recalled = row.text("day_unverified")
    if recalled and not (recalled.startswith(text) and len(recalled) > len(text)):
        yield row.fault(f"expected a day within {text}, found {recalled}", column="day_unverified")
    if text < adopted_on[: len(text)]:
        yield row.fault(f"{text} lies before the adoption of the treaty ({adopted_on})", column="date")


def _sequence(rows: list[Row]) -> Iterator[Fault]:
    consents = [row for row in rows if Act(row.text("act")).binds]
    exits = [row for row in rows if row.text("act") == Act.WITHDRAWAL]
    if len(consents) > 1 + len(exits):
        first = consents[0]
        bound = f"{first.text('state')} is bound by {first.text('treaty')} already"
        place = f"{first.file} line {first.line} says {first.text('act')} {first.text('date')}"
        yield consents[-1].fault(f"{bound}: {place}")
    signed = [r for r in rows if r.text("act") == Act.SIGNATURE and "succession" not in r.text("note")]
    for row in consents:
        if row.text("act") == Act.RATIFICATION and signed and _is_before(row, signed[0]):
            yield row.fault(f"ratified {row.text('date')}, before the signature of {signed[0].text('date')}")


def _is_before(row: Row, other: Row) -> bool:
    """True when certain: dates known to the year are compared by the year."""
    return row.date("date").latest < other.date("date").earliest


def _range_on(rows: list[Row], on: date) -> tuple[int, int]:
    sure, perhaps = set(), set()
    for row in rows:
        when = row.date_if_known("day_unverified") or row.date("date")
        come = when.has_come_by(on)
        if come is True:
            sure.add(row.text("state"))
        elif come is None:
            perhaps.add(row.text("state"))
    return len(sure), len(sure | perhaps)
