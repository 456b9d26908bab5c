"""Loading the facts: the first time, again, after a change, after a row has left, and with a broken file."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings as installed
from django.core.management import CommandError, call_command

from palais.apps.calendar.models import Review
from palais.apps.office import facts as registry
from palais.apps.office.models import FactSync, Source
from palais.apps.office.services.sync import Change, sync
from palais.apps.treaties.models import State, TreatyAct
from palais.core import treaties as rules
from palais.reference.facts import FactsBroken
from tests.makers.facts import drop_line, swap

NOTHING = {"insert": 0, "update": 0, "withdrawn": 0, "restored": 0, "conflict": 0}
PERU = "CRC/23/PER/CRC"


def edit(file: Path, change) -> None:
    """Change a fact file in the way a maker of `tests.makers.facts` says."""
    file.write_bytes(change(file.read_bytes())[0])


def lines_of_files() -> int:
    """How many rows the files of the registered tables hold, counted without Palais."""
    total = 0
    for table in registry.registered():
        with (installed.SHIPPED_FACTS / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            total += sum(1 for _ in csv.DictReader(file))
    return total


def records() -> dict[str, list[tuple[object, ...]]]:
    """All that loading may touch, to be compared before and after."""
    columns = ("fact_key", "raw", "layer", "withdrawn_on", "covers", "source_id")
    return {
        **{
            table: list(loader.model.everything.order_by("fact_key").values_list(*columns))
            for table, loader in registry.registered().items()
        },
        "sources": list(Source.objects.order_by("key").values_list()),
        "loadings": list(FactSync.objects.values_list("pk")),
    }


def test_a_first_comparison_lists_every_row_and_writes_nothing(db, today):
    plan = sync(apply=False, on=today)
    assert plan.counts() == {**NOTHING, "insert": lines_of_files(), "nothing": 0}
    assert (State.everything.count(), Source.objects.count(), FactSync.objects.count()) == (0, 0, 0)


def test_a_first_loading_holds_every_row_of_every_file(facts_loaded):
    held = {table: loader.model.public.count() for table, loader in registry.registered().items()}
    assert sum(held.values()) == lines_of_files()
    assert (held["states"], held["treaties"]) == (199, 18)


@pytest.mark.parametrize(("key", "parties"), [("crc", 196), ("opac", 173), ("opsc", 178), ("opic", 52)])
def test_the_parties_counted_by_the_rules_are_those_of_the_depositary(facts_loaded, today, key, parties):
    acts: dict[str, list[rules.TreatyAct]] = {}
    for act in TreatyAct.public.filter(treaty_id=key, state__kind="state"):
        acts.setdefault(act.state_id, []).append(
            rules.TreatyAct(treaty=key, state=act.state_id, act=rules.Act(act.act), on=act.on)
        )
    statuses = [rules.standing(own, on=today).status for own in acts.values()]
    assert statuses.count(rules.Status.PARTY) == parties


def test_loading_twice_changes_nothing(facts_loaded, today):
    before = records()
    plan = sync(apply=True, on=today)
    assert plan.is_empty
    assert plan.counts() == {**NOTHING, "nothing": lines_of_files()}
    assert records() == before


def test_a_changed_value_is_an_update_with_its_value_before_and_after(facts_loaded, shipped, today):
    edit(shipped / "states.csv", swap("Kingdom of Sweden", "Realm of Sweden"))
    before, after = {"formal_name_en": "Kingdom of Sweden"}, {"formal_name_en": "Realm of Sweden"}
    planned = sync(apply=False, on=today)
    assert planned.changes == [Change("states", "SWE", "update", before, after)]
    assert State.public.get(pk="SWE").formal_name == "Kingdom of Sweden"
    done = sync(apply=True, on=today)
    assert done.changes == planned.changes
    sweden = State.public.get(pk="SWE")
    assert (sweden.formal_name, sweden.raw["formal_name_en"]) == ("Realm of Sweden", "Realm of Sweden")
    assert FactSync.objects.first().counts == {**NOTHING, "update": 1, "nothing": lines_of_files() - 1}
    assert sync(apply=True, on=today).is_empty


def test_a_changed_source_is_written_too(facts_loaded, shipped, today):
    title = Source.objects.get(key="untc-2015").title
    edit(shipped / "SOURCES.toml", swap(title, "Another title"))
    plan = sync(apply=True, on=today)
    assert ([source.key for source in plan.sources], plan.changes) == (["untc-2015"], [])
    assert Source.objects.get(key="untc-2015").title == "Another title"


def test_a_row_that_leaves_is_withdrawn_and_comes_back_as_itself(facts_loaded, shipped, today):
    record = Review.public.get(fact_key=PERU)
    whole = (shipped / "reviews.csv").read_bytes()
    edit(shipped / "reviews.csv", drop_line("CRC,23,PER,"))
    plan = sync(apply=True, on=today)
    assert plan.changes == [Change("reviews", PERU, "withdrawn", record.raw, {})]
    assert not Review.public.filter(fact_key=PERU).exists()
    gone = Review.everything.get(fact_key=PERU)
    assert (gone.pk, gone.withdrawn_on, gone.raw) == (record.pk, today, record.raw)
    assert sync(apply=True, on=today + timedelta(days=9)).is_empty
    assert Review.everything.get(fact_key=PERU).withdrawn_on == today

    (shipped / "reviews.csv").write_bytes(whole)
    plan = sync(apply=True, on=today + timedelta(days=10))
    assert [(change.what, change.key) for change in plan.changes] == [("restored", PERU)]
    back = Review.public.get(fact_key=PERU)
    assert (back.pk, back.withdrawn_on) == (record.pk, None)


BROKEN = {
    "column": ("states.csv", swap("SWE,SE,", "SWE,S,"), "states.csv line 169: column iso2: "),
    "date": (
        "ratifications.csv",
        swap("SWE,CRC,ratification,1990-06-29", "SWE,CRC,ratification,29.6.1990"),
        "",
    ),
    "count": (
        "ratifications.csv",
        drop_line("SWE,CRC,ratification,1990-06-29"),
        "CRC: expected 196, found 195",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_file_stops_the_loading_and_the_database_stays(facts_loaded, shipped, today, case):
    file, change, words = BROKEN[case]
    raw, line = change((shipped / file).read_bytes())
    (shipped / file).write_bytes(raw)
    edit(shipped / "reviews.csv", drop_line("CRC,23,PER,"))
    before = records()
    with pytest.raises(FactsBroken) as refused:
        sync(apply=True, on=today)
    assert (words or f"{file} line {line}: column date: ") in str(refused.value)
    assert records() == before


def test_the_command_says_the_same_in_words_and_fails(facts_loaded, shipped):
    edit(shipped / "states.csv", swap("SWE,SE,", "SWE,S,"))
    with pytest.raises(
        CommandError, match=r"states\.csv line 169: column iso2: expected two capital letters"
    ):
        call_command("sync", apply=True)


def test_the_command_prints_each_row_and_changes_nothing_until_told(facts_loaded, shipped, capsys):
    edit(shipped / "states.csv", swap("Kingdom of Sweden", "Realm of Sweden"))
    call_command("sync")
    said = capsys.readouterr().out.splitlines()
    changed = "update    states SWE  formal_name_en: 'Kingdom of Sweden' → 'Realm of Sweden'"
    assert [line for line in said if "SWE" in line] == [changed]
    assert said[-1].startswith(
        "To load with --apply: insert 0, update 1, withdrawn 0, restored 0, conflict 0"
    )
    assert State.public.get(pk="SWE").formal_name == "Kingdom of Sweden"


def test_dates_known_to_the_year_stay_years(facts_loaded):
    act = TreatyAct.public.get(state_id="SSD", treaty_id="crc")
    assert (act.on.isoformat(), act.on.is_exact, act.day_unverified) == ("2015", False, date(2015, 1, 23))
