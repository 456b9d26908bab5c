"""Sessions, reviews, deadlines, general comments, symbols: rows that must agree with each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from palais.core.dates import Period, PeriodNotUnderstood
from palais.core.deadlines import moments
from palais.reference.cells import shown
from palais.reference.facts import Facts, Fault, Row

_CYCLE = re.compile(r"[1-9][0-9]?(-[1-9][0-9]?)?")
_HOUR = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_ROUNDS = re.compile(r"(winter|spring|autumn)=(0|-1)-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")


def faults(facts: Facts) -> Iterator[Fault]:
    """Days out of order, reviews without a session, rules that cannot be counted, numbers with a hole."""
    for row in facts["committee_sessions"]:
        yield from _session(row)
    yield from _one_of_each_number(facts["committee_sessions"])
    yield from _reviews(facts)
    yield from _pre_session_reviews(facts)
    yield from _steps(facts)
    for row in facts["deadline_rules"]:
        yield from _deadline(row)
    yield from _general_comments(facts["general_comments"])
    for row in facts["un_symbols_examples"]:
        if row.text("valid") == "yes" and not row.text("normalized"):
            yield row.fault("a valid symbol has a normal form", column="normalized")
    yield from _symbol_examples(facts["un_symbols_examples"])


def _session(row: Row) -> Iterator[Fault]:
    for start, end in (
        ("planned_start", "planned_end"),
        ("moved_start", "moved_end"),
        ("held_start", "held_end"),
    ):
        first, last = row.date_if_known(start), row.date_if_known(end)
        if first and last and first.earliest > last.latest:
            yield row.fault(f"{row.text(start)} lies after {end} {row.text(end)}", column=start)
    if row.text("status") in {"cancelled", "scheduled"} and row.text("held_start"):
        yield row.fault(f"a session that is {row.text('status')} has no days held", column="held_start")
    if bool(row.text("moved_start")) != bool(row.text("moved_end")):
        yield row.fault("new days have a first and a last one", column="moved_end")
    if row.text("status") == "moved" and not row.text("moved_start"):
        yield row.fault("a session that is moved has new days; without them it is postponed", column="status")


def _one_of_each_number(rows: tuple[Row, ...]) -> Iterator[Fault]:
    """A number belongs to one session of a body; one that was cancelled may have given it up to the next."""
    taken: dict[tuple[str, bool, str], Row] = {}
    for row in rows:
        if not row.text("number") or row.text("status") == "cancelled":
            continue
        slot = (row.text("body"), row.text("kind") == "pre-session", row.text("number"))
        first = taken.setdefault(slot, row)
        if first is not row:
            what = f"{row.text('body')} {row.text('kind')} {row.text('number')}"
            yield row.fault(
                f"there is already a {what}, planned for {first.text('planned_start')}", column="number"
            )


def _pre_session_reviews(facts: Facts) -> Iterator[Fault]:
    known = {
        (row.text("body"), row.text("number") or row.text("planned_start"))
        for row in facts["committee_sessions"]
        if row.text("kind") == "pre-session"
    }
    for row in facts["pre_session_reviews"]:
        if (row.text("body"), row.text("pre_session")) not in known:
            name = f"{row.text('body')} {row.text('pre_session')}"
            yield row.fault(f"committee_sessions.csv has no pre-session {name}", column="pre_session")


def _steps(facts: Facts) -> Iterator[Fault]:
    """A step belongs to a review, and says at least one day of it."""
    known = {(*row.key,) for row in facts["reviews"]}
    for row in facts["review_steps"]:
        if row.key[:-1] not in known:
            yield row.fault(f"reviews.csv has no review {' '.join(row.key[:-1])}", column="session")
        if not any(row.text(name) for name in ("happened_on", "expected_on", "not_yet_on")):
            yield row.fault(
                "a step has a day on which it happened, is expected, or had not come yet", column="step"
            )
        if row.text("not_yet_on") and row.text("happened_on"):
            yield row.fault("what has happened is not waited for", column="not_yet_on")


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
    yield from _closing_hour(row)
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


def _closing_hour(row: Row) -> Iterator[Fault]:
    if row.text("closes_at") and not _HOUR.fullmatch(row.text("closes_at")):
        found = shown(row.text("closes_at"))
        yield row.fault(f"expected an hour such as 15:00, found {found}", column="closes_at")
    try:
        moments.zone(row.text("zone") or moments.GENEVA)
    except moments.ZoneNotKnown as error:
        yield row.fault(str(error), column="zone")


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
