"""The network in public: who is listed, found, exported, and marked as an example; who is not."""

import csv
import io
import json

import pytest
from openpyxl import load_workbook

from palais.apps.office import search
from palais.apps.people.models import OrganisationName
from palais.web.answers.members import member_list
from tests.makers import people
from tests.web import reading


@pytest.fixture
def network(facts_loaded) -> None:
    people.organisation(
        "A", acronym="EOA", kind="ngo", state="MAR", language="fr", website="https://a.example.org/"
    )
    people.organisation("B", standing="observer", kind="academic", state="CHE", joined_on="2015-03-01")
    people.organisation("C", standing="partner", is_demo=True)
    people.organisation("D", standing="former")
    people.organisation("E", standing="none")
    people.organisation("Hidden", is_listed=False, acronym="HID", state="MDA")
    OrganisationName.objects.create(
        organisation_id=people.Organisation.objects.get(key="example-a").pk,
        name="منظمة مثال",
        language="ar",
        kind="translation",
    )


def keys(**asked: str) -> list[str]:
    return [one.key for one in member_list(**asked).members]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["example-a", "example-b", "example-c"]),
        ({"kind": "ngo"}, ["example-a"]),
        ({"standing": "observer"}, ["example-b"]),
        ({"standing": "former"}, []),
        ({"state": "MAR"}, ["example-a"]),
        ({"state": "MDA"}, []),
        ({"query": "eoa"}, ["example-a"]),
        ({"query": "منظمة"}, ["example-a"]),
        ({"query": "hidden"}, []),
    ],
)
def test_who_is_found(network, asked, found):
    assert keys(**asked) == found


def test_the_page_and_its_files_say_the_same(network, client):
    page = reading.page(client.get("/network/?standing=member"))
    assert [a["href"] for a in page.select("#members-table th a")] == ["/network/organisations/example-a/"]
    rows = list(csv.DictReader(io.StringIO(client.get("/network.csv?standing=member").content.decode())))
    assert [row["key"] for row in rows] == ["example-a"]
    data = client.get("/network.json").json()
    assert [(one["key"], one["example"]) for one in data] == [
        ("example-a", False),
        ("example-b", False),
        ("example-c", True),
    ]
    sheet = load_workbook(io.BytesIO(client.get("/network.xlsx").content)).active
    assert [row[0] for row in sheet.iter_rows(values_only=True)][1:] == [
        "example-a",
        "example-b",
        "example-c",
    ]


def test_an_example_is_marked_everywhere(network, client):
    assert "Example, made up" in reading.text(reading.page(client.get("/network/")))
    assert "Example, made up" in reading.text(reading.page(client.get("/network/organisations/example-c/")))
    assert "True" in client.get("/network/organisations/example-c.csv").content.decode()
    assert client.get("/network/organisations/example-c.json").json()["example"] is True
    assert client.get("/api/v1/organisations?standing=partner").json()["items"][0]["example"] is True
    assert "NGO" not in str(
        reading.page(client.get("/network/organisations/example-c/")).find(
            "script", type="application/ld+json"
        )
    )


@pytest.mark.parametrize("key", ["example-hidden", "example-d", "example-e", "not-there"])
def test_who_is_not_listed_is_not_there(network, client, key):
    for path in (
        f"/network/organisations/{key}/",
        f"/network/organisations/{key}.json",
        f"/network/organisations/{key}.csv",
    ):
        assert client.get(path).status_code == 404


def test_one_page(network, client, settings):
    soup = reading.page(client.get("/network/organisations/example-a/"))
    assert soup.h1.string == "Example organisation A"
    assert "is a member of Palais" in reading.text(soup)
    assert soup.find("dd", lang="ar")["dir"] == "rtl"
    (ngo,) = [
        part
        for part in json.loads(soup.find("script", type="application/ld+json").string)["@graph"]
        if part["@type"] == "NGO"
    ]
    assert (ngo["memberOf"]["name"], ngo["sameAs"]) == ("Palais", "https://a.example.org/")
    assert ngo["alternateName"] == ["EOA", "منظمة مثال"]


@pytest.mark.parametrize("prefix", ["", "/ar"])
@pytest.mark.parametrize("path", ["/network/", "/network/?q=zzz", "/network/organisations/example-a/"])
def test_nothing_is_inline(network, client, prefix, path):
    assert reading.barred(reading.page(client.get(prefix + path))) == []


def test_an_empty_list_teaches(facts_loaded, client):
    assert "No organisation is listed yet" in reading.text(reading.page(client.get("/network/")))


def test_the_map_of_the_site_names_those_listed(network, client):
    text = client.get("/sitemap-en-1.xml").content.decode()
    assert "/network/organisations/example-a/" in text
    assert "hidden" not in text


def test_search_finds_those_listed(network):
    source = search.registered()["organisation"]
    assert list(source.keys()) == ["example-a", "example-b", "example-c"]
    documents = {one.key: one for one in source.documents(["example-a", "example-hidden"])}
    assert set(documents) == {"example-a"}
    assert documents["example-a"].titles == {"fr": "Example organisation A", "ar": "منظمة مثال"}
    assert "EOA" in documents["example-a"].also


def test_the_api_answers_with_the_same_filters(network, client):
    answer = client.get("/api/v1/organisations?limit=2").json()
    assert (answer["count"], len(answer["items"])) == (3, 2)
    rest = client.get(answer["next"].partition("8000")[2]).json()
    assert [one["key"] for one in rest["items"]] == ["example-c"]
    assert client.get("/api/v1/organisations?state=MDA").json()["items"] == []
    assert client.get("/api/v1/organisations?colour=red").status_code == 400


@pytest.mark.parametrize("more", [0, 20])
def test_a_longer_list_asks_the_database_no_more(network, client, django_assert_max_num_queries, more):
    for number in range(more):
        people.organisation(f"N{number}", state="MAR")
    with django_assert_max_num_queries(14):
        client.get("/network/")
