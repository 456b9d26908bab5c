"""Files are the page's own rows: CSV, XLSX and JSON of exactly what is filtered, safe for spreadsheets."""

import csv
import io
from datetime import datetime, timezone

import pytest
from openpyxl import load_workbook

from palais.apps.treaties.models import State
from tests.web import reading

QUERIES = (
    "",
    "?group=african",
    "?list=party&region=142",
    "?list=signed&sort=date",
    "?list=all&q=guinea",
    "?group=nowhere",
)
SIGNS = ("=", "+", "-", "@", "\t=", " =", "\u00a0=")


class Later:
    """A clock that stands at another moment."""

    timezone = timezone

    class datetime(datetime):
        @classmethod
        def now(cls, tz=None):
            return cls(2031, 5, 6, 7, 8, 9, tzinfo=tz)


def csv_rows(response) -> list[dict[str, str]]:
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"), newline="")))


def xlsx_rows(response) -> list[dict[str, object]]:
    sheet = load_workbook(io.BytesIO(response.content)).active
    header, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in rows]


def same(text: str, value: object) -> bool:
    """Whether an XLSX cell holds what the CSV says: nothing for an empty text, a date for a whole date."""
    if isinstance(value, datetime):
        return value.date().isoformat() == text
    return ("" if value is None else value) == text


@pytest.mark.parametrize("query", QUERIES)
def test_the_files_of_a_treaty_hold_the_rows_of_its_page(read, client, query):
    soup = read(f"/treaties/opic/{query}")
    shown = [row["id"] for row in soup.select("#list-table tbody tr")]
    rows = csv_rows(client.get(f"/treaties/opic.csv{query}"))
    book = xlsx_rows(client.get(f"/treaties/opic.xlsx{query}"))
    data = client.get(f"/treaties/opic.json{query}").json()
    assert [row["iso3"] for row in rows] == shown
    assert data == rows
    assert [
        {name: same(row[name], line[name]) for name in row} for row, line in zip(rows, book, strict=True)
    ] == [dict.fromkeys(row, True) for row in rows]
    assert (shown == []) == (query == "?group=nowhere")


@pytest.mark.parametrize("query", ["", "?q=guinea", "?group=grulac&status=opic:party", "?q=zzzz"])
def test_the_files_of_the_index_hold_the_rows_of_its_page(read, client, query):
    shown = reading.links(read(f"/states/{query}"), "/states/") if query != "?q=zzzz" else []
    listed = [
        link.removeprefix("/states/").strip("/") for link in shown if link.count("/") == 3 and "." not in link
    ]
    rows = csv_rows(client.get(f"/states.csv{query}"))
    assert [row["iso3"] for row in rows] == listed
    assert client.get(f"/states.json{query}").json() == rows
    assert len(xlsx_rows(client.get(f"/states.xlsx{query}"))) == len(rows)


def test_the_files_of_a_state_hold_its_treaties(read, client):
    shown = [row["id"].removeprefix("treaty-") for row in read("/states/SSD/").select("#treaties tbody tr")]
    rows = csv_rows(client.get("/states/SSD.csv"))
    assert [row["treaty"] for row in rows] == shown
    crc = next(row for row in rows if row["treaty"] == "crc")
    assert (crc["act_on"], crc["act_precision"], crc["in_force_on"]) == ("2015", "year", "2015/2016")
    data = client.get("/states/SSD.json").json()
    assert [(line["key"], line["status"]) for line in data["treaties"]] == [
        (row["treaty"], row["status"]) for row in rows
    ]


def test_the_links_on_a_page_lead_to_files_of_the_same_question(read, client):
    links = [
        link["href"] for link in read("/treaties/opic/?group=african&list=signed").select(".downloads a")
    ]
    assert sorted(link.split("?")[0].rsplit(".")[-1] for link in links) == ["csv", "json", "xlsx"]
    for link in links:
        response = client.get(link)
        assert response.status_code == 200
        assert "group=african" in link
    assert len(csv_rows(client.get(next(link for link in links if ".csv" in link)))) == len(
        read("/treaties/opic/?group=african&list=signed").select("#list-table tbody tr")
    )


@pytest.mark.parametrize("sign", SIGNS)
def test_a_name_that_looks_like_a_formula_stays_text(facts_loaded, client, sign):
    name = f"{sign}HYPERLINK(1)"
    State.everything.filter(pk="AFG").update(name_en=name)
    (row,) = [row for row in csv_rows(client.get("/states.csv")) if row["iso3"] == "AFG"]
    assert row["name"] == f"'{name}"
    book = load_workbook(io.BytesIO(client.get("/states.xlsx").content)).active
    (cells,) = [cells for cells in book.iter_rows() if cells[0].value == "AFG"]
    assert (cells[1].data_type, cells[1].value) == ("s", f"'{name}")
    assert next(row for row in client.get("/states.json").json() if row["iso3"] == "AFG")["name"] == name


def test_a_mark_for_one_common_spreadsheet_is_there_when_asked_for(facts_loaded, client):
    plain, marked = client.get("/states.csv"), client.get("/states.csv?bom=1")
    assert plain.content[:3] != b"\xef\xbb\xbf"
    assert marked.content == b"\xef\xbb\xbf" + plain.content


def test_the_same_rows_are_the_same_workbook(facts_loaded, client, monkeypatch):
    first = client.get("/states.xlsx?q=MAR&group=african")
    monkeypatch.setattr("time.localtime", lambda *_: (2001, 2, 3, 4, 5, 6, 0, 0, 0))
    monkeypatch.setattr("openpyxl.writer.excel.datetime", Later)
    assert client.get("/states.xlsx?q=MAR&group=african").content == first.content


def test_whole_dates_are_dates_in_a_spreadsheet_and_years_stay_text(facts_loaded, client):
    rows = {row["iso3"]: row for row in xlsx_rows(client.get("/treaties/opic.xlsx?list=party"))}
    assert rows["CZE"]["act_on"] == datetime(2015, 12, 2)  # noqa: DTZ001 – spreadsheets know no time zones
    assert rows["PSE"]["act_on"] == "2019"


def test_names_in_files_are_in_the_language_of_the_address(facts_loaded, client):
    rows = csv_rows(client.get("/ar/states.csv?q=MAR"))
    assert "المغرب" in [row["name"] for row in rows]


@pytest.mark.parametrize(
    "path", ["/states.xml", "/states/SWE.pdf", "/treaties/opic.ods", "/states/ATL.csv", "/treaties/xyz.csv"]
)
def test_no_other_file_is_there(facts_loaded, client, path):
    assert client.get(path).status_code == 404


def test_lists_cost_the_same_with_few_rows_and_with_many(
    facts_loaded, client, django_assert_max_num_queries, today
):
    costs = {}
    for number in (199, 3, 1):
        keep = ("SWE", "MAR", "USA")[:number] if number < 199 else State.public.values_list("iso3", flat=True)
        State.everything.exclude(iso3__in=list(keep)).update(withdrawn_on=today)
        for path in ("/states/", "/states.csv", "/treaties/opic/", "/treaties/opic.csv", "/treaties/"):
            with django_assert_max_num_queries(10) as queries:
                assert client.get(path).status_code == 200
            costs.setdefault(path, set()).add(len(queries))
    assert {path: len(found) for path, found in costs.items()} == dict.fromkeys(costs, 1)
