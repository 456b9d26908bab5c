"""Sessions, reviews, deadlines, general comments, symbols: rows that must agree with each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from palais.core.dates import Period, PeriodNotUnderstood
from palais.reference.cells import shown
from palais.reference.facts import Facts, Fault, Row

_CYCLE = re.compile(r"[1-9][0-9]?(-[1-9][0-9]?)?")
_ROUNDS = re.compile(r"(winter|spring|autumn)=(0|-1)-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")


def faults(facts: Facts) -> Iterator[Fault]:
    """Days out of order, reviews without a session, rules that cannot be counted, numbers with a hole."""
    for row in facts["committee_sessions"]:
        yield from _session(row)
    yield from _reviews(facts)
    for row in facts["deadline_rules"]:
        yield from _deadline(row)
    yield from _general_comments(facts["general_comments"])
    for row in facts["un_symbols_examples"]:
        if row.text("valid") == "yes" and not row.text("normalized"):
            yield row.fault("a valid symbol has a normal form", column="normalized")
    yield from _symbol_examples(facts["un_symbols_examples"])


def _session(row: Row) -> Iterator[Fault]:
    for start, end in (("planned_start", "planned_end"), ("held_start", "held_end")):
        first, last = row.date_if_known(start), row.date_if_known(end)
        if first and last and first.earliest > last.latest:
            yield row.fault(f"{row.text(start)} lies after {end} {row.text(end)}", column=start)
    if row.text("status") in {"cancelled", "scheduled"} and row.text("held_start"):
        yield row.fault(f"a session that is {row.text('status')} has no days held", column="held_start")


def _reviews(facts: Facts) -> Iterator[Fault]:
    held = {
        (row.text("body"), row.text("number"))
        for row in facts["committee_sessions"]
        if row.text("kind") != "pre-session"
    }
    lines: dict[str, int] = {}
    for row in facts["reviews"]:
        session = (row.text("body"), row.text("session"))
        if session not in held:
            yield row.fault(f"committee_sessions.csv has no session {' '.join(session)}", column="session")
        if row.text("cycle") and not _CYCLE.fullmatch(row.text("cycle")):
            yield row.fault(f"expected 3 or 5-6, found {shown(row.text('cycle'))}", column="cycle")
        symbol = row.text("symbol_co")
        if bool(symbol) != bool(row.text("symbol_status")):
            yield row.fault("a symbol and its status go together", column="symbol_status")
        if symbol and (first := lines.setdefault(symbol, row.line)) != row.line:
            yield row.fault(f"{symbol} stands on line {first} already", column="symbol_co")
    yield from _every_member_in_the_upr(facts)


def _every_member_in_the_upr(facts: Facts) -> Iterator[Fault]:
    reviewed = {row.text("state") for row in facts["reviews"] if row.text("body") == "UPR"}
    members = {row.key[0]: row for row in facts["states"] if row.text("un_status") == "member"}
    for state in sorted(members.keys() - reviewed):
        yield members[state].fault(f"reviews.csv has no review of {state} by the UPR")


def _deadline(row: Row) -> Iterator[Fault]:
    kind, rule = row.text("rule_kind"), row.text("rule")
    if kind in {"limit", "none"}:
        if rule:
            yield row.fault(f"expected nothing for the kind {kind}, found {shown(rule)}", column="rule")
        return
    if kind == "round-table":
        if not all(_ROUNDS.fullmatch(part) for part in rule.split(";")):
            yield row.fault(f"expected rounds as winter=-1-12-01, found {shown(rule)}", column="rule")
        return
    try:
        Period.parse(rule)
    except PeriodNotUnderstood:
        yield row.fault(f"expected a period such as P30D, P3M or -P10W, found {shown(rule)}", column="rule")
    if (kind == "offset-range") != bool(row.text("rule_to")):
        yield row.fault("a range, and only a range, has an end", column="rule_to")


def _general_comments(rows: tuple[Row, ...]) -> Iterator[Fault]:
    known = {row.text("symbol") for row in rows}
    for row in rows:
        for name in ("superseded_by", "joint_symbol"):
            if row.text(name) and row.text(name) not in known:
                yield row.fault(f"{shown(row.text(name))} is the symbol of no row here", column=name)
    crc = {row.number("number") for row in rows if row.text("body") == "CRC"}
    missing = set(range(1, max(crc, default=0) + 1)) - crc
    if missing:
        numbers = ", ".join(map(str, sorted(missing)))
        yield Fault(rows[0].layer, rows[0].file, 0, "", f"general comments of the CRC are missing: {numbers}")


def _symbol_examples(rows: tuple[Row, ...]) -> Iterator[Fault]:
    for wanted, word in ((60, "yes"), (15, "no")):
        found = sum(row.text("valid") == word for row in rows)
        if found < wanted:
            message = f"expected at least {wanted} rows with valid={word}, found {found}"
            yield Fault(rows[0].layer, rows[0].file, 0, "valid", message)
