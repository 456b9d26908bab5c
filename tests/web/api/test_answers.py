"""The API says what the pages say: the same rows for the same question, page by page without loss."""

import pytest

from palais.apps.office.models import FactChange, FactSync
from palais.apps.treaties.models import State, TreatyAct


@pytest.mark.parametrize(
    "query", ["", "?q=guinea", "?group=african&status=opic:party", "?region=150", "?q=zzzz", "?group=nowhere"]
)
def test_states_are_those_of_the_file(all_of, client, query):
    rows = all_of(f"states{query}")
    files = client.get(f"/states.json{query}").json()
    assert [(row["iso3"], row["name"], row["family"]) for row in rows] == [
        (row["iso3"], row["name"], {key: row[key] for key in ("crc", "opac", "opsc", "opic")})
        for row in files
    ]


@pytest.mark.parametrize(
    "query", ["", "?list=party&sort=date", "?list=all&q=guinea", "?list=signed&region=142", "?list=nonsense"]
)
def test_the_states_of_a_treaty_are_those_of_the_file(all_of, client, query):
    rows = all_of(f"treaties/opic{query}")
    files = client.get(f"/treaties/opic.json{query}").json()
    assert [(row["iso3"], row["status"], row["on"] or "") for row in rows] == [
        (row["iso3"], row["status"], row["act_on"]) for row in files
    ]


def test_a_state_is_its_dossier(ask, client):
    found, file = ask("states/MAR"), client.get("/states/MAR.json").json()
    assert found == file


def test_a_treaty_has_its_head_and_its_first_page(ask):
    found = ask("treaties/opic?limit=3&list=party")
    assert (found["treaty"]["key"], found["treaty"]["in_force_on"]) == ("opic", "2014-04-14")
    assert (len(found["items"]), found["count"] > 40, "cursor=" in found["next"]) == (3, True, True)


def test_treaties_and_sources_have_pages_too(all_of, ask):
    assert [row["key"] for row in all_of("treaties?limit=5")] == [
        row["key"] for row in ask("treaties")["items"]
    ]
    rows = all_of("sources?limit=50")
    assert len(rows) == ask("sources?limit=500")["count"] == len({row["key"] for row in rows})


def test_acts_come_once_each_in_the_order_of_time(all_of):
    rows = all_of("ratifications?limit=500")
    assert len(rows) == len({row["key"] for row in rows}) == TreatyAct.public.count()
    days = [row["on"][:4] for row in rows]
    assert days == sorted(days)


def test_acts_are_filtered(all_of):
    rows = all_of("ratifications?state=MAR&treaty=crc&act=ratification")
    assert [(row["key"], row["on"], row["mark"]["table"]) for row in rows] == [
        ("MAR/CRC/ratification/1993-06-21", "1993-06-21", "ratifications")
    ]
    late = all_of("ratifications?treaty=opic&since=2015-01-01&until=2015-12-31")
    assert {row["on"][:4] for row in late} == {"2015"}
    assert all_of("ratifications?state=XYZ") == []


def test_a_page_loses_and_doubles_nothing_when_rows_come_in_between(ask, settings, today):
    first = ask("states?limit=3")
    State.everything.filter(pk=first["items"][0]["iso3"]).update(withdrawn_on=today)
    path = first["next"].removeprefix(f"{settings.SITE_ADDRESS}/api/v1/")
    second = ask(path)
    assert first["items"][-1]["iso3"] == "DZA"
    assert second["items"][0]["iso3"] == "AND"


def test_names_come_in_the_language_of_the_address(facts_loaded, client, settings):
    page = client.get("/ar/api/v1/states?q=MAR&limit=1").json()
    assert page["items"][0]["name"] == "المغرب"
    assert page["next"] is None or page["next"].startswith(f"{settings.SITE_ADDRESS}/ar/api/v1/states?")


def test_the_first_loading_arrives_and_changes_nothing(ask):
    assert ask("changes")["items"] == []
    (load,) = ask("loads")["items"]
    assert load["counts"]["insert"] > 5000


def test_changes_are_the_newest_first_and_filtered(all_of, ask):
    load = FactSync.objects.create(counts={"update": 3})
    for number, key in enumerate(("SWE", "MAR", "MAR")):
        FactChange.objects.create(
            at=load.at,
            load=load if number else None,
            table="states",
            fact_key=key,
            kind="update",
            state=key,
            before={"m49": "1"},
            after={"m49": "2"},
        )
    rows = all_of("changes?limit=1")
    assert [(row["state"], row["by"]) for row in rows] == [
        ("MAR", "loading"),
        ("MAR", "loading"),
        ("SWE", "editor"),
    ]
    assert [row["key"] for row in all_of("changes?state=SWE&kind=update&table=states")] == ["SWE"]
    assert rows[0]["before"] == {"m49": "1"}
    assert ask("changes?since=2999-01-01")["items"] == []
    assert next(row["number"] for row in all_of("loads?limit=1")) == load.pk


@pytest.mark.parametrize(
    "path", ["states?limit={}", "treaties/opic?list=all&limit={}", "ratifications?limit={}"]
)
def test_a_list_costs_the_same_with_few_rows_and_with_many(ask, django_assert_max_num_queries, path):
    ask(path.format(1))  # the first request of a reader makes the row that counts them
    costs = set()
    for number in (1, 3, 150):
        with django_assert_max_num_queries(20) as queries:
            ask(path.format(number))
        costs.add(len(queries))
    assert len(costs) == 1
