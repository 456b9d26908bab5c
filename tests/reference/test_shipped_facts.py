"""The shipped facts hold, and give the numbers that the UN printed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from palais.core.dates import PartialDate
from palais.core.entry_into_force import Form, entry_rule
from palais.core.treaties import OpenTo, membership_rule
from palais.reference.catalogue import TABLES
from palais.reference.checks.acts import parties
from palais.reference.facts import Facts, Layer
from palais.reference.layers import SHIPPED
from palais.reference.sources import FILE


def test_every_file_in_the_folder_is_a_known_table() -> None:
    assert {path.name for path in SHIPPED.iterdir()} == {spec.file for spec in TABLES.values()} | {FILE}


@pytest.mark.parametrize(("treaty", "count"), [("CRC", 196), ("OPAC", 173), ("OPSC", 178), ("OPIC", 52)])
def test_parties_to_the_convention_and_its_protocols(facts: Facts, treaty: str, count: int) -> None:
    assert len(parties(facts)[treaty]) == count


def test_the_united_states_is_party_to_two_protocols_and_not_to_the_convention(facts: Facts) -> None:
    treaties = {treaty for treaty, states in parties(facts).items() if "USA" in states}
    assert treaties == {"CAT", "ICCPR", "ICERD", "OPAC", "OPSC"}


def test_two_states_have_left_the_first_protocol(facts: Facts) -> None:
    found = parties(facts)["ICCPR-OP1"]
    assert not {"JAM", "TTO"} & found
    assert len(found) == 117


def test_states_members_and_those_outside(facts: Facts) -> None:
    kinds = [row.text("kind") for row in facts["states"]]
    assert (kinds.count("state"), kinds.count("organization"), kinds.count("territory")) == (197, 1, 1)
    assert {row.key[0] for row in facts["states"] if row.text("kind") != "state"} == {"EUE", "XKX"}


def test_the_warnings_are_the_known_ones(facts: Facts) -> None:
    assert [str(warning).partition(": ")[2] for warning in facts.warnings] == [
        "OPIC on 2019-02-01: the UN printed 42 parties, the rows give 43",
        "OPSC on 2019-02-01: the UN printed 175 parties, the rows give 176",
        "OPAC on 2023-02-03: the UN printed 172 parties, the rows give 173",
        "OP-CRPD on 2025-03-21: the UN printed 107 parties, the rows give 103",
        "OP-CRPD: 103 parties of at least 107: instruments after mid-2022 not identified "
        "(107 printed in March 2025)",
    ]


def test_a_row_knows_its_values_its_text_and_where_it_stands(facts: Facts) -> None:
    row = facts.find("ratifications", "SWE", "CRC", "ratification", "1990-06-29")
    assert row is not None
    assert row.date("date") == PartialDate.of(date(1990, 6, 29))
    assert row["day_unverified"] is None
    assert row.layer is Layer.SHIPPED
    assert (
        (SHIPPED / row.file).read_text("utf-8").splitlines()[row.line - 1].startswith("SWE,CRC,ratification")
    )
    source = facts.source_of(row)
    assert source is not None
    assert source.publisher == "United Nations Treaty Collection"
    assert source.as_of_latest == PartialDate.of(date(2015, 3, 14))


def test_values_have_the_types_of_their_columns(facts: Facts) -> None:
    row = facts.find("states", "BOL")
    assert row is not None
    assert row["lldc"] is True
    assert row["sids"] is False
    assert row["latitude"] == Decimal(row.text("latitude"))
    assert row.parts("aliases")[0] == "Bolivia"
    assert row.parts("old_codes") == ()


def test_a_value_of_another_kind_is_an_error_of_the_program(facts: Facts) -> None:
    row = facts["states"][0]
    with pytest.raises(TypeError):
        row.date("name_en")
    with pytest.raises(TypeError):
        row.parts("name_en")
    with pytest.raises(TypeError):
        row.number("name_en")


def test_a_key_that_no_row_has_finds_nothing(facts: Facts) -> None:
    assert facts.find("states", "QQQ") is None


def test_a_table_without_sources_of_its_own_has_none(facts: Facts) -> None:
    assert facts.source_of(facts["gaps"][0]) is None


def test_every_row_with_a_source_leads_to_one(facts: Facts) -> None:
    rows = [row for row in facts if row.texts.get("source")]
    assert len(rows) > 5_000
    assert all(facts.source_of(row) for row in rows)


def test_the_state_of_a_source_that_spans_years_is_its_last_year(facts: Facts) -> None:
    assert facts.sources["co-headers"].as_of == "2000-2024"
    assert facts.sources["co-headers"].as_of_latest == PartialDate.parse("2024")
    assert facts.sources["crc-working-methods"].as_of_latest == PartialDate.parse("1999")
    assert facts.sources["general-knowledge"].layer is Layer.SHIPPED


def test_the_rules_on_membership_in_the_table_and_in_the_code_are_the_same(facts: Facts) -> None:
    for row in facts["treaties"]:
        rule = membership_rule(row.key[0].lower())
        assert tuple(gate.lower() for gate in row.parts("eligibility_gates")) == rule.gates
        assert OpenTo(row.text("eligibility")) == rule.open_to
        assert row.text("eligibility_article") == rule.article
        assert row.text("eligibility_source") == rule.source
        assert (row.text("eligibility_status") == "ok") == rule.verified


def test_the_rules_on_entry_into_force_in_the_table_and_in_the_code_are_the_same(facts: Facts) -> None:
    for row in facts["treaties"]:
        rule = entry_rule(row.key[0].lower())
        assert row.text("entry_into_force_article") == f"{rule.article}(2)"
        assert Form(row.text("entry_into_force_form")) == rule.form
        assert row.text("rule_source") == rule.source
        assert (row.text("rule_status") == "ok") == rule.verified


def test_every_name_with_brackets_has_a_form_for_sentences(facts: Facts) -> None:
    forms = {row.key[0]: row.text("name_in_sentence_en") for row in facts["states"]}
    bracketed = {row.key[0] for row in facts["states"] if "(" in row.text("name_en")}
    assert all(forms[state] for state in bracketed)
    assert forms["NLD"] == "the Kingdom of the Netherlands"
    assert forms["SWE"] == ""
