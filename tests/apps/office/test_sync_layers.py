"""The higher layer wins, and what changes beneath it is listed once and never settled silently."""

import pytest

from palais.apps.office.models import Correction, FactConflict
from palais.apps.office.services.sync import sync
from palais.apps.treaties.models import State, TreatyAct
from tests.makers.facts import network_folder, swap

HEADER = "state,treaty,act,date,precision,day_unverified,source,status,note\n"
SHIPPED_ROW = "SWE,CRC,ratification,1990-06-29,day,,untc-2015,ok,"
OWN_ROW = "SWE,CRC,ratification,1990-07-01,day,,own-letter,ok,from the ministry"
SOURCES = '[own-letter]\ntitle = "Letter of the ministry"\npublisher = "Ministry"\nas_of = "2024-05-01"\n'
SHIPPED_KEY = "SWE/CRC/ratification/1990-06-29"
OWN_KEY = "SWE/CRC/ratification/1990-07-01"


def row(text: str) -> dict[str, str]:
    return dict(zip(HEADER.strip().split(","), text.split(","), strict=True))


def consent() -> TreatyAct:
    return TreatyAct.public.exclude(act="signature").get(state_id="SWE", treaty_id="crc")


def change_shipped(folder, old: str, new: str) -> None:
    file = folder / "ratifications.csv"
    file.write_bytes(swap(old, new)(file.read_bytes())[0])


@pytest.fixture
def own_row(facts_loaded, network, today):
    """The network's row has taken the place of the shipped one."""
    network_folder(network, ratifications=HEADER + OWN_ROW + "\n", sources=SOURCES)
    return sync(apply=True, on=today)


def test_the_networks_row_takes_the_place_of_the_shipped_one(own_row):
    assert sorted((change.what, change.key) for change in own_row.changes) == [
        ("insert", OWN_KEY),
        ("withdrawn", SHIPPED_KEY),
    ]
    act = consent()
    assert (act.fact_key, act.layer, act.source_id, act.note) == (
        OWN_KEY,
        "network",
        "own-letter",
        "from the ministry",
    )
    assert act.covers == [row(SHIPPED_ROW)]
    assert FactConflict.objects.count() == 0


def test_the_same_two_layers_again_change_nothing(own_row, today):
    assert sync(apply=True, on=today).is_empty


def test_a_later_change_beneath_is_a_conflict_once_and_never_wins(own_row, shipped, today):
    changed = SHIPPED_ROW.replace("1990-06-29", "1990-06-30")
    change_shipped(shipped, SHIPPED_ROW, changed)
    plan = sync(apply=True, on=today)
    assert [(one.table, one.key, one.layer) for one in plan.conflicts] == [
        ("ratifications", OWN_KEY, "shipped")
    ]
    conflict = FactConflict.objects.get()
    assert (conflict.fact_key, conflict.layer, conflict.status) == (OWN_KEY, "shipped", "open")
    assert (conflict.ours, conflict.theirs) == (row(OWN_ROW), row(changed))
    assert consent().on.isoformat() == "1990-07-01"
    assert sync(apply=True, on=today).is_empty
    assert FactConflict.objects.count() == 1


def test_a_second_change_beneath_is_listed_in_the_same_open_conflict(own_row, shipped, today):
    for old, new in (("1990-06-29", "1990-06-30"), ("1990-06-30", "1990-07-02")):
        change_shipped(
            shipped, SHIPPED_ROW.replace("1990-06-29", old), SHIPPED_ROW.replace("1990-06-29", new)
        )
        sync(apply=True, on=today)
    assert FactConflict.objects.get().theirs["date"] == "1990-07-02"


def test_without_the_networks_row_the_shipped_one_is_back(own_row, network, today):
    for file in network.iterdir():
        file.unlink()
    plan = sync(apply=True, on=today)
    assert sorted((change.what, change.key) for change in plan.changes) == [
        ("restored", SHIPPED_KEY),
        ("withdrawn", OWN_KEY),
    ]
    assert (consent().fact_key, consent().layer) == (SHIPPED_KEY, "shipped")


@pytest.fixture
def corrected(facts_loaded, shipped, today):
    """An editor has corrected the formal name of Sweden, and the facts were loaded."""
    below = State.public.get(pk="SWE").raw
    Correction.objects.create(
        table="states",
        fact_key="SWE",
        kind="change",
        values={"formal_name_en": "Sweden, the Kingdom"},
        covers=below,
        reason="As written in its letter",
    )
    sync(apply=True, on=today)
    return below


def test_a_correction_survives_every_loading(corrected, today):
    sweden = State.public.get(pk="SWE")
    assert (sweden.formal_name, sweden.layer) == ("Sweden, the Kingdom", "editor")
    assert sweden.covers == [corrected]
    assert sync(apply=True, on=today).is_empty
    assert State.public.get(pk="SWE").formal_name == "Sweden, the Kingdom"


@pytest.fixture
def overtaken(corrected, shipped, today):
    """The shipped formal name has changed beneath the correction, and the facts were loaded again."""
    file = shipped / "states.csv"
    file.write_bytes(swap("Kingdom of Sweden", "Realm of Sweden")(file.read_bytes())[0])
    return sync(apply=True, on=today)


def test_a_change_beneath_a_correction_is_a_conflict_and_never_wins(corrected, overtaken):
    conflict = FactConflict.objects.get()
    assert (conflict.table, conflict.fact_key, conflict.status) == ("states", "SWE", "open")
    assert conflict.ours == {"formal_name_en": "Sweden, the Kingdom"}
    assert conflict.theirs == {**corrected, "formal_name_en": "Realm of Sweden"}
    assert State.public.get(pk="SWE").formal_name == "Sweden, the Kingdom"


def test_the_conflict_names_the_layer_whose_value_has_changed(overtaken):
    assert FactConflict.objects.get().layer == "shipped"


def test_after_a_conflict_the_next_loading_changes_nothing(overtaken, today):
    again = sync(apply=True, on=today)
    assert (again.changes, again.conflicts) == ([], [])
    assert FactConflict.objects.count() == 1


def test_a_change_in_another_column_flows_through_a_correction(corrected, shipped, today):
    file = shipped / "states.csv"
    file.write_bytes(swap("SWE,SE,752", "SWE,SE,753")(file.read_bytes())[0])
    sync(apply=True, on=today)
    sweden = State.public.get(pk="SWE")
    assert (sweden.m49, sweden.formal_name) == ("753", "Sweden, the Kingdom")
    assert sweden.covers[0]["m49"] == "753"
    assert FactConflict.objects.count() == 0


def test_a_withdrawing_correction_hides_the_row_until_it_goes(facts_loaded, shipped, today):
    act = consent()
    correction = Correction.objects.create(
        table="ratifications",
        fact_key=act.fact_key,
        kind="withdraw",
        covers=act.raw,
        reason="Not this treaty",
    )
    sync(apply=True, on=today)
    assert not TreatyAct.public.filter(pk=act.pk).exists()
    correction.delete()
    sync(apply=True, on=today)
    assert consent().pk == act.pk
