"""A wrong address says so, and offers the nearest name."""

import re

import pytest

from tests.web import reading


def offered(soup) -> list[str]:
    """The pages of States and treaties that the page links to, without the filters and files of a list."""
    found = [reading.local(link) for link in reading.links(soup.find("main"))]
    return [link for link in found if re.search(r"/(states|treaties)/[^/]+/$", link)]


@pytest.mark.parametrize(
    ("path", "nearest"),
    [
        ("/states/Marocco/", "/states/MAR/"),
        ("/states/morroco/", "/states/MAR/"),
        ("/states/Swedn/", "/states/SWE/"),
        ("/fr/states/Maroce/", "/fr/states/MAR/"),
        ("/ar/states/Marocco/", "/ar/states/MAR/"),
        ("/treaties/opick/", "/treaties/opic/"),
        ("/treaties/op-ic/", "/treaties/opic/"),
        ("/zh/treaties/cedav/", "/zh/treaties/cedaw/"),
    ],
)
def test_a_wrong_name_offers_the_nearest(read, path, nearest):
    assert offered(read(path, status=404))[0] == nearest


@pytest.mark.parametrize("path", ["/states/qqqqqqqq/", "/nothing/here/", "/facts/states/ATL/"])
def test_a_name_like_no_other_offers_the_search_alone(read, path):
    soup = read(path, status=404)
    assert offered(soup) == []
    assert soup.find("main").find("form", role="search")["action"] == "/states/"


def test_the_page_is_whole_and_asks_not_to_be_listed(read):
    soup = read("/states/Marocco/", status=404)
    assert soup.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    assert soup.find(class_="masthead") is not None


def test_a_search_that_one_state_answers_leads_to_its_page(facts_loaded, client):
    response = client.get("/states/?q=maroc")
    assert (response.status_code, response["Location"]) == (302, "/states/MAR/")
    assert client.get("/fr/states/?q=maroc")["Location"] == "/fr/states/MAR/"
    assert client.get("/states/?q=maroc&group=african").status_code == 200


def test_a_search_that_nothing_answers_offers_the_nearest(read):
    soup = read("/states/?q=Marocko")
    assert soup.find("table", id="states-table") is None
    assert offered(soup)[0] == "/states/MAR/"


def test_capitals_in_the_key_of_a_treaty_lead_to_its_page(facts_loaded, client):
    response = client.get("/treaties/OPIC/")
    assert (response.status_code, response["Location"]) == (301, "/treaties/opic/")
