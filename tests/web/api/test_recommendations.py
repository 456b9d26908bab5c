"""Recommendations in the API: the filters of the page, each row once over all pages, what was searched."""

import pytest

from palais.apps.library import index
from palais.apps.office import search
from tests.apps.library.recommending import add, indexed, rows

__all__ = ["indexed", "rows"]


def test_filters_of_the_page_may_be_given_several_times(indexed, all_of, ask):
    found = all_of("recommendations?state=MAR&state=FRA&state=ESP&limit=1")
    assert {row["identifier"] for row in found} == {"mar-justice", "fra-french", "esp-spanish"}
    assert ask("recommendations?state=MAR&state=FRA&state=ESP&limit=1")["count"] == 3
    assert [
        row["identifier"]
        for row in all_of("recommendations?document-kind=concluding-observations&language=fr")
    ] == ["fra-french"]


def test_every_row_comes_once_over_all_pages_in_the_order_of_the_page(indexed, all_of):
    rows = all_of("recommendations?limit=2")
    assert len({row["id"] for row in rows}) == len(rows) == len(indexed)
    assert rows == all_of("recommendations?limit=500")
    dates = [row["date"] for row in rows if row["date"]]
    assert dates == sorted(dates, reverse=True)


def test_it_says_what_was_searched_and_counts_where_asked(indexed, ask):
    said = ask("recommendations?q=educational&counts=true")
    assert said["searched"]["forms"]["educational"]["en"] == ["education"]
    assert {"value": "MDA", "count": 1} in said["counts"]["state"]
    assert ask("recommendations?q=educational")["counts"] == {}
    nothing = ask("recommendations?q=marriage&state=MAR")
    assert (nothing["count"], nothing["next"]) == (0, None)
    (looser,) = nothing["searched"]["looser"]
    assert looser.endswith("/api/v1/recommendations?q=marriage")
    assert ask("recommendations?q=(marriage")["searched"]["slips"] == ["bracket"]
    assert ask("recommendations?q=" + "x" * 10_000)["searched"]["slips"] == ["too-long"]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("recommendations?order=best", "order"),
        ("recommendations?country=MAR", "country"),
        ("recommendations?document_kind=x", "document_kind"),
        ("recommendations?cursor=WzFd", "cursor"),
    ],
)
def test_what_is_not_understood_is_said(indexed, ask, path, name):
    assert [one["name"] for one in ask(path, status=400)["parameters"]] == [name]


def test_without_an_index_it_says_so(facts_loaded, settings, tmp_path, ask, client):
    settings.VAR = tmp_path
    assert "being built" in ask("recommendations", status=503)["detail"]
    assert client.get("/api/v1/recommendations")["Retry-After"] == "60"


def test_a_body_is_asked_in_any_case(indexed, ask):
    assert [ask(f"recommendations?body={body}")["count"] for body in ("UPR", "upr")] == [1, 1]
    (item,) = ask("recommendations?body=UPR")["items"]
    assert (item["body"], item["recommender_names"]) == ("upr", ["Morocco", "France"])


@pytest.mark.parametrize("count", [1, 3])
def test_an_answer_costs_as_many_queries_with_one_row_as_with_three(
    facts_loaded, settings, tmp_path, client, django_assert_max_num_queries, count
):
    settings.VAR = tmp_path
    for number in range(count):
        add(f"row-{number}", text="Ratify.", state="MAR")
    search.rebuild(of=index.INDEX)
    client.get("/api/v1/recommendations?q=ratify")
    with django_assert_max_num_queries(9):
        assert len(client.get("/api/v1/recommendations?q=ratify").json()["items"]) == count
