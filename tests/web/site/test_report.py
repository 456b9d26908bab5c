"""“Report an error”: a short form with the row in it, no account, a limit, and nothing kept of who sent it."""

import logging

import pytest
from django.test import Client

from palais.apps.office.models import ErrorReport, Tally
from palais.web.site.views import reports
from tests.web import reading

PATH = "/report/ratifications/SWE/CRC/ratification/1990-06-29/"
FILLED = {
    "message": "It was July.",
    "evidence": "CRC/C/2/Rev.8",
    "reply_to": "reader@example.org",
    "website": "",
}


@pytest.fixture
def settings(settings):
    """Readers of these tests come directly, not through a proxy."""
    settings.BEHIND_PROXIES = 0
    return settings


def test_the_form_shows_the_row_and_asks_three_things(read):
    soup = read(PATH)
    shown = {
        entry.dt.get_text(strip=True): entry.dd.get_text(strip=True)
        for entry in soup.select("dl.terms > div")
    }
    assert (shown["state"], shown["date"], shown["source"]) == ("SWE", "1990-06-29", "untc-2015")
    form = soup.find("main").find("form")
    named = {field["name"]: field.get("type", field.name) for field in form.find_all(["input", "textarea"])}
    assert named == {
        "csrfmiddlewaretoken": "hidden",
        "message": "textarea",
        "evidence": "text",
        "reply_to": "email",
        "website": "hidden",
    }
    assert {label["for"] for label in form.find_all("label")} == {"id_message", "id_evidence", "id_reply_to"}


@pytest.mark.parametrize(("prefix", "language"), [("", "en"), ("/ar", "ar"), ("/zh", "zh-hans")])
def test_a_report_is_put_in_the_queue_with_the_row_and_the_language(facts_loaded, client, prefix, language):
    response = client.post(prefix + PATH, FILLED)
    assert (response.status_code, response["Location"]) == (302, f"{prefix}{PATH}?sent")
    report = ErrorReport.objects.get()
    assert (report.table, report.fact_key) == ("ratifications", "SWE/CRC/ratification/1990-06-29")
    assert (report.message, report.evidence, report.reply_to) == tuple(
        FILLED[name] for name in ("message", "evidence", "reply_to")
    )
    assert (report.language, report.status, report.shown["date"]) == (language, "new", "1990-06-29")
    thanks = reading.page(client.get(response["Location"]))
    assert thanks.find("main").find("form") is None
    assert thanks.find(role="status") is not None


@pytest.mark.parametrize(
    ("field", "value"),
    [("message", ""), ("message", "x" * 2001), ("evidence", "x" * 501), ("reply_to", "nobody")],
)
def test_a_form_with_a_fault_is_shown_again_with_what_was_written(facts_loaded, client, field, value):
    response = client.post(PATH, {**FILLED, field: value})
    soup = reading.page(response)
    assert (response.status_code, ErrorReport.objects.count()) == (422, 0)
    assert [link["href"] for link in soup.find(role="alert").find_all("a")] == [f"#id_{field}"]
    wrong = soup.find(id=f"id_{field}")
    assert wrong["aria-invalid"] == "true"
    assert soup.find(id="id_reply_to")["value"] == {**FILLED, field: value}["reply_to"]


def test_nobody_needs_to_leave_an_address_or_a_document(facts_loaded, client):
    assert client.post(PATH, {"message": "Wrong."}).status_code == 302
    report = ErrorReport.objects.get()
    assert (report.evidence, report.reply_to) == ("", "")


def test_a_robot_that_fills_the_trap_is_thanked_and_nothing_is_kept(facts_loaded, client):
    response = client.post(PATH, {**FILLED, "website": "https://spam.example/"})
    assert (response.status_code, response["Location"]) == (302, f"{PATH}?sent")
    assert ErrorReport.objects.count() == 0


def test_after_ten_in_an_hour_a_reader_waits(facts_loaded, client):
    codes = [client.post(PATH, FILLED).status_code for _ in range(reports.TIMES)]
    response = client.post(PATH, FILLED)
    assert (codes, response.status_code, response["Retry-After"]) == ([302] * 10, 429, "3600")
    assert reading.barred(reading.page(response)) == []
    assert ErrorReport.objects.count() == 10
    other = client.post(PATH, FILLED, REMOTE_ADDR="203.0.113.7")
    assert other.status_code == 302


def test_behind_proxies_the_address_they_saw_counts_and_an_invented_one_does_not(
    facts_loaded, client, settings
):
    settings.BEHIND_PROXIES = 1
    for turn in range(reports.TIMES):
        client.post(PATH, FILLED, headers={"x-forwarded-for": f"198.51.100.{turn}, 203.0.113.9"})
    same = client.post(PATH, FILLED, headers={"x-forwarded-for": "198.51.100.99, 203.0.113.9"})
    other = client.post(PATH, FILLED, headers={"x-forwarded-for": "198.51.100.99, 203.0.113.10"})
    assert (same.status_code, other.status_code) == (429, 302)


def test_without_proxies_a_forwarded_address_is_not_believed(facts_loaded, client, settings):
    codes = [
        client.post(PATH, FILLED, headers={"x-forwarded-for": f"198.51.100.{turn}"}).status_code
        for turn in range(11)
    ]
    assert codes == [302] * 10 + [429]


@pytest.mark.parametrize(
    "path", ["/report/ratifications/SWE/CRC/ratification/1990-06-30/", "/report/people_user/1/"]
)
def test_a_row_that_is_not_there_has_no_form(facts_loaded, client, path):
    assert (client.get(path).status_code, client.post(path, FILLED).status_code) == (404, 404)
    assert ErrorReport.objects.count() == 0


def test_a_form_from_elsewhere_is_refused_with_a_page_of_ours(facts_loaded):
    strict = Client(enforce_csrf_checks=True)
    response = strict.post(f"/ar{PATH}", FILLED)
    soup = reading.page(response)
    assert (response.status_code, ErrorReport.objects.count()) == (403, 0)
    assert (soup.html["lang"], soup.html["dir"], reading.barred(soup)) == ("ar", "rtl", [])


def test_the_form_as_it_was_opened_is_taken(facts_loaded):
    strict = Client(enforce_csrf_checks=True)
    token = reading.page(strict.get(PATH)).find("input", attrs={"name": "csrfmiddlewaretoken"})["value"]
    assert strict.post(PATH, {**FILLED, "csrfmiddlewaretoken": token}).status_code == 302
    assert ErrorReport.objects.count() == 1


def test_nothing_of_the_reader_is_kept_or_logged(facts_loaded, client, caplog):
    with caplog.at_level(logging.DEBUG):
        client.post(PATH, FILLED, REMOTE_ADDR="203.0.113.77", headers={"user-agent": "Reader/1.0"})
        client.post(PATH, {**FILLED, "reply_to": "nobody"}, REMOTE_ADDR="203.0.113.77")
    kept = f"{list(ErrorReport.objects.values())} {list(Tally.objects.values())}"
    logged = " ".join(
        f"{record.getMessage()}" for record in caplog.records if record.name != "django.db.backends"
    )
    for trace in ("203.0.113.77", "Reader/1.0"):
        assert (trace in kept, trace in logged) == (False, False)
    assert "reader@example.org" not in logged
    assert len(Tally.objects.get().who) == 64


def test_the_form_is_never_stored_by_caches_nor_listed(facts_loaded, client):
    response = client.get(PATH)
    assert "no-store" in response["Cache-Control"]
    assert reading.page(response).find("meta", attrs={"name": "robots"})["content"] == "noindex"
