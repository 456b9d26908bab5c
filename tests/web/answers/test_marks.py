"""The mark behind a figure, what a row of facts answers, and plain data."""

from datetime import date

import pytest

from palais.apps.office import facts as registry
from palais.apps.office.models import Correction
from palais.apps.office.services.sync import sync
from palais.apps.treaties.models import State
from palais.web.answers import facts
from palais.web.answers.marks import older_than_a_year


@pytest.mark.parametrize(
    ("as_of", "old"),
    [
        ("2025-11-02", False),
        ("2025-11-01", True),
        ("2025-11", False),
        ("2025-10", True),
        ("2026", False),
        ("2024", True),
        ("2016-2025", False),
        ("2016-2024", True),
        ("2016–2024", True),
        ("1990s", True),
        ("", True),
    ],
)
def test_a_source_of_more_than_a_year_may_have_changed(as_of, old):
    assert older_than_a_year(as_of, on=date(2026, 11, 2)) is old


def test_a_row_says_its_table_source_and_layer(facts_loaded, today):
    found = facts.row(table="ratifications", key="SWE/CRC/ratification/1990-06-29", on=today)
    assert (found.mark.source, found.mark.layer, found.mark.verified) == ("untc-2015", "shipped", True)
    assert {cell.column: cell.text for cell in found.cells}["date"] == "1990-06-29"
    assert [cell.replaced for cell in found.cells if cell.replaced is not None] == []
    assert (found.withdrawn_on, found.reason) == (None, "")


def test_a_corrected_row_shows_what_it_replaced_and_why_and_nobodys_name(facts_loaded, today):
    below = State.public.get(pk="SWE").raw
    Correction.objects.create(
        table="states",
        fact_key="SWE",
        kind="change",
        values={"name_en": "Svea"},
        covers=below,
        reason="A letter",
    )
    sync(apply=True, on=today)
    found = facts.row(table="states", key="SWE", on=today)
    assert [(cell.column, cell.text, cell.replaced) for cell in found.cells if cell.replaced is not None] == [
        ("name_en", "Svea", "Sweden")
    ]
    assert (found.mark.layer, found.reason) == ("editor", "A letter")


def test_a_withdrawn_row_is_still_answered_with_its_day(facts_loaded, today):
    State.everything.filter(pk="SWE").update(withdrawn_on=today)
    assert facts.row(table="states", key="SWE", on=today).withdrawn_on == today


@pytest.mark.parametrize(("table", "key"), [("states", "ATL"), ("planets", "SWE"), ("auth_user", "1")])
def test_no_other_table_and_no_other_row_is_answered(facts_loaded, today, table, key):
    assert facts.row(table=table, key=key, on=today) is None


def test_the_tables_count_rows_in_force_and_unverified_ones(facts_loaded, today):
    counted = {table.name: table for table in facts.tables()}
    assert sorted(counted) == sorted(registry.registered())
    assert (counted["states"].rows, counted["treaties"].rows) == (199, 18)
    unverified = registry.registered()["ratifications"].model.public.filter(verified=False).count()
    assert (counted["ratifications"].unverified, unverified > 0) == (unverified, True)


def test_the_uses_of_a_source_are_rows_in_force(facts_loaded, today):
    uses = {table.name: table.rows for table in facts.uses_of("unterm-m49")}
    assert uses["states"] == State.public.filter(source_id="unterm-m49").count()
    assert facts.uses_of("no-such-source") == []
