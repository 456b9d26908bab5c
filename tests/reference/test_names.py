"""A name in any of six languages, an alias or a code leads to its State; nothing is guessed."""

from __future__ import annotations

import pytest

from palais.reference.facts import Facts
from palais.reference.names import StateNames


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Morocco", "MAR"),
        ("maroc", "MAR"),
        ("المغرب", "MAR"),
        ("МАРОККО", "MAR"),
        ("摩洛哥", "MAR"),
        ("MAR", "MAR"),
        ("mar", "MAR"),
        ("ma", "MAR"),
        ("504", "MAR"),
        ("Côte d’Ivoire", "CIV"),
        ("COTE D'IVOIRE", "CIV"),
        ("Ivory Coast", "CIV"),
        ("Swaziland", "SWZ"),
        ("turkiye", "TUR"),
        ("Netherlands (Kingdom of the)", "NLD"),
        ("Kingdom of Sweden", "SWE"),
        ("ROM", "ROU"),
        ("TMP", "TLS"),
        ("EU", "EUE"),
        ("Kosovo", "XKX"),
        ("Marokko", None),
        ("", None),
        ("Korea", None),
    ],
)
def test_find(names: StateNames, text: str, state: str | None) -> None:
    assert names.find(text) == state


def test_a_code_is_no_name(names: StateNames) -> None:
    assert names.find("MAR") == "MAR"
    assert names.find_name("MAR") is None


def test_every_name_and_alias_of_every_state_leads_to_it(facts: Facts, names: StateNames) -> None:
    for row in facts["states"]:
        columns = [column for column in row.texts if column.startswith("name_") and column[-3] == "_"]
        spellings = [row.text(column) for column in columns if row.text(column)]
        assert len(spellings) >= 6
        assert {names.find(name) for name in (*spellings, *row.parts("aliases"))} == {row.key[0]}


def test_the_nearest_names_are_proposed_the_likeliest_first(names: StateNames) -> None:
    assert names.nearest("Marokko")[0] == "MAR"
    assert names.nearest("Slovkia")[0] == "SVK"
    assert names.nearest("qqqqqqq") == ()
