"""Counts that must hold: States, members, groups, parties; and shortfalls that are known and written down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from palais.reference.checks.acts import parties
from palais.reference.facts import Facts, Fault, Layer, Row
from palais.reference.sources import FILE


def faults(facts: Facts) -> Iterator[Fault]:
    """Numbers outside what SOURCES.toml and treaties.csv expect, and gaps that are not as written."""
    members = [row for row in facts["states"] if row.text("un_status") == "member"]
    crc = {row.text("number") for row in facts["general_comments"] if row.text("body") == "CRC"}
    found = {
        "states": sum(row.text("kind") == "state" for row in facts["states"]),
        "members": len(members),
        "treaties": len(facts["treaties"]),
        "treaty-bodies": sum(row.text("kind") == "treaty-body" for row in facts["treaty_bodies"]),
        "crc-general-comments": len(crc),
    }
    by_treaty = {treaty: len(states) for treaty, states in parties(facts).items()}
    groups = Counter(row.text("un_group") for row in members)
    yield from _outside(found, facts.counts.plain, "{name}", "{found}")
    yield from _outside(groups, facts.counts.groups, "regional group {name}", "{found} members")
    yield from _outside(by_treaty, facts.counts.parties, "{name}", "{found} parties")
    yield from _outside(_signatories(facts), facts.counts.signatories, "{name}", "{found} signatories")
    yield from _expected(facts, by_treaty)


def warnings(facts: Facts) -> Iterator[Fault]:
    """Shortfalls that are known: they stop nothing, but nobody should forget them."""
    for gap in facts["gaps"]:
        have, wanted = gap.text("have"), gap.text("expected_min")
        yield gap.fault(f"{gap.key[0]}: {have} parties of at least {wanted}: {gap.text('reason')}")


def _signatories(facts: Facts) -> Counter[str]:
    return Counter(row.text("treaty") for row in facts["ratifications"] if row.text("act") == "signature")


def _outside(
    found: Mapping[str, int], wanted: Mapping[str, tuple[int, int]], name_form: str, found_form: str
) -> Iterator[Fault]:
    for name, (least, most) in wanted.items():
        if name not in found:
            yield Fault(Layer.SHIPPED, FILE, 0, "", f"counts: {name} is nothing that is counted here")
        elif not least <= found[name] <= most:
            expected = str(least) if least == most else f"{least} to {most}"
            subject, number = name_form.format(name=name), found_form.format(found=found[name])
            yield Fault(Layer.SHIPPED, FILE, 0, "", f"counts: {subject}: expected {expected}, found {number}")


def _expected(facts: Facts, by_treaty: Mapping[str, int]) -> Iterator[Fault]:
    gaps = {row.key[0]: row for row in facts["gaps"]}
    touched = {row.text("treaty") for row in facts["ratifications"] if row.layer is Layer.NETWORK}
    for treaty in facts["treaties"]:
        key = treaty.key[0]
        found, least = by_treaty[key], treaty.number("expected_parties_min")
        if key not in facts.counts.parties and found > treaty.number("expected_parties_max"):
            most = treaty.text("expected_parties_max")
            yield treaty.fault(f"{key}: {found} parties, more than {most}", column="expected_parties_max")
        if key not in touched:
            yield from _gap(treaty, gaps.get(key), found, least)


def _gap(treaty: Row, gap: Row | None, found: int, least: int) -> Iterator[Fault]:
    key = treaty.key[0]
    if found >= least:
        if gap is not None:
            yield gap.fault(f"{key} is complete: the line is out of date")
        return
    if gap is None:
        yield treaty.fault(f"{key}: {found} parties, {least} expected, and gaps.csv does not say so")
        return
    wanted = (least, found, least - found)
    stated = (gap.number("expected_min"), gap.number("have"), gap.number("missing"))
    if stated != wanted:
        yield gap.fault(f"{key}: expected {_numbers(wanted)}, found {_numbers(stated)}")


def _numbers(numbers: tuple[int, int, int]) -> str:
    return ",".join(map(str, numbers))
