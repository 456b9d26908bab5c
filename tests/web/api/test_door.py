"""How the API refuses, what it allows browsers, and how often it may be asked."""

import json
from pathlib import Path

import pytest

from palais.apps.office.models import Tally
from palais.web.api import middleware
from palais.web.api.door import api

SNAPSHOT = Path(__file__).with_name("openapi.json")


def test_the_document_is_what_was_promised(db):
    """On purpose: `python -m json.tool` of /api/v1/openapi.json, sorted, is the new promise."""
    said = json.loads(json.dumps(api.get_openapi_schema()))
    assert said == json.loads(SNAPSHOT.read_text(encoding="utf-8"))


def test_the_document_is_given_out(db, client):
    document = client.get("/api/v1/openapi.json").json()
    assert document["openapi"].startswith("3.1")
    assert document == json.loads(SNAPSHOT.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("path", "name", "detail"),
    [
        ("states?limit=0", "limit", "limit: Input should be greater than or equal to 1."),
        ("states?limit=501", "limit", "limit: Input should be less than or equal to 500."),
        ("states?country=MAR", "country", "country: There is no such parameter here."),
        ("ratifications?since=yesterday", "since", "since: Input should be a valid date"),
        ("states?cursor=%00", "cursor", "cursor: This is not a cursor of ours."),
        ("states?cursor=WzFd", "cursor", "cursor: This cursor belongs to another question."),
        ("changes?cursor=" + "W" * 400, "cursor", "cursor: This is not a cursor of ours."),
        ("states?q=" + "x" * 101, "q", "q: String should have at most 100 characters."),
    ],
)
def test_a_question_that_is_not_understood_says_why(ask, path, name, detail):
    said = ask(path, status=400)
    assert said["detail"].startswith(detail)
    assert (said["status"], [one["name"] for one in said["parameters"]]) == (400, [name])
    assert said["instance"] == f"/api/v1/{path.partition('?')[0]}"


def test_a_cursor_of_another_question_is_refused(ask):
    cursor = ask("states?limit=1")["next"].partition("cursor=")[2]
    assert "another question" in ask(f"states?group=african&cursor={cursor}", status=400)["detail"]
    assert "not a cursor" in ask(f"states?cursor={cursor}xx", status=400)["detail"]


@pytest.mark.parametrize(
    "path", ["states/XYZ", "states/mar", "treaties/opick", "nothing", "states/MAR/more", ""]
)
def test_what_is_not_there_is_said_as_a_problem(ask, path):
    said = ask(path, status=404)
    assert (said["type"], said["title"], said["status"]) == (
        "about:blank",
        "There is nothing at this address",
        404,
    )


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_only_reading_is_possible(facts_loaded, client, method):
    response = getattr(client, method)("/api/v1/states")
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert response["Content-Type"] == "application/problem+json"


def test_a_browser_of_another_site_may_read_and_nothing_else(facts_loaded, client):
    asked = client.options("/api/v1/states", headers={"origin": "https://elsewhere.example"})
    assert (asked.status_code, asked["Access-Control-Allow-Origin"]) == (204, "*")
    assert asked["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "Access-Control-Allow-Credentials" not in asked.headers
    assert "Access-Control-Allow-Origin" not in client.get("/states/").headers


def test_an_unchanged_answer_costs_nothing(facts_loaded, client):
    first = client.get("/api/v1/states/MAR")
    again = client.get("/api/v1/states/MAR", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content, again["Access-Control-Allow-Origin"]) == (304, b"", "*")


def test_too_many_requests_are_told_when_to_come_back(facts_loaded, client, monkeypatch):
    monkeypatch.setattr(middleware, "TIMES", 2)
    assert [client.get("/api/v1/loads").status_code for _ in range(2)] == [200, 200]
    refused = client.get("/api/v1/loads")
    assert (refused.status_code, refused["Content-Type"]) == (429, "application/problem+json")
    assert 1 <= int(refused["Retry-After"]) <= middleware.WITHIN.total_seconds()
    assert client.get("/api/v1/loads", REMOTE_ADDR="192.0.2.7").status_code == 200
    assert client.get("/states/").status_code == 200
    assert [tally.who for tally in Tally.objects.all() if "127.0.0.1" in tally.who] == []


def test_a_database_that_is_held_counts_nobody_and_answers(facts_loaded, client, monkeypatch):
    from django.db import OperationalError

    def held(**_):
        raise OperationalError("database is locked")

    monkeypatch.setattr(middleware.limits, "allow", held)
    assert client.get("/api/v1/loads").status_code == 200


def test_what_breaks_is_a_problem_too(facts_loaded, client, monkeypatch):
    def broken():
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr("palais.web.api.addresses.source_lines", broken)
    client.raise_request_exception = False
    response = client.get("/api/v1/sources")
    assert (response.status_code, response["Content-Type"]) == (500, "application/problem+json")
    assert "on purpose" not in response.content.decode()


def test_the_documentation_names_every_address_parameter_and_shape(facts_loaded, client):
    page = client.get("/api/").content.decode()
    document = json.loads(SNAPSHOT.read_text(encoding="utf-8"))
    for path, methods in document["paths"].items():
        assert f"GET {path}" in page
        for parameter in methods["get"].get("parameters", ()):
            assert f"<code>{parameter['name']}</code>" in page
    for name in document["components"]["schemas"]:
        assert f'id="shape-{name}"' in page
