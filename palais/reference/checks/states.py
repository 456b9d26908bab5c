"""States, regions, treaties and bodies: codes, names that lead to one State only, dates in order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from palais.reference.catalogue.columns import LANGUAGES
from palais.reference.cells import shown
from palais.reference.facts import Facts, Fault, Row

_ALPHA_3, _ALPHA_2, _M49 = re.compile(r"[A-Z]{3}"), re.compile(r"[A-Z]{2}"), re.compile(r"[0-9]{3}")
_ARTICLE_IN_BRACKETS = re.compile(r"\((the|le|la|les|l'|el|los|las)\)|\*")


def faults(facts: Facts) -> Iterator[Fault]:
    """Wrong codes, spellings that belong to two States, members without a group, treaties out of order."""
    for row in facts["states"]:
        yield from _codes(row)
    yield from _taken_twice(facts["states"])
    for row in facts["treaties"]:
        days = [row.text(name) for name in ("adopted_on", "opened_on", "in_force_on")]
        if days != sorted(days):
            yield row.fault(
                f"expected adoption, opening, entry into force in this order, found {', '.join(days)}"
            )
        if row.number("expected_parties_min") > row.number("expected_parties_max"):
            yield row.fault("more parties expected at least than at most", column="expected_parties_min")


def _codes(row: Row) -> Iterator[Fault]:
    if not _ALPHA_3.fullmatch(row.text("iso3")):
        yield row.fault(f"expected three capital letters, found {shown(row.text('iso3'))}", column="iso3")
    if not _ALPHA_2.fullmatch(row.text("iso2")):
        yield row.fault(f"expected two capital letters, found {shown(row.text('iso2'))}", column="iso2")
    if row.text("kind") == "state":
        if not _M49.fullmatch(row.text("m49")):
            yield row.fault(f"expected three digits, found {shown(row.text('m49'))}", column="m49")
        for name in ("m49_region", "m49_subregion"):
            if not row.text(name):
                yield row.fault("expected a key of m49_regions.csv, found nothing", column=name)
    for name, limit in (("latitude", 90), ("longitude", 180)):
        if abs(float(row.text(name))) > limit:
            yield row.fault(f"expected -{limit} to {limit}, found {row.text(name)}", column=name)
    for language in ("en", "fr", "es"):
        if _ARTICLE_IN_BRACKETS.search(row.text(f"name_{language}")):
            yield row.fault("expected no asterisk and no article in brackets", column=f"name_{language}")
    if row.text("un_status") == "member" and row.text("un_group") == "none":
        yield row.fault("a member of the United Nations has a regional group", column="un_group")


def _taken_twice(states: tuple[Row, ...]) -> Iterator[Fault]:
    owners: dict[tuple[str, str], str] = {}
    for row in states:
        for form, spelling in _spellings(row):
            owner = owners.setdefault((form, spelling.casefold()), row.key[0])
            if owner != row.key[0]:
                yield row.fault(f"the {form} {shown(spelling)} belongs to {owner} already")


def _spellings(row: Row) -> Iterator[tuple[str, str]]:
    for form in ("iso2", "m49"):
        if row.text(form):
            yield form, row.text(form)
    for language in LANGUAGES:
        yield "name", row.text(f"name_{language}")
    for alias in row.parts("aliases"):
        yield "name", alias
    yield "code", row.text("iso3")
    for code in row.parts("old_codes"):
        yield "code", code
