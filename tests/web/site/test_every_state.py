"""The page of every State: it answers, is cheap, is light, and never says more than is known."""

import gzip

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from palais.apps.treaties.models import State
from tests.web import reading
from tests.web.kinds import PREFIXES

MOST_QUERIES = 29
HEAVIEST = 60_000
NEVER_REVIEWED = {
    "en": "never reviewed",
    "fr": "jamais été examiné",
    "es": "nunca ha sido examinado",
    "ru": "никогда не рассматрив",
    "zh-Hans": "从未",
    "ar": "لم تُستعرض قط",
}
NOT_REVIEWED = "reviews may have taken place all the same"


def states() -> list[str]:
    return list(State.public.order_by("iso3").values_list("iso3", flat=True))


def measured(client, path: str) -> tuple[int, int, int]:
    """Status, queries, and bytes of compressed HTML."""
    with CaptureQueriesContext(connection) as queries:
        response = client.get(path)
    return response.status_code, len(queries), len(gzip.compress(response.content, 6))


@pytest.mark.parametrize("language", PREFIXES)
def test_every_state_answers_within_its_budget(facts_loaded, client, language):
    """English for all; of the other languages a sixth of the States each, and every State in one of them."""
    place = list(PREFIXES).index(language)
    chosen = states() if language == "en" else states()[place - 1 :: 5]
    assert len(chosen) >= 39
    over = {}
    for iso3 in chosen:
        status, queries, weight = measured(client, f"{PREFIXES[language]}/states/{iso3}/")
        if status != 200 or queries > MOST_QUERIES or weight > HEAVIEST:
            over[iso3] = (status, queries, weight)
    assert over == {}


def test_a_state_with_much_to_say_costs_as_many_queries_as_one_with_little(facts_loaded, client):
    """What has no date ahead asks neither for the States of its meetings nor for their names."""
    client.get("/states/SWE/")
    costs = {}
    for iso3 in ("SWE", "USA", "MAR", "SSD", "COK", "PSE"):
        ahead = client.get(f"/states/{iso3}.json").json()["next_dates"] != []
        costs.setdefault(ahead, {})[iso3] = measured(client, f"/states/{iso3}/")[1]
    assert {ahead: len(set(found.values())) for ahead, found in costs.items()} == dict.fromkeys(costs, 1), (
        costs
    )


@pytest.mark.parametrize("language", PREFIXES)
def test_no_page_says_of_a_state_that_it_was_never_reviewed(read, language):
    """BHS and COK have no review in the tables that are known, or few."""
    for iso3 in ("BHS", "AND", "XKX", "PSE"):
        words = reading.text(read(f"{PREFIXES[language]}/states/{iso3}/")).replace(NOT_REVIEWED, "")
        assert NEVER_REVIEWED[language] not in words


def test_without_a_known_review_the_page_says_that_the_lists_are_incomplete(read):
    soup = read("/states/BHS/")
    assert soup.find("table", id="reviews") is None
    assert NOT_REVIEWED in reading.text(soup)


@pytest.mark.parametrize(
    ("iso3", "shown"),
    [
        ("SSD", "2015 or 2016"),
        ("PSE", "2019 or 2020"),
        ("CZE", "not computed"),
        ("SWE", "2 September 1990"),
        ("USA", "16 February 1995"),
    ],
)
def test_a_date_is_shown_as_exactly_as_it_is_known(read, iso3, shown):
    assert shown in reading.text(read(f"/states/{iso3}/").find("table", id="treaties"))


def test_a_year_is_a_year_in_every_language(read):
    shown = {
        language: reading.text(read(f"{prefix}/states/PSE/").find("tr", id="treaty-opic"))
        for language, prefix in PREFIXES.items()
    }
    assert {language: "2019" in row and "2020" in row for language, row in shown.items()} == dict.fromkeys(
        PREFIXES, True
    )
    assert [language for language, row in shown.items() if "2019 or 2020" in row] == ["en"]


def test_the_strip_shows_the_four_with_their_status(read):
    items = read("/states/MAR/").find("ul", class_="strip").find_all("li", recursive=False)
    assert [(item.find(class_="strip-name").get_text(), item["class"]) for item in items] == [
        ("CRC", ["status-party"]),
        ("OPAC", ["status-party"]),
        ("OPSC", ["status-party"]),
        ("OPIC", ["status-signed"]),
    ]


def test_the_union_and_kosovo_have_pages_of_their_own_kind(read):
    for iso3 in ("EUE", "XKX"):
        soup = read(f"/states/{iso3}/")
        assert (soup.find(class_="strip"), soup.find(id="reporting"), soup.find(id="reviews-heading")) == (
            None,
        ) * 3
    assert "1244 (1999)" in reading.text(read("/states/XKX/"))
    assert "1244 (1999)" not in reading.text(read("/states/EUE/"))


def test_a_small_letter_leads_to_the_page(facts_loaded, client):
    response = client.get("/fr/states/swe/")
    assert (response.status_code, response["Location"]) == (301, "/fr/states/SWE/")


def test_an_unverified_symbol_is_marked(read):
    marks = [
        cell.find("details", class_="source")
        for iso3 in ("MAR", "SWE", "CZE")
        for cell in read(f"/states/{iso3}/").select("#reviews td:last-child")
        if cell.find(class_="symbol")
    ]
    assert marks != []
    assert None not in marks
