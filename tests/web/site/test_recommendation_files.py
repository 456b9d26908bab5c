"""Files of what a search of recommendations found: tables, lists to cite, and their limits."""

import csv
import io
import json
import zipfile
from urllib.parse import urlsplit

from django.db import connection
from django.test.utils import CaptureQueriesContext
from docx import Document
from openpyxl import load_workbook

from palais.apps.library import index
from palais.apps.office import search
from palais.web.answers.recommendation_search.rows import COLUMNS
from tests.apps.library.recommending import add, indexed, rows
from tests.web import reading
from tests.web.page_cache.conftest import shelves

__all__ = ["indexed", "rows", "shelves"]

PAGE = "/recommendations/"


def body(response) -> bytes:
    return b"".join(response.streaming_content)


def test_files_hold_exactly_what_is_filtered(indexed, client):
    query = "body=crc&state=FRA&state=MAR"
    wanted = {indexed["fra-french"].pk, indexed["mar-justice"].pk}
    table = list(csv.DictReader(io.StringIO(body(client.get(f"/recommendations.csv?{query}")).decode())))
    assert {int(row["id"]) for row in table} == wanted
    assert list(table[0]) == list(COLUMNS)
    data = json.loads(body(client.get(f"/recommendations.json?{query}")))
    assert {row["id"] for row in data["items"]} == wanted
    assert (data["count"], data["filters"]) == (2, {"state": ["FRA", "MAR"], "body": ["crc"]})
    assert data["items"][0]["sdgs"] == [] and data["items"][1]["sdgs"] == ["16", "16.3"]
    book = load_workbook(io.BytesIO(body(client.get(f"/recommendations.xlsx?{query}"))))
    sheet = list(book.worksheets[0].iter_rows(values_only=True))
    assert sheet[0] == tuple(COLUMNS)
    assert {row[0] for row in sheet[1:]} == wanted
    assert {row[list(COLUMNS).index("date")].date().isoformat() for row in sheet[1:]} == {
        "2016-02-23",
        "2014-09-19",
    }
    assert book.worksheets[0].freeze_panes == "A2"
    about = list(book.worksheets[1].iter_rows(values_only=True))
    assert about[0][1].endswith(f"{PAGE}?state=FRA&state=MAR&body=crc")
    assert about[2] == ("id", COLUMNS["id"])


def test_the_order_of_a_file_is_that_of_the_page(indexed, client):
    soup = reading.page(client.get(f"{PAGE}?q=children&order=date"))
    links = [a["href"] for a in soup.select(".rec-head a")]
    data = json.loads(body(client.get("/recommendations.json?q=children&order=date")))
    assert [urlsplit(row["url"]).path for row in data["items"]] == links != []


def test_a_list_to_cite_names_each_place(indexed, client):
    response = client.get("/recommendations.docx?state=MAR")
    assert response["Content-Disposition"] == 'attachment; filename="recommendations.docx"'
    said = [one.text for one in Document(io.BytesIO(body(response))).paragraphs]
    assert said[1] == "Recommendations: State: Morocco"
    assert said[3].startswith("1. Raise the minimum age of criminal responsibility")
    assert said[4].startswith(
        "Morocco, Committee on the Rights of the Child, CRC/C/MAR/CO/3-4, para. 75(a), 19\u00a0September 2014, http"
    )


def test_a_list_to_cite_says_what_the_state_said(indexed, client):
    response = client.get("/recommendations.docx?position=supported")
    said = [one.text for one in Document(io.BytesIO(body(response))).paragraphs]
    assert said[4] == "Position of the State: Supported."
    assert "recommended by Morocco" in said[5]


def test_codes_have_their_names_beside_them(indexed, client):
    (row,) = csv.DictReader(io.StringIO(body(client.get("/recommendations.csv?body=upr")).decode()))
    assert (row["body"], row["body_name"]) == ("upr", "Working Group on the Universal Periodic Review")
    assert (row["recommenders"], row["recommender_names"]) == ("MAR FRA", "Morocco|France")


def test_without_an_index_a_file_says_when_to_ask_again(facts_loaded, settings, tmp_path, client):
    settings.VAR = tmp_path
    answer = client.get("/recommendations.csv")
    assert (answer.status_code, answer["Retry-After"]) == (503, "60")


def test_a_list_to_cite_writes_each_text_in_its_own_direction(indexed, client):
    packed = zipfile.ZipFile(io.BytesIO(body(client.get("/recommendations.docx?language=ar"))))
    text = packed.read("word/document.xml").decode()
    assert '<w:bidi/><w:spacing w:after="40"/></w:pPr><w:r><w:rPr><w:rtl/><w:lang w:val="ar"' in text


def test_a_document_that_no_program_opens_is_not_made(indexed, client, monkeypatch):
    monkeypatch.setattr("palais.web.site.present.recommendation_search.MOST_IN_DOCUMENT", 3)
    response = client.get("/recommendations.docx")
    assert response.status_code == 400
    assert "Narrow the search" in response.content.decode()
    assert reading.links(reading.page(client.get(PAGE)), "/recommendations.docx") == []


def test_cells_are_never_formulas_and_signs_that_cannot_be_written_are_left_out(rows, client):
    add("formula", text='=HYPERLINK("http://x")\x0b\x01 end', state="SWE", headings=["+1"])
    search.rebuild(of=index.INDEX)
    table = list(csv.DictReader(io.StringIO(body(client.get("/recommendations.csv?state=SWE")).decode())))
    assert table[0]["text"].startswith("'=HYPERLINK") and table[0]["headings"] == "'+1"
    book = load_workbook(io.BytesIO(body(client.get("/recommendations.xlsx?state=SWE"))))
    cell = book.worksheets[0].cell(2, 1 + list(COLUMNS).index("text"))
    assert (cell.data_type, cell.value) == ("s", '\'=HYPERLINK("http://x") end')
    assert body(client.get("/recommendations.csv?state=SWE&bom=1")).startswith(b"\xef\xbb\xbf")


def test_a_file_speaks_the_language_of_its_address(indexed, client):
    data = json.loads(body(client.get("/fr/recommendations.json?state=MAR")))
    assert data["items"][0]["state_name"] == ["Maroc"]


def test_the_same_rows_are_the_same_bytes(indexed, client):
    for form in ("xlsx", "docx", "csv", "json"):
        one, other = (body(client.get(f"/recommendations.{form}?q=justice")) for _ in range(2))
        assert one == other, form


def test_files_are_read_some_hundred_rows_at_a_time(
    facts_loaded, settings, tmp_path, client, monkeypatch, django_assert_num_queries
):
    settings.VAR = tmp_path
    monkeypatch.setattr("palais.web.answers.recommendation_search.rows.TOGETHER", 10)
    for number in range(25):
        add(f"row-{number}", text="Ratify.", state="MAR")
    search.rebuild(of=index.INDEX)
    response = client.get("/recommendations.csv")
    with CaptureQueriesContext(connection) as asked:
        lines = body(response).decode().splitlines()
    assert len(lines) == 26
    assert sum("library_recommendation" in query["sql"] for query in asked if "FROM" in query["sql"]) == 3
